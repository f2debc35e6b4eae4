import { DiaError, isDiaError } from '@dia/core/errors'

/** What supabase-js answers instead of data; every field may be missing when the server was not reached. */
interface AnsweredError {
  message?: string
  code?: string
  details?: string | null
  hint?: string | null
  name?: string
}

const UNREACHABLE = ['UNREACHABLE', 'Check the connection and the database server, then retry.'] as const

const BY_SQLSTATE: Readonly<Record<string, readonly [code: string, hint: string]>> = {
  '40001': ['TRANSIENT_CONFLICT', 'Try again.'],
  '40P01': ['TRANSIENT_CONFLICT', 'Try again.'],
  '53300': UNREACHABLE,
  '57P01': UNREACHABLE,
  '57P02': UNREACHABLE,
  '57P03': UNREACHABLE,
  '42501': ['DENIED', 'Sign in as a user who may do this; DIA is for admins.'],
  '57014': ['TIMEOUT', 'Narrow the filters, or ask for fewer rows.'],
  PGRST000: UNREACHABLE,
  PGRST001: UNREACHABLE,
  PGRST002: UNREACHABLE,
  PGRST003: UNREACHABLE,
  PGRST202: ['MIGRATION_MISSING', 'Run "dia migrate" on this database, then reload the API schema.'],
  PGRST205: ['MIGRATION_MISSING', 'Run "dia migrate" on this database, then reload the API schema.'],
  PGRST301: ['SESSION_EXPIRED', 'Sign in again.'],
  PGRST303: ['SESSION_EXPIRED', 'Sign in again.'],
  PT403: ['DENIED', 'Sign in as an admin.'],
  PT404: ['NOT_FOUND', 'Refresh and look again.'],
  PT409: ['CONFLICT', 'Refresh and try again.'],
  PT422: ['INVALID_INPUT', 'Correct the input.'],
}

const BY_STATUS: Readonly<Record<number, readonly [code: string, hint: string]>> = {
  401: ['DENIED', 'Sign in as an admin.'],
  403: ['DENIED', 'Sign in as an admin.'],
  408: ['TIMEOUT', 'Try again.'],
  429: ['RATE_LIMITED', 'Wait a moment, then try again.'],
  502: UNREACHABLE,
  503: UNREACHABLE,
}

/** Turns any failure of supabase-js into a DiaError with a stable code; the database's own words and hint are kept. */
export function toDiaError(error: unknown, status = 0): DiaError {
  if (isDiaError(error)) return error
  const answer: AnsweredError =
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  const { code = '', hint, name } = answer
  // An answer without a body has no words of its own.
  const message = answer.message || 'The request failed'
  const details = { status, ...(code === '' ? {} : { databaseCode: code }) }
  const named = BY_SQLSTATE[code] ?? BY_STATUS[status]
  if (named !== undefined) {
    // The API guesses at similar names where a relation is missing.
    const ownHint = named[0] === 'MIGRATION_MISSING' ? '' : hint
    return new DiaError(named[0], message, ownHint || named[1], { cause: error, details })
  }
  if (name === 'AbortError' || message.startsWith('AbortError')) {
    return new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.', {
      cause: error,
    })
  }
  if (status === 0 && code === '') {
    return new DiaError(
      'UNREACHABLE',
      'The server could not be reached',
      'Check the connection, then retry.',
      {
        cause: error,
      },
    )
  }
  if (status >= 500 && code === '') {
    return new DiaError('SERVER_ERROR', message, hint || 'Try again; see the server log.', {
      cause: error,
      details,
    })
  }
  return new DiaError('DATABASE_ERROR', message, hint || 'See the database code in the details.', {
    cause: error,
    details,
  })
}
