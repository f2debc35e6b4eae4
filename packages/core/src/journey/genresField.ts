import type { Fields } from './journeyField.js'
import { textField } from './journeyField.js'

/** The genres of a row, each once. */
export function genresField(row: Fields): readonly string[] {
  const value = row.genre ?? null
  if (!Array.isArray(value)) {
    const genre = textField(row, 'genre')
    return genre === null ? [] : [genre]
  }
  return [...new Set(value.map((genre: unknown) => textField({ genre }, 'genre')))].filter(
    (genre) => genre !== null,
  )
}
