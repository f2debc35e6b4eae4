import { streamMatrixRows } from '../matrices/index.js'
import type { ContractCase } from './ContractCase.js'
import type { ContractRow } from './ContractRow.js'
import { contractRowsMatrix, contractTextsMatrix } from './contractMatrices.js'
import { CONTRACT_ROWS } from './contractRows.js'
import { codesOf, exactRow } from './exactRow.js'
import { HOSTILE_TEXTS } from './hostileTexts.js'
import { type MatrixScene, requestOf } from './matrixScene.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import { mustRefuse } from './mustRefuse.js'

/** All rows as a stream, single rows, refreshing, and what is written down of it. */
export function matrixStreamCases({ harness, rows, texts }: MatrixScene): ContractCase[] {
  return [
    {
      name: 'streams all rows of a request with progress, and stops when it is told to',
      async run() {
        const source = await rows()
        const request = requestOf(contractRowsMatrix)
        const told: number[] = []
        const seen: ContractRow[] = []
        const onProgress = ({ done }: { readonly done: number }) => void told.push(done)
        for await (const row of streamMatrixRows(source, contractRowsMatrix, request, {
          pageSize: 25,
          onProgress,
        }))
          seen.push(row)
        mustEqual('the rows', codesOf(seen), codesOf(CONTRACT_ROWS))
        mustEqual('the progress', told, [25, 50, CONTRACT_ROWS.length])

        const leaving = new AbortController()
        const read = async () => {
          for await (const row of streamMatrixRows(source, contractRowsMatrix, request, {
            pageSize: 5,
            signal: leaving.signal,
          }))
            if (row.code === CONTRACT_ROWS[7]?.code) leaving.abort()
        }
        await mustRefuse('a stream that was cancelled', ['ABORTED'], read)
      },
    },
    {
      name: 'opens one row by its key, with every column',
      async run() {
        const source = await rows()
        if (source.openRow === undefined) return
        for (const row of CONTRACT_ROWS.slice(0, 6)) {
          const opened = await source.openRow(contractRowsMatrix, row.row_id)
          mustEqual('the row', exactRow(contractRowsMatrix, opened), exactRow(contractRowsMatrix, row))
        }
        for (const key of ['00000000-0000-4000-8000-000000000000', 'nobody', "' or 1=1", '\0'])
          await mustRefuse(`the key ${key}`, ['NOT_FOUND'], () => source.openRow?.(contractRowsMatrix, key))
      },
    },
    {
      name: 'opens the row of any text as its key, and no other',
      async run() {
        const source = await texts()
        if (source.openRow === undefined) return
        for (const text of HOSTILE_TEXTS) {
          const opened = await source.openRow(contractTextsMatrix, text)
          mustEqual('the key of the row', opened.text_id, text)
        }
      },
    },
    {
      name: 'writes down each opening, and each export before its first row, where it writes down at all',
      async run() {
        const source = await rows()
        const before = await harness.recorded?.()
        if (before === undefined) return
        must(source.openRow !== undefined, 'A backend that writes down opens rows')
        await source.openRow(contractRowsMatrix, CONTRACT_ROWS[0]?.row_id ?? '')
        const stream = streamMatrixRows(source, contractRowsMatrix, requestOf(contractRowsMatrix), {
          purpose: 'export',
        })
        await stream.next()
        mustEqual('what is written down', await harness.recorded?.(), {
          openings: before.openings + 1,
          exports: before.exports + 1,
        })
        await stream.return(undefined)
        const reading = streamMatrixRows(source, contractRowsMatrix, requestOf(contractRowsMatrix))
        await reading.next()
        await reading.return(undefined)
        mustEqual('exports after a mere reading', (await harness.recorded?.())?.exports, before.exports + 1)
      },
    },
    {
      name: 'refreshes, and says when its rows were computed as a time or not at all',
      async run() {
        const source = await rows()
        await source.refresh(contractRowsMatrix)
        const { refreshedAt } = await source.readPage(contractRowsMatrix, requestOf(contractRowsMatrix))
        must(
          refreshedAt === null || Number.isFinite(Date.parse(refreshedAt)),
          'The moment of computing is a time or null',
          String(refreshedAt),
        )
      },
    },
  ]
}
