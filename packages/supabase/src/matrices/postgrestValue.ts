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
}

/** Whether a text would need escapes inside `or()`. */
export function needsEscapes(text: string): boolean {
  return /["\\]/.test(text)
}

/** A Postgres regular expression for the whole of exactly that text, itself free of quotes and backslashes. */
export function exactPattern(text: string): string {
  return `^(?:${text.replace(/[!-/:-@[-`{-~]/g, (character) => `[${CHARACTER_NAMES[character] ?? character}]`)})$`
}

/** Whether Postgres can hold the text at all: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}
