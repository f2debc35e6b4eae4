import type { MatrixRequest } from '../matrices/index.js'
import type { ContractCase } from './ContractCase.js'
import { contractRowsMatrix } from './contractMatrices.js'
import { type MatrixScene, requestOf } from './matrixScene.js'
import { must } from './must.js'
import { mustRefuse } from './mustRefuse.js'

const REFUSED: readonly (readonly [what: string, broken: object])[] = [
  ['a sort column that is not there', { sort: { column: 'password', direction: 'asc' } }],
  ['a sort column that is SQL', { sort: { column: 'code; drop table x', direction: 'asc' } }],
  ['a sort by a column that is not offered', { sort: { column: 'status', direction: 'asc' } }],
  [
    'a sort that is not offered under a filter',
    {
      sort: { column: 'happened_at', direction: 'asc' },
      filters: { score: { kind: 'numberRange', from: 0 } },
    },
  ],
  ['a direction that is none', { sort: { column: 'code', direction: 'asc,status.desc' } }],
  ['a filter that is not there', { filters: { password: { kind: 'boolean', value: true } } }],
  ['an inherited filter', { filters: JSON.parse('{"__proto__":{"kind":"boolean","value":true}}') }],
  ['a filter of another kind', { filters: { status: { kind: 'boolean', value: true } } }],
  ['a filter of no values', { filters: { status: { kind: 'select', values: [] } } }],
  ['a text filter of blanks', { filters: { named: { kind: 'text', text: '  ' } } }],
  ['a text filter that is no text', { filters: { named: { kind: 'text', text: { ilike: '%' } } } }],
  ['an id that is none', { filters: { owner: { kind: 'id', values: ['1) or (1=1'] } } }],
  ['a time that is none', { filters: { happened: { kind: 'timeRange', from: 'yesterday' } } }],
  [
    'a text that only JavaScript takes for a time',
    { filters: { happened: { kind: 'timeRange', to: 'foo 1' } } },
  ],
  [
    'a day that does not exist',
    { filters: { happened: { kind: 'timeRange', from: '2025-02-30T00:00:00Z' } } },
  ],
  ['a number that is none', { filters: { score: { kind: 'numberRange', from: Number.NaN } } }],
  ['no filters at all', { filters: null }],
  ['a search that is no text', { search: { ilike: '%' } }],
  ['no rows', { limit: 0 }],
  ['too many rows', { limit: 5001 }],
  ['half a row', { limit: 1.5 }],
]

/** What a source must not answer, and what it must not keep on answering. */
export function matrixRefusalCases({ rows }: MatrixScene): ContractCase[] {
  return [
    ...REFUSED.map(([what, broken]) => ({
      name: `refuses ${what}`,
      async run() {
        const source = await rows()
        const request = requestOf(contractRowsMatrix, broken as Partial<MatrixRequest>)
        await mustRefuse(what, ['INVALID_MATRIX_REQUEST'], () => source.readPage(contractRowsMatrix, request))
      },
    })),
    {
      name: 'refuses the cursor of another sort, and one of nobody',
      async run() {
        const source = await rows()
        const { next } = await source.readPage(
          contractRowsMatrix,
          requestOf(contractRowsMatrix, { limit: 3 }),
        )
        must(next !== null, 'Three of all rows are not the last page')
        const sort = { column: 'score', direction: 'asc' } as const
        for (const broken of [
          { sort, after: next },
          { after: 'garbage' },
          { after: '' },
          { after: '["code","asc",null,"x"]' },
          { after: '["code","asc",{"a":1},"x"]' },
        ]) {
          await mustRefuse(JSON.stringify(broken), ['INVALID_CURSOR'], () =>
            source.readPage(contractRowsMatrix, requestOf(contractRowsMatrix, { limit: 3, ...broken })),
          )
        }
      },
    },
    {
      name: 'answers ABORTED to a reader who has gone, before and while it reads',
      async run() {
        const source = await rows()
        const gone = { signal: AbortSignal.abort() }
        const request = requestOf(contractRowsMatrix)
        await mustRefuse('a page', ['ABORTED'], () => source.readPage(contractRowsMatrix, request, gone))
        await mustRefuse('a count', ['ABORTED'], () => source.countRows(contractRowsMatrix, request, gone))
        const leaving = new AbortController()
        // A source that has its rows at hand may have answered before anyone can leave.
        const reading = source.readPage(contractRowsMatrix, request, { signal: leaving.signal }).then(
          () => 'answered',
          (error: { code?: unknown }) => error.code,
        )
        leaving.abort()
        const end = await reading
        must(end === 'ABORTED' || end === 'answered', 'Who leaves hears ABORTED', String(end))
      },
    },
  ]
}
