import type { Connection } from '../passport/BenchDatabase.js'

/** A node of `explain (analyze, format json)`. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Sort Method'?: string
  readonly Plans?: readonly PlanNode[]
}

/** What a plan did that no page of a large table may do, in words, and how many rows it read. */
export interface PlanFindings {
  readonly faults: readonly string[]
  readonly rowsRead: number
}

/** More rows than a page's filter can reasonably have found by an index and still had to sort. */
const MANY = 25_000

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]
const outOf = (node: PlanNode) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1)

/** Runs a statement under `explain analyze` and tells what it did; `large` are the tables that only grow. */
export async function explain(
  connection: Connection,
  text: string,
  values: readonly unknown[],
  large: ReadonlySet<string>,
): Promise<PlanFindings> {
  const [row] = await connection.query<Record<string, [{ Plan: PlanNode }]>>(
    `explain (analyze, timing off, format json) ${text}`,
    values,
  )
  const plan = Object.values(row ?? {})[0]?.[0]?.Plan
  if (plan === undefined) throw new Error('no plan')
  const nodes = flat(plan)
  const faults = nodes.flatMap((node) => {
    const relation = node['Relation Name'] ?? ''
    if (node['Node Type'] === 'Seq Scan' && (node['Actual Loops'] ?? 0) > 0 && large.has(relation))
      return [`reads all of ${relation}`]
    if (node['Sort Method']?.startsWith('external')) return [`sorts on disk (${node['Sort Method']})`]
    if (node['Node Type'] === 'Sort' && node.Plans?.some((from) => outOf(from) > MANY))
      return [`sorts ${Math.max(...(node.Plans ?? []).map(outOf)).toLocaleString('en')} rows`]
    return []
  })
  const rowsRead = nodes
    .filter((node) => node['Relation Name'] !== undefined)
    .reduce(
      (sum, node) =>
        sum +
        ((node['Actual Rows'] ?? 0) +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)) *
          (node['Actual Loops'] ?? 1),
      0,
    )
  return { faults: [...new Set(faults)], rowsRead }
}
