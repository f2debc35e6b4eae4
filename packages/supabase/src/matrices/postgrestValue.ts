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

/** What a bracket of a regular expression would not take as the character it is. */
const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  '"': '[.quotation-mark.]',
  '\\': '[.backslash.]',
  '^': '[.circumflex.]',
  '(': '[.left-parenthesis.]',
  ')': '[.right-parenthesis.]',
}

/** Whether every server reads a text inside `or()` as it is, once it is quoted: some count brackets in quotes too. */
export function isPlainInside(text: string): boolean {
  return !/["\\()]/.test(text)
}

/**
 * A comparison outside of `or()`, where quotes are literal. Not every server leaves text alone there that looks like
 * JSON, is quoted or padded; as the one member of an array literal it is only text.
 */
export function comparedOutside(operator: string, text: string): { operator: string; value: string } {
  const isPlain = text.trim() === text && !/^["{[(]/.test(text)
  return isPlain ? { operator, value: text } : { operator: `${operator}(any)`, value: `{${quoted(text)}}` }
}

/** A Postgres regular expression for the whole of exactly that text, itself free of quotes, backslashes and single brackets. */
export function exactPattern(text: string): string {
  return `^(?:${text.replace(/[!-/:-@[-`{-~]/g, (character) => `[${CHARACTER_NAMES[character] ?? character}]`)})$`
}

/** Whether Postgres can hold the text at all: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}
