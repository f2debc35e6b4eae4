import { DiaError } from '@dia/core/errors'
import { placeOf, serverOf } from './databaseUrl.js'

/** Says in one sentence why a server could not be reached, without anything of the URL that is secret. */
export function describeConnectionFailure(error: unknown, url: URL): DiaError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [message, hint] = reasons(code, url)
  return new DiaError('DATABASE_UNREACHABLE', message, hint, { cause: error, details: { reason: code } })
}

function reasons(code: string, url: URL): [message: string, hint: string] {
  const server = `The database server at ${serverOf(url)}`
  switch (code) {
    case '28P01':
      return [`${server} refuses this user or password.`, 'Correct the database URL.']
    case '28000':
      return [
        `${server} refuses this connection.`,
        'Correct user and database; if the server wants TLS, add ?sslmode=require to the database URL.',
      ]
    case '3D000':
      return [`There is no database ${placeOf(url)}.`, 'Create it, or correct the database URL.']
    case '53300':
      return [`${server} has no free connection.`, 'Try again later, or use a pooler.']
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [`The database host ${serverOf(url)} is not known.`, 'Correct the host in the database URL.']
    default:
      return [
        `${server} cannot be reached (${code || 'no reason given'}).`,
        'Start the server, or correct host, port and parameters of the database URL.',
      ]
  }
}
