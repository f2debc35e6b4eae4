import { DiaError } from '@dia/core/errors'

const SCHEMES = new Set(['postgres:', 'postgresql:'])

/** Reads the URL of a database. Throws `DATABASE_URL_INVALID`; no message repeats the URL, which holds a password. */
export function parseDatabaseUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new DiaError('DATABASE_URL_INVALID', 'The database URL is not a URL.', WRITE_IT_SO)
  }
  const url = new URL(text)
  if (!SCHEMES.has(url.protocol)) {
    throw new DiaError(
      'DATABASE_URL_INVALID',
      `The database URL starts with "${url.protocol}//", which is not Postgres.`,
      WRITE_IT_SO,
    )
  }
  return url
}

const WRITE_IT_SO = 'Write it as postgres://user:password@host:5432/database.'

/** Says in one sentence why a server could not be reached. */
export function describeConnectionFailure(error: unknown, url: URL): DiaError {
  const place = `${url.hostname || 'the default host'}:${url.port || '5432'}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [reason, hint] = reasons(code, place, decodeURIComponent(url.pathname.slice(1)))
  return new DiaError('DATABASE_UNREACHABLE', reason, hint, { cause: error, details: { reason: code } })
}

function reasons(code: string, place: string, database: string): [reason: string, hint: string] {
  switch (code) {
    case '28P01':
    case '28000':
      return [`The database server at ${place} refuses this user or password.`, 'Correct the --database-url.']
    case '3D000':
      return [
        `The database server at ${place} has no database "${database}".`,
        'Create it, or correct the --database-url.',
      ]
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [`The database host of ${place} is not known.`, 'Correct the host in the --database-url.']
    default:
      return [
        `The database server at ${place} cannot be reached (${code || 'no reason given'}).`,
        'Start the server, or correct host and port in the --database-url.',
      ]
  }
}
