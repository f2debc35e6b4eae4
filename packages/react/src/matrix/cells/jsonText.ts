const LONGEST = 20_000

/** A value as JSON text, cut where it is huge; what JSON cannot hold is said in words. */
export function jsonText(value: unknown, indent: number): string {
  try {
    const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item), indent)
    if (text === undefined) return String(value)
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  } catch {
    return '(not JSON)'
  }
}
