import { allMatrices, type MatrixDefinition, type MatrixRow, offeredSorts } from '@dia/core/matrices'
import type { Connection } from '../passport/BenchDatabase.js'

type Matrix = MatrixDefinition<MatrixRow>
type Filter = Matrix['filters'][number]

/** One way to ask for pages of a matrix: a filter at a value, or a search, or none, and a sort. */
export interface PageCase {
  readonly matrix: Matrix
  /** As a line of the report names it. */
  readonly asked: string
  readonly where: string
  readonly sort: string
  readonly ofHeavyUser: boolean
}

/** Every filter × sort pair that a matrix offers; a filter at common, rare and absent values. */
export async function pageCases(owner: Connection): Promise<readonly PageCase[]> {
  const cases: PageCase[] = []
  for (const matrix of allMatrices) {
    const add = (
      asked: string,
      where: string,
      sorts: readonly string[],
      { ofHeavyUser = false, relation = matrix.relation } = {},
    ) => {
      for (const sort of sorts)
        cases.push({ matrix: { ...matrix, relation }, asked, where, sort, ofHeavyUser })
    }
    add('all', 'true', offeredSorts(matrix, {}))
    for (const filter of matrix.filters) {
      if (filter.kind === 'activity') continue
      const sorts = offeredSorts(matrix, { filters: { [filter.name]: { kind: 'boolean', value: true } } })
      for (const [said, where] of await conditions(owner, matrix, filter))
        add(`${filter.name} ${said}`, where, sorts, {
          ofHeavyUser: said === 'of the heavy user',
          relation: filter.relation,
        })
    }
    if (matrix.searchColumn !== undefined)
      for (const text of ['listener-1234', 'track 77', 'zzz nobody'])
        add(
          `search "${text}"`,
          `${matrix.searchColumn} ~* '(?:${text})'`,
          offeredSorts(matrix, { search: text }),
        )
  }
  return cases
}

const ID_OF: Readonly<Record<string, string>> = {
  user: `bench.id('user', 0)`,
  track: `bench.id('track', 1)`,
  artist: `bench.id('artist', 2)`,
  event: `bench.id('event', 1)`,
  entity: `bench.id('track', 1)`,
}

async function conditions(
  owner: Connection,
  { relation, key }: Matrix,
  { column, ...filter }: Filter,
): Promise<readonly (readonly [said: string, where: string])[]> {
  switch (filter.kind) {
    case 'boolean':
      return [
        ['yes', `${column} = true`],
        ['no', `${column} = false`],
      ]
    // None of the matrices has one: a host's own table does, with an index of its own.
    case 'text':
      return []
    case 'select':
      return filter.options
        .slice(0, 6)
        .map(({ value, names = [value] }) => [
          value,
          names.length === 1 ? `${column} = '${value}'` : `${column} in ('${names.join("', '")}')`,
        ])
    case 'id': {
      const ofKey =
        column === key || filter.of === 'session' || (filter.of === 'user' && column !== 'user_id')
      const [row] = await owner.query<{ id: string }>(
        ofKey
          ? `select ${column}::text as id from (select ${column} from public.${relation} where ${column} is not null limit 1) x`
          : `select ${ID_OF[filter.of]}::text as id`,
      )
      if (row === undefined) return []
      return [[filter.of === 'user' && !ofKey ? 'of the heavy user' : 'of one', `${column} = '${row.id}'`]]
    }
    case 'timeRange':
    case 'numberRange': {
      const [range] = await owner.query<Record<'low' | 'middle' | 'narrow' | 'high', string | null>>(
        `select min(x.v)::text as low, max(x.v)::text as high,
           percentile_disc(0.5) within group (order by x.v)::text as middle,
           percentile_disc(0.51) within group (order by x.v)::text as narrow
         from (select ${column} as v from public.${relation} where ${column} is not null
           ${column === key ? '' : `and hashtext(${key}::text) % 50 = 0`} limit 100000) x`,
      )
      if (range?.low == null) return []
      return [
        ['from the middle', `${column} >= '${range.middle}'`],
        ['to the middle', `${column} < '${range.middle}'`],
        ['in a narrow range', `${column} >= '${range.middle}' and ${column} < '${range.narrow}'`],
      ]
    }
    case 'activity':
      return []
  }
}
