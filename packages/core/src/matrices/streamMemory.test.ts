import { expect, it } from 'vitest'
import type { MatrixPage, MatrixSource } from './MatrixSource.js'
import { streamMatrixRows } from './streamMatrixRows.js'
import { usersMatrix } from './usersMatrix.js'

const ROWS = 1_000_000

/** Makes each page when it is asked for, as a server would. */
const endless: Pick<MatrixSource, 'readPage'> = {
  async readPage<Row>(_: unknown, { after, limit }: { after: string | null; limit: number }) {
    const from = Number(after ?? 0)
    const rows = Array.from({ length: Math.min(limit, ROWS - from) }, (_, n) => ({
      user_id: `user ${from + n}`,
      email: `somebody.${from + n}@example.com`,
    }))
    const end = from + rows.length
    return { rows, next: end < ROWS ? String(end) : null, refreshedAt: null } as unknown as MatrixPage<Row>
  },
}

it('streams a million rows in under 100 MB', { timeout: 120_000 }, async () => {
  const request = { search: '', filters: {}, sort: usersMatrix.defaultSort }
  const start = process.memoryUsage().heapUsed
  let most = 0
  let count = 0
  for await (const row of streamMatrixRows(endless, usersMatrix, request)) {
    count += Number(row.user_id === `user ${count}`)
    if (count % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - start)
  }
  expect(count).toBe(ROWS)
  expect(most).toBeLessThan(100e6)
})
