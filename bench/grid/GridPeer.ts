import type { BenchRow } from './benchRows.js'

/** One grid under measurement: it draws the rows into the host, and does what an admin does. */
export interface GridPeer {
  mount(host: HTMLElement, rows: readonly BenchRow[]): MountedGrid
}

export interface MountedGrid {
  /** Sorts ascending by a column. */
  sort(column: keyof BenchRow): void
  /** Keeps the rows that hold the text in any column that is searched. */
  filter(text: string): void
  /** The element that scrolls; null until it is there. */
  scroller(): HTMLElement | null
  /** Turns to a page, where the grid cannot hold all rows in one list. */
  toPage?(page: number): void
  unmount(): void
}
