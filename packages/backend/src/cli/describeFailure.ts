import { isDiaError } from '@dia/core/errors'

/** One line on what went wrong and the way out: no stack, and no password of a URL. */
export function describeFailure(error: unknown): string {
  const text = isDiaError(error)
    ? `${error.message} ${error.hint}`
    : `The backend could not start: ${foreignText(error)}`.replace(PASSWORD_OF_A_URL, '$1@')
  return text.replace(/\s+/g, ' ').trim()
}

const PASSWORD_OF_A_URL = /(\w+:\/\/[^:@\s/]*):[^@\s]*@/g

function foreignText(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error)
  }
  return 'hint' in error && typeof error.hint === 'string' ? `${error.message}. ${error.hint}` : error.message
}
