import postgres from 'postgres'
import type { MigrationSession } from '../migrate/index.js'
import { describeConnectionFailure } from './describeConnectionFailure.js'

export interface OpenSession extends MigrationSession {
  close(): Promise<void>
}

/** Settings of other clients that URLs are copied with, which a server would refuse. */
const FOREIGN_PARAMETERS = ['pgbouncer', 'connection_limit', 'pool_timeout', 'schema']

/** The same URL, as this client and the server understand it. */
export function withoutForeignParameters(databaseUrl: URL): URL {
  const url = new URL(databaseUrl)
  for (const parameter of FOREIGN_PARAMETERS) url.searchParams.delete(parameter)
  return url
}

/** One connection. Throws DiaError `DATABASE_UNREACHABLE`. */
export async function openSession(databaseUrl: URL): Promise<OpenSession> {
  const url = withoutForeignParameters(databaseUrl)
  try {
    const sql = postgres(url.href, {
      max: 1,
      // A pooler hands out another connection for each transaction.
      prepare: false,
      fetch_types: false,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: { application_name: 'dia' },
    })
    try {
      // Applying to a large host may take longer than the role's queries may.
      await sql.unsafe('set statement_timeout = 0')
    } catch (error) {
      await sql.end({ timeout: 1 })
      throw error
    }
    return {
      async query(text, values = []) {
        return [...(await sql.unsafe(text, [...values] as postgres.ParameterOrJSON<never>[]))]
      },
      exec: (script) => sql.unsafe(script).simple(),
      close: () => sql.end({ timeout: 2 }),
    }
  } catch (error) {
    throw describeConnectionFailure(error, url)
  }
}
