const LONGEST = 20_000

/** A value as JSON text, cut where it is huge; `notJson` where JSON cannot hold it. */
export function jsonText(value: unknown, indent: number, notJson: string): string {
  try {
    const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item), indent)
    if (text === undefined) return String(value)
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  } catch {
    return notJson
  }
}
