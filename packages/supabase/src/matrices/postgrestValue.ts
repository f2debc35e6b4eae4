/**
 * A value inside `or()`, `and()` or `in.()`: quoted, with quotes and backslashes escaped, so that commas, dots and
 * brackets in it are only text. A plain `column=operator.value` must not be quoted: there quotes are literal.
 */
export function quoted(value: unknown): string {
  return `"${String(value).replace(/["\\]/g, '\\$&')}"`
}

/**
 * Text as a Postgres regular expression that matches exactly that text. LIKE will not do: PostgREST reads `*` as `%`.
 * The group keeps a server from taking `null` or `true` for more than text.
 */
export function literalPattern(text: string): string {
  return `(?:${text.replace(/[!-/:-@[-`{-~]/g, '\\$&')})`
}

/** Whether every server reads a value inside `or()` as it is, once it is quoted: some count brackets in quotes too. */
export function isPlainInside(value: unknown): boolean {
  return typeof value !== 'string' || !/["\\()]/.test(value)
}

/** Text that no server takes for JSON, a list, a number or a keyword. */
export function isPlainWord(text: string): boolean {
  return (
    /^[a-z]([\w. @:-]*[\w.@:-])?$/i.test(text) && !/^(true|false|null|undefined|nan|infinity)$/i.test(text)
  )
}

/** A uuid, alone or at the beginning of a key of several parts, or a time. */
const ID_OR_TIME =
  /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}([. ][\w.-]+)?|\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-][\d:]+)?)$/i

/**
 * A comparison outside of `or()`. Quotes are literal there, and not every server leaves text alone that is padded or
 * looks like JSON, a number or a keyword; as the one member of an array it is only text. Ids, times and words stay as
 * they are: behind an array on a later column no index keeps its order.
 */
export function comparedAlone(operator: string, value: unknown): { operator: string; value: string } {
  return typeof value !== 'string' || ID_OR_TIME.test(value) || isPlainWord(value)
    ? { operator, value: String(value) }
    : { operator: `${operator}(any)`, value: `{${quoted(value)}}` }
}

/** Whether Postgres can hold the text at all: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}
