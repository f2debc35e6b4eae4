/** A value as one cell of a Markdown table: no line ends, bars or control characters; nothing for null. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(cell).join(', ')
  if (typeof value === 'object') return cell(JSON.stringify(value))
  return String(value)
    .replace(/\p{Cc}|\p{Cf}(?<!\u200d)/gu, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .trim()
}

/** Rows as a Markdown table; a sentence where there are none. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return '_None._'
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join(
    '\n',
  )
}

/** A moment to the second, in UTC. */
export function moment(iso: string | null): string {
  return iso === null ? '' : `${iso.slice(0, 19).replace('T', ' ')}Z`
}
