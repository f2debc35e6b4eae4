import type { MatrixFilterValue, MatrixRequest } from '../matrices/index.js'
import type { ContractCase } from './ContractCase.js'
import type { ContractRow } from './ContractRow.js'
import { contractActivity } from './contractActivity.js'
import { contractRowsMatrix, contractTextsMatrix } from './contractMatrices.js'
import { CONTRACT_ROWS } from './contractRows.js'
import { codesOf } from './exactRow.js'
import { HOSTILE_TEXTS } from './hostileTexts.js'
import { type MatrixScene, requestOf } from './matrixScene.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'

type Filters = Readonly<Record<string, MatrixFilterValue>>
type Example = readonly [
  what: string,
  filters: Filters,
  passes: (row: ContractRow) => boolean,
  search?: string,
]

const day = (n: number) => new Date(Date.UTC(2025, 8, n, 12, 30, 15, 125)).toISOString()
const owner = (n: number) => CONTRACT_ROWS[n]?.owner_id ?? ''
const oneOf = (...values: string[]) => ({ kind: 'select', values }) as const
const did = (kept: boolean, ...eventTypes: string[]) => ({ did: kept, eventTypes })

const EXAMPLES: readonly Example[] = [
  ['one option', { status: oneOf('done') }, ({ status }) => status === 'done'],
  [
    'several options, one with a comma and quotes',
    { status: oneOf('open', 'odd, "one"') },
    ({ status }) => status !== 'done',
  ],
  ['an option that no row has', { status: oneOf('nowhere') }, () => false],
  ['a tag with a comma', { tag: oneOf('a,b') }, ({ tags }) => tags?.includes('a,b') === true],
  ['half a tag', { tag: oneOf('a') }, () => false],
  [
    'any of two tags with quotes',
    { tag: oneOf('g"0', 'g"3') },
    ({ tags }) => tags?.some((tag) => tag === 'g"0' || tag === 'g"3') === true,
  ],
  [
    'a text that a column holds, in any case and between blanks',
    { named: { kind: 'text', text: ' PLAIN ' } },
    ({ name }) => name.startsWith('plain'),
  ],
  ['a text that no row holds', { named: { kind: 'text', text: 'plain_%' } }, () => false],
  ['true', { live: { kind: 'boolean', value: true } }, ({ is_live }) => is_live],
  ['false', { live: { kind: 'boolean', value: false } }, ({ is_live }) => !is_live],
  [
    'times, from inclusive, to exclusive',
    { happened: { kind: 'timeRange', from: day(3), to: day(5) } },
    ({ happened_at }) => happened_at === day(3) || happened_at === day(4),
  ],
  [
    'times in another zone',
    { happened: { kind: 'timeRange', from: '2025-09-07T14:30:15.125+02:00' } },
    ({ happened_at }) => happened_at >= day(7),
  ],
  [
    'times without a zone, which are UTC',
    { happened: { kind: 'timeRange', from: '2025-09-07T12:30:15.125', to: '2025-09-08' } },
    ({ happened_at }) => happened_at === day(7),
  ],
  ['no end at all', { happened: { kind: 'timeRange' } }, () => true],
  [
    'numbers, from inclusive, to exclusive',
    { score: { kind: 'numberRange', from: -0.25, to: 0.25 } },
    ({ score }) => score === -0.25 || score === 0,
  ],
  ['a range that ends before it starts', { score: { kind: 'numberRange', from: 1, to: 0 } }, () => false],
  [
    'cents from zero',
    { amount: { kind: 'numberRange', from: 0 } },
    ({ amount_cents }) => BigInt(amount_cents) >= 0n,
  ],
  [
    'cents from a part of one',
    { amount: { kind: 'numberRange', from: 0.5, to: 1e21 } },
    ({ amount_cents }) => BigInt(amount_cents) > 0n,
  ],
  ['cents that no column holds', { amount: { kind: 'numberRange', from: 1e300 } }, () => false],
  ['one id', { owner: { kind: 'id', values: [owner(2)] } }, ({ owner_id }) => owner_id === owner(2)],
  [
    'several ids, in capitals',
    { owner: { kind: 'id', values: [owner(1).toUpperCase(), owner(4)] } },
    ({ owner_id }) => owner_id === owner(1) || owner_id === owner(4),
  ],
  [
    'all of several filters',
    { status: oneOf('open'), live: { kind: 'boolean', value: true }, score: { kind: 'numberRange', to: 0 } },
    ({ status, is_live, score }) => status === 'open' && is_live && score < 0,
  ],
  [
    'a search within a filter',
    { live: { kind: 'boolean', value: true } },
    ({ is_live, name }) => is_live && name.startsWith('plain'),
    '  PLAIN ',
  ],
]

const ACTIVITIES: readonly Example[] = [
  [
    'what was done',
    { did: { kind: 'activity', conditions: [did(true, 'a,b', 'x')] } },
    (row) => contractActivity({ ...row }, [did(true, 'a,b', 'x')]),
  ],
  [
    'what was done and what was not, within another filter',
    {
      did: { kind: 'activity', conditions: [did(true, 'a,b'), did(false, 'g"0')] },
      live: { kind: 'boolean', value: false },
    },
    (row) => !row.is_live && contractActivity({ ...row }, [did(true, 'a,b'), did(false, 'g"0')]),
  ],
]

/** Filters of every kind, alone and together; searches; counts. */
export function matrixFilterCases({ harness, rows, texts }: MatrixScene): ContractCase[] {
  return [
    ...[...EXAMPLES, ...(harness.answersActivities === false ? [] : ACTIVITIES)].map(
      ([what, filters, passes, search = '']) => ({
        name: `filters by ${what}, and counts what it finds`,
        async run() {
          const source = await rows()
          const request = requestOf(contractRowsMatrix, { filters, search })
          const wanted = CONTRACT_ROWS.filter(passes)
          const page = await source.readPage(contractRowsMatrix, request)
          mustEqual('the rows', codesOf(page.rows), codesOf(wanted))
          const exact = await source.countRows(contractRowsMatrix, request, { policy: 'exact' })
          mustEqual('the exact count', exact, { value: wanted.length, policy: 'exact' })
          const estimated = await source.countRows(contractRowsMatrix, request, { policy: 'estimated' })
          must(
            Number.isInteger(estimated.value) && estimated.value >= 0,
            'An estimate is a whole number of rows',
            String(estimated.value),
          )
          if (estimated.policy === 'exact')
            mustEqual('a count that says it is exact', estimated.value, wanted.length)
        },
      }),
    ),
    {
      name: 'finds any text by a filter on it, and nothing else',
      async run() {
        const source = await rows()
        for (const text of HOSTILE_TEXTS) {
          const { rows: found } = await source.readPage(
            contractRowsMatrix,
            requestOf(contractRowsMatrix, { filters: { name: oneOf(text) } }),
          )
          mustEqual(
            `the names found by ${JSON.stringify(text)}`,
            found.map(({ name }) => name),
            [text],
          )
        }
        const { rows: all } = await source.readPage(
          contractRowsMatrix,
          requestOf(contractRowsMatrix, { filters: { name: oneOf(...HOSTILE_TEXTS) } }),
        )
        mustEqual(
          'the names found by all at once',
          all.map(({ name }) => name),
          HOSTILE_TEXTS,
        )
      },
    },
    {
      name: 'finds any text by a search for it and by a filter that holds it, and nothing that does not hold it',
      async run() {
        const source = await texts()
        const asked = HOSTILE_TEXTS.flatMap((text) => [
          { text, changes: { search: text } },
          ...(text.trim() === ''
            ? []
            : [{ text, changes: { filters: { holds: { kind: 'text', text } as const } } }]),
        ])
        for (const { text, changes } of asked) {
          const { rows: found } = await source.readPage(
            contractTextsMatrix,
            requestOf(contractTextsMatrix, { ...changes, limit: 5000 }),
          )
          const wanted = text.trim().toLowerCase()
          must(
            found.some(({ text_id }) => text_id === text),
            `A search for ${JSON.stringify(text)} finds it`,
            `${found.length} others`,
          )
          const foreign = found.find(({ text_id }) => !text_id.toLowerCase().includes(wanted))
          must(
            foreign === undefined,
            `A search for ${JSON.stringify(text)} finds what holds it`,
            foreign?.text_id,
          )
        }
      },
    },
    {
      name: 'finds nothing by what no row can hold, and everything by nothing',
      async run() {
        const source = await rows()
        const count = async (changes: Partial<MatrixRequest>) =>
          (
            await source.countRows(contractRowsMatrix, requestOf(contractRowsMatrix, changes), {
              policy: 'exact',
            })
          ).value
        for (const odd of ['\0', 'a\0b', '\ud83d', 'x\udc00']) {
          mustEqual('rows found by a search for half a character', await count({ search: odd }), 0)
          mustEqual('rows found by a filter on it', await count({ filters: { name: oneOf(odd) } }), 0)
        }
        mustEqual('rows found by blanks', await count({ search: '   ' }), CONTRACT_ROWS.length)
      },
    },
    {
      name: 'pages on under a filter and a search, by their cursors',
      async run() {
        const source = await rows()
        const request = requestOf(contractRowsMatrix, {
          search: 'row',
          filters: { live: { kind: 'boolean', value: false } },
          sort: { column: 'score', direction: 'desc' },
          limit: 5,
        })
        const seen: string[] = []
        let after: string | null = null
        do {
          const page: { rows: readonly ContractRow[]; next: string | null } = await source.readPage(
            contractRowsMatrix,
            { ...request, after },
          )
          seen.push(...codesOf(page.rows))
          after = page.next
        } while (after !== null)
        mustEqual('the rows', seen.sort(), codesOf(CONTRACT_ROWS.filter(({ is_live }) => !is_live)))
      },
    },
    {
      name: 'counts the options of a filter only as numbers, where it counts them',
      async run() {
        const source = await rows()
        const counts = await source.countOptions?.(contractRowsMatrix, 'status')
        for (const [option, count] of counts ?? []) {
          must(
            Number.isFinite(count) && count >= 0,
            `The option "${option}" has a number of rows`,
            String(count),
          )
        }
      },
    },
  ]
}
