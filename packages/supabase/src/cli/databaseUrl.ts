import { DiaError } from '@dia/core/errors'

const WRITE_IT_SO = 'Write it as postgres://user:password@host:5432/database.'

/** Reads the URL of a database. Throws `DATABASE_URL_MISSING`, `DATABASE_URL_INVALID`; neither repeats the URL. */
export function parseDatabaseUrl(text: string | undefined): URL {
  if (text === undefined || text.trim() === '') {
    throw new DiaError(
      'DATABASE_URL_MISSING',
      'No database is named.',
      'Use --database-url, or set DATABASE_URL, which keeps the password out of the list of processes.',
    )
  }
  if (!URL.canParse(text) || !text.includes('://')) {
    throw new DiaError('DATABASE_URL_INVALID', 'The database URL is not a URL.', WRITE_IT_SO)
  }
  const url = new URL(text)
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new DiaError(
      'DATABASE_URL_INVALID',
      `The database URL starts with "${url.protocol}//", which is not Postgres.`,
      WRITE_IT_SO,
    )
  }
  return url
}

/** Database and server without user and password. */
export function placeOf(url: URL): string {
  const database = url.pathname.slice(1)
  return `${database === '' ? 'the default database' : `"${decodeText(database)}"`} at ${serverOf(url)}`
}

export function serverOf(url: URL): string {
  return `${url.hostname || 'localhost'}:${url.port || '5432'}`
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
