import { isDiaError } from '@dia/core/errors'

/** One line on what went wrong and the way out: no stack, and no password of a URL. */
export function describeFailure(error: unknown): string {
  const text = isDiaError(error)
    ? `${error.message} ${error.hint}`
    : `The backend could not start: ${error instanceof Error ? error.message : String(error)}${hintOf(error)}`
  return text
    .replace(/\s+/g, ' ')
    .replace(/(\w+:\/\/[^:@\s/]*):[^@\s]*@/g, '$1@')
    .trim()
}

function hintOf(error: unknown): string {
  return error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : ''
}
