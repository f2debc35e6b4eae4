import { DiaError, isDiaError } from '@dia/core/errors'

/** What supabase-js answers instead of data; every field may be missing when the server was not reached. */
interface AnsweredError {
  message?: string
  code?: string
  details?: string | null
  hint?: string | null
  name?: string
  status?: number
}

type Named = readonly [code: string, hint: string]

const UNREACHABLE = ['UNREACHABLE', 'Check the connection and the database server, then retry.'] as const
const EXPIRED = ['SESSION_EXPIRED', 'Sign in again.'] as const
const MISSING = [
  'MIGRATION_MISSING',
  'Run "dia migrate" on this database, then reload the API schema.',
] as const
const INVALID = ['INVALID_INPUT', 'Correct the input.'] as const
const TOO_LONG = ['INVALID_INPUT', 'Search and filter by less at once: the request is too long.'] as const
const TOO_SLOW = ['TIMEOUT', 'Narrow the filters, or ask for fewer rows.'] as const

/** By the code of Postgres, PostgREST, or the auth server. */
const BY_CODE: Readonly<Record<string, Named>> = {
  '22003': INVALID,
  '22007': INVALID,
  '22008': INVALID,
  '22P02': INVALID,
  '40001': ['TRANSIENT_CONFLICT', 'Try again.'],
  '40P01': ['TRANSIENT_CONFLICT', 'Try again.'],
  '53300': UNREACHABLE,
  '57P01': UNREACHABLE,
  '57P02': UNREACHABLE,
  '57P03': UNREACHABLE,
  '42501': ['DENIED', 'Sign in as a user who may do this; DIA is for admins.'],
  '42703': [
    'COLUMN_MISSING',
    'Run "dia migrate" on this database; where the relation is the host’s own, mend its definition.',
  ],
  '42P01': MISSING,
  '42883': MISSING,
  '57014': TOO_SLOW,
  PGRST000: UNREACHABLE,
  PGRST001: UNREACHABLE,
  PGRST002: UNREACHABLE,
  PGRST003: UNREACHABLE,
  PGRST202: MISSING,
  PGRST205: MISSING,
  PGRST301: EXPIRED,
  PGRST303: EXPIRED,
  PT403: ['DENIED', 'Sign in as an admin.'],
  PT404: ['NOT_FOUND', 'Refresh and look again.'],
  PT409: ['CONFLICT', 'Refresh and try again.'],
  PT422: INVALID,
  bad_jwt: EXPIRED,
  no_authorization: EXPIRED,
  refresh_token_already_used: EXPIRED,
  refresh_token_not_found: EXPIRED,
  session_expired: EXPIRED,
  session_not_found: EXPIRED,
  over_request_rate_limit: ['RATE_LIMITED', 'Wait a moment, then try again.'],
}

const BY_NAME: Readonly<Record<string, Named>> = {
  AuthSessionMissingError: EXPIRED,
  AuthInvalidTokenResponseError: EXPIRED,
  AuthRetryableFetchError: UNREACHABLE,
  TimeoutError: TOO_SLOW,
}

const BY_STATUS: Readonly<Record<number, Named>> = {
  401: ['DENIED', 'Sign in as an admin.'],
  403: ['DENIED', 'Sign in as an admin.'],
  408: ['TIMEOUT', 'Try again.'],
  413: TOO_LONG,
  414: TOO_LONG,
  429: ['RATE_LIMITED', 'Wait a moment, then try again.'],
  431: TOO_LONG,
  502: UNREACHABLE,
  503: UNREACHABLE,
  504: ['TIMEOUT', 'Try again.'],
}

export interface Answered {
  /** What the server asked to wait before the next attempt. */
  readonly retryAfterSeconds?: number | null
}

/** Turns any failure of supabase-js into a DiaError with a stable code; the database's own words and hint are kept. */
export function toDiaError(error: unknown, status = 0, { retryAfterSeconds }: Answered = {}): DiaError {
  if (isDiaError(error)) return error
  const answer: AnsweredError =
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  const { code = '', hint, name = '' } = answer
  // The errors of the auth client bear their status themselves.
  const answered = status || (typeof answer.status === 'number' ? answer.status : 0)
  // An answer without a body has no words of its own.
  const message = answer.message || 'The request failed'
  const details = {
    status: answered,
    ...(code === '' ? {} : { databaseCode: code }),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  }
  if (name === 'AbortError' || message.startsWith('AbortError')) return aborted(error)
  const named = BY_CODE[code] ?? BY_NAME[name] ?? BY_STATUS[answered]
  if (named !== undefined) {
    // The API guesses at similar names where a relation is missing.
    const ownHint = named === MISSING ? '' : hint
    return new DiaError(named[0], message, ownHint || named[1], { cause: error, details })
  }
  if (answered === 0 && code === '') return unreached(error)
  if (answered >= 500 && code === '') {
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

/** Nobody waits for the answer any more. */
export function aborted(cause?: unknown): DiaError {
  return new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.', { cause })
}

function unreached(cause: unknown): DiaError {
  const isOffline = typeof navigator === 'object' && navigator.onLine === false
  return isOffline
    ? new DiaError('OFFLINE', 'This device is offline', 'Retry when the connection is back.', { cause })
    : new DiaError('UNREACHABLE', 'The server could not be reached', 'Check the connection, then retry.', {
        cause,
      })
}
