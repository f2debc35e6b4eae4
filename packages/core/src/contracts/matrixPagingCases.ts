import type { MatrixSort } from '../matrices/index.js'
import type { ContractCase } from './ContractCase.js'
import type { ContractRow } from './ContractRow.js'
import { contractRowsMatrix, contractTextsMatrix } from './contractMatrices.js'
import { CONTRACT_ROWS, CONTRACT_TEXTS } from './contractRows.js'
import { codesOf, exactRow } from './exactRow.js'
import { HOSTILE_TEXTS } from './hostileTexts.js'
import { allRows, type MatrixScene, requestOf } from './matrixScene.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'

const SORTS: readonly MatrixSort['column'][] = contractRowsMatrix.columns
  .filter(({ sortable }) => sortable === true)
  .map(({ name }) => name)

/** Rows exact, in order, page after page. */
export function matrixPagingCases({ harness, rows, texts }: MatrixScene): ContractCase[] {
  return [
    {
      name: 'gives every column of every row exactly: cents past 2^53, emoji, quotes, nulls, lists, JSON and times',
      async run() {
        const page = await (await rows()).readPage(contractRowsMatrix, requestOf(contractRowsMatrix))
        mustEqual(
          'the rows',
          page.rows.map((row) => exactRow(contractRowsMatrix, row)),
          CONTRACT_ROWS.map((row) => exactRow(contractRowsMatrix, row)),
        )
        mustEqual('the cursor after the last page', page.next, null)
      },
    },
    ...SORTS.flatMap((column) =>
      (['asc', 'desc'] as const).map((direction) => ({
        name: `pages by ${column} ${direction} without losing or repeating a row, ties told by the key`,
        async run() {
          const source = await rows()
          const sort = { column, direction }
          const paged = await allRows(
            source,
            contractRowsMatrix,
            requestOf(contractRowsMatrix, { sort, limit: 7 }),
          )
          const whole = await allRows(source, contractRowsMatrix, requestOf(contractRowsMatrix, { sort }))
          mustEqual('the rows of pages of 7, against those of one page', codesOf(paged), codesOf(whole))
          mustEqual('all rows', codesOf(paged).sort(), codesOf(CONTRACT_ROWS))
          if (column !== 'name') mustEqual('their order', codesOf(paged), codesOf(sorted(column, direction)))
        },
      })),
    ),
    {
      name: 'gives the names of one direction backwards in the other, whatever the collation',
      async run() {
        const source = await rows()
        const [up, down] = await Promise.all(
          (['asc', 'desc'] as const).map((direction) =>
            allRows(
              source,
              contractRowsMatrix,
              requestOf(contractRowsMatrix, { sort: { column: 'name', direction }, limit: 9 }),
            ),
          ),
        )
        mustEqual('the names downwards', codesOf(down ?? []), codesOf(up ?? []).reverse())
      },
    },
    {
      name: 'gives the same page again by its cursor, on the way back',
      async run() {
        const source = await rows()
        const cursors: (string | null)[] = [null]
        const seen: string[][] = []
        for (let at = 0; at < 4; at++) {
          const after = cursors[at] ?? null
          const page = await source.readPage(
            contractRowsMatrix,
            requestOf(contractRowsMatrix, { limit: 7, after }),
          )
          seen.push(codesOf(page.rows))
          cursors.push(page.next)
        }
        for (const at of [3, 2, 1, 0]) {
          const page = await source.readPage(
            contractRowsMatrix,
            requestOf(contractRowsMatrix, { limit: 7, after: cursors[at] ?? null }),
          )
          mustEqual(`page ${at + 1} again`, codesOf(page.rows), seen[at])
        }
      },
    },
    {
      name: 'ends with a page that is just full, and goes on where one row is left',
      async run() {
        const source = await rows()
        const count = CONTRACT_ROWS.length
        const full = await source.readPage(
          contractRowsMatrix,
          requestOf(contractRowsMatrix, { limit: count }),
        )
        mustEqual('the cursor of a full last page', full.next, null)
        const short = await source.readPage(
          contractRowsMatrix,
          requestOf(contractRowsMatrix, { limit: count - 1 }),
        )
        must(short.next !== null, 'A row is left, so there is a cursor')
        const rest = await source.readPage(
          contractRowsMatrix,
          requestOf(contractRowsMatrix, { limit: count - 1, after: short.next }),
        )
        mustEqual('the last row', codesOf(rest.rows), codesOf(CONTRACT_ROWS.slice(-1)))
        mustEqual('the cursor after it', rest.next, null)
      },
    },
    {
      name: 'gives a page of 5,000 rows and what is left, exactly',
      async run() {
        const found = await allRows(
          await texts(),
          contractTextsMatrix,
          requestOf(contractTextsMatrix, { limit: 5000 }),
        )
        mustEqual(
          'the texts',
          found.map(({ text_id, place }) => [Number(place), text_id]),
          CONTRACT_TEXTS.map(({ text_id, place }) => [place, text_id]),
        )
      },
    },
    {
      name: 'pages over keys of any text in both directions',
      async run() {
        const source = await texts()
        const keys = async (direction: MatrixSort['direction']) =>
          (
            await allRows(
              source,
              contractTextsMatrix,
              requestOf(contractTextsMatrix, { sort: { column: 'text_id', direction }, limit: 613 }),
            )
          ).map(({ text_id }) => text_id)
        const up = await keys('asc')
        mustEqual('the keys', [...up].sort(), CONTRACT_TEXTS.map(({ text_id }) => text_id).sort())
        mustEqual('the keys downwards', await keys('desc'), [...up].reverse())
      },
    },
    {
      name: 'goes on after any text as a key, or as the value that is sorted by',
      async run() {
        const source = await texts()
        const texted = requestOf(contractTextsMatrix, {
          sort: { column: 'text_id', direction: 'asc' },
          filters: { text: { kind: 'select', values: HOSTILE_TEXTS } },
          limit: 1,
        })
        const keys = (await allRows(source, contractTextsMatrix, texted)).map(({ text_id }) => text_id)
        mustEqual('the keys, one by one', keys.sort(), [...HOSTILE_TEXTS].sort())
        for (const direction of ['asc', 'desc'] as const) {
          const request = requestOf(contractRowsMatrix, { sort: { column: 'name', direction }, limit: 1 })
          const found = codesOf(await allRows(await rows(), contractRowsMatrix, request))
          mustEqual(`the rows, one by one by name ${direction}`, found.sort(), codesOf(CONTRACT_ROWS))
        }
      },
    },
    ...(harness.openCapped === undefined
      ? []
      : [1, 7, 50].map((maximum) => ({
          name: `pages past a server that answers at most ${maximum} rows and does not say so`,
          async run() {
            await rows()
            const source = await harness.openCapped?.(maximum)
            must(source !== undefined, 'The harness opens a capped source')
            const limit = maximum === 1 ? 20 : 60
            const found = await source.readPage(contractRowsMatrix, requestOf(contractRowsMatrix, { limit }))
            const wanted = CONTRACT_ROWS.slice(0, limit)
            mustEqual('the rows', codesOf(found.rows), codesOf(wanted))
            mustEqual('whether it goes on', found.next === null, wanted.length === CONTRACT_ROWS.length)
          },
        }))),
  ]
}

function sorted(column: string, direction: MatrixSort['direction']): ContractRow[] {
  const rankOf = (row: ContractRow) =>
    column === 'amount_cents'
      ? BigInt(row.amount_cents)
      : (row[column as 'score' | 'code' | 'happened_at'] ?? 0)
  const up = [...CONTRACT_ROWS].sort((a, b) => {
    const [left, right] = [rankOf(a), rankOf(b)]
    if (left !== right) return left < right ? -1 : 1
    return a.row_id < b.row_id ? -1 : 1
  })
  return direction === 'asc' ? up : up.reverse()
}
