import { isStorableText } from '../json/index.js'
import { foldCase } from './foldCase.js'

/** What parts one row's text from the next; no search that finds anything holds it. */
const BREAK = '\0'

export interface TextHaystack {
  /** Ones where the row's text holds the needle, in folded case. */
  find(needle: string): Uint8Array
}

/** The texts of all rows in one flat string, which a search walks through by `indexOf`: several times faster than row by row. */
export function textHaystack<Row>(rows: readonly Row[], textOf: (row: Row) => unknown): TextHaystack {
  const starts = new Uint32Array(rows.length)
  const parts: string[] = []
  let length = 0
  rows.forEach((row, place) => {
    const value = textOf(row)
    const text = value === null || value === undefined ? '' : foldCase(String(value)).replaceAll(BREAK, '')
    starts[place] = length
    parts.push(text)
    length += text.length + 1
  })
  const flat = parts.join(BREAK)
  return {
    find(needle) {
      const found = new Uint8Array(rows.length)
      if (needle === '') return found.fill(1)
      if (!isStorableText(needle)) return found
      let place = 0
      for (let at = flat.indexOf(needle); at >= 0; at = flat.indexOf(needle, at)) {
        while (place + 1 < starts.length && (starts[place + 1] ?? 0) <= at) place += 1
        found[place] = 1
        // On with the next row: one hit is enough.
        if (place + 1 >= starts.length) break
        at = starts[place + 1] ?? flat.length
      }
      return found
    },
  }
}
