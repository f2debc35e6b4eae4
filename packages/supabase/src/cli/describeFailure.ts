import { isDiaError } from '@dia/core/errors'

/** One line on what went wrong and the way out: no stack, and no password of a URL. */
export function describeFailure(error: unknown): string {
  const text = isDiaError(error) ? `${error.message} ${error.hint}` : withoutPasswords(foreignText(error))
  return text.replace(/\s+/g, ' ').trim()
}

/** The same text with each URL's password taken out. */
export function withoutPasswords(text: string): string {
  return text.replace(/(\w+:\/\/[^:@\s/]*):\S*@/g, '$1@')
}

function foreignText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  const hint =
    'hint' in error && typeof error.hint === 'string'
      ? error.hint
      : code === '42501'
        ? 'Use the user that owns the database (on Supabase: postgres).'
        : 'Nothing was changed.'
  return `The database answers: ${error.message.replace(/\.?$/, '.')} ${hint}`
}
