import {
  edgeStatement,
  type PageEdge,
  pageStatement,
  tiedStatement,
} from '../../packages/supabase/tests/fixture/matrixPages.js'
import type { BenchDatabase, Connection } from '../passport/BenchDatabase.js'
import { asPostgrest, type Bound } from './asPostgrest.js'
import { explain } from './PlanNode.js'
import { type PageCase, pageCases } from './pageCases.js'
import { median, Rounds } from './Rounds.js'

interface MeasuredPage extends PageCase {
  /** How many rows before the far page; 0 where the rows end on the first. */
  readonly depth: number
  readonly faults: readonly string[]
  readonly firstRead: number
  readonly farRead: number
  readonly firstMs: number
  readonly farMs: number
}

/** After so many runs a prepared statement has the plan that it keeps. */
export const WARM_UPS = 6

/** Page 10,000 of 50 rows, and how far it goes where the rows end before. */
const DEPTHS = [500_000, 50_000, 5000, 500, 50]

export interface MeasuredPages {
  readonly pages: readonly MeasuredPage[]
  /** Median round trip of `select 1` in the same rounds, in milliseconds. */
  readonly roundTripMs: number
}

/** Asks for the first and the far page of every case, as an admin through the views. */
export async function measurePages(
  database: BenchDatabase,
  admin: Connection,
  large: ReadonlySet<string>,
  options: { readonly rounds: number; readonly only: RegExp; say(line: string): void },
): Promise<MeasuredPages> {
  const { owner } = database
  await owner.query(
    'create table if not exists bench.edges (page text primary key, value text, key text, depth int)',
  )
  const cases = (await pageCases(owner)).filter(({ matrix, asked }) =>
    options.only.test(`${matrix.name} ${asked}`),
  )
  const trips: number[] = []
  const pages: MeasuredPage[] = []
  for (const each of cases) {
    const { matrix, sort, where } = each
    const { edge, depth } = await findEdge(owner, each)
    const first = pageStatement(matrix, sort, where)
    const far =
      edge === undefined
        ? first
        : pageStatement(matrix, sort, where, {
            ...edge,
            tied:
              (await owner.query<{ tied: boolean }>(tiedStatement(matrix, sort, where, edge)))[0]?.tied ??
              false,
          })
    const failed = (error: Error) => ({ faults: [`fails: ${error.message}`], rowsRead: Number.NaN })
    const ofFirst = await explain(admin, first, [], large).catch(failed)
    const ofFar = edge === undefined ? ofFirst : await explain(admin, far, [], large).catch(failed)
    const times = new Rounds()
    const faults = [
      ...ofFirst.faults.map((fault) => `first page ${fault}`),
      ...(edge === undefined ? [] : ofFar.faults.map((fault) => `far page ${fault}`)),
    ]
    const ask = ({ text, values }: Bound) => admin.prepared(text, values)
    if (!faults.some((fault) => fault.includes('fails'))) {
      // Five runs with plans of their own, before Postgres considers one for all values.
      for (let round = 0; round < WARM_UPS; round++) {
        await ask(asPostgrest(first))
        await ask(asPostgrest(far))
      }
      for (let round = 0; round < options.rounds; round++) {
        await times.time('select 1', () => admin.prepared('select 1'))
        await times.time('first', () => ask(asPostgrest(first)))
        await times.time('far', () => ask(asPostgrest(far)))
      }
    }
    trips.push(times.median('select 1'))
    const page: MeasuredPage = {
      ...each,
      depth,
      faults,
      firstRead: ofFirst.rowsRead,
      farRead: ofFar.rowsRead,
      firstMs: times.median('first'),
      farMs: times.median('far'),
    }
    pages.push(page)
    options.say(lineOf(page))
  }
  return { pages, roundTripMs: median(trips.filter(Number.isFinite)) }
}

async function findEdge(owner: Connection, each: PageCase): Promise<{ edge?: PageEdge; depth: number }> {
  const { matrix, asked, sort, where } = each
  const page = `${matrix.name} ${asked} by ${sort}`
  const [known] = await owner.query<{ value: string; key: string; depth: number }>(
    'select value, key, depth from bench.edges where page = $1',
    [page],
  )
  if (known !== undefined) return known.depth === 0 ? { depth: 0 } : { edge: known, depth: known.depth }
  for (const depth of DEPTHS) {
    const [edge] = await owner.query<{ value: string; key: string }>(
      edgeStatement(matrix, sort, where, String(depth)),
    )
    if (edge === undefined) continue
    await owner.query('insert into bench.edges values ($1, $2, $3, $4)', [page, edge.value, edge.key, depth])
    return { edge, depth }
  }
  await owner.query('insert into bench.edges values ($1, null, null, 0)', [page])
  return { depth: 0 }
}

function lineOf(page: MeasuredPage): string {
  const { matrix, asked, sort, depth, firstMs, farMs, firstRead, farRead, faults } = page
  return [
    `${matrix.name} · ${asked} · by ${sort}`.padEnd(64),
    `first ${firstMs.toFixed(2)} ms`.padStart(17),
    `reads ${firstRead.toLocaleString('en')}`.padStart(16),
    depth === 0
      ? ''
      : `after ${depth.toLocaleString('en')}: ${farMs.toFixed(2)} ms, reads ${farRead.toLocaleString('en')}`,
    ...faults.map((fault) => `!! ${fault}`),
  ].join('  ')
}
