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

/**
 * A comparison outside of `or()`. Quotes are literal there, and not every server leaves text alone that is padded or
 * looks like JSON, a number or a keyword; as the one member of an array it is only text.
 */
export function asOnlyMember(operator: string, value: unknown): { operator: string; value: string } {
  return typeof value === 'string'
    ? { operator: `${operator}(any)`, value: `{${quoted(value)}}` }
    : { operator, value: String(value) }
}

/** Whether Postgres can hold the text at all: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}
