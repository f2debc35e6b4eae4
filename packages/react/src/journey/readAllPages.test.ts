import { describe, expect, it } from 'vitest'
import { readAllPages } from './readAllPages.js'

const pages: Record<string, { rows: number[]; next: string | null }> = {
  first: { rows: [1, 2], next: 'second' },
  second: { rows: [3, 4], next: 'third' },
  third: { rows: [5], next: null },
}
const readPage = async (after: string | null) => pages[after ?? 'first'] ?? { rows: [], next: null }

describe('readAllPages', () => {
  it('reads to the last page and says that it is complete', async () => {
    expect(await readAllPages(readPage, 100)).toEqual({ rows: [1, 2, 3, 4, 5], isTruncated: false })
  })

  it('stops when there are enough, and says that more is left out', async () => {
    expect(await readAllPages(readPage, 3)).toEqual({ rows: [1, 2, 3, 4], isTruncated: true })
  })

  it('tells what there is on the way', async () => {
    const told: number[] = []
    await readAllPages(readPage, 100, ({ rows }) => told.push(rows.length))
    expect(told).toEqual([2, 4])
  })
})
