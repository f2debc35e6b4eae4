import type { DiaFormat, DiaMessages } from '../../messages/index.js'
import type { MatrixTotal } from '../reading/index.js'

/** "1–50 of about 12,400", as exactly as the total is known. */
export function rangeText(
  messages: DiaMessages['matrix'],
  format: DiaFormat,
  { offset, rowCount, total }: { offset: number; rowCount: number; total: MatrixTotal },
): string {
  if (rowCount === 0) return messages.noRows
  const from = format.number(offset + 1)
  const to = format.number(offset + rowCount)
  switch (total.status) {
    case 'exact':
      return messages.rangeOf(from, to, format.number(total.value))
    case 'estimated':
      // An estimate below what is already seen would be a lie.
      return total.value < offset + rowCount
        ? messages.rangeOfMany(from, to)
        : messages.rangeOfAbout(from, to, format.number(total.value))
    case 'asking':
      return messages.rangeCounting(from, to)
    case 'unknown':
      return messages.rangeOfMany(from, to)
  }
}
