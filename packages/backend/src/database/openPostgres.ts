import { PostgresConnection } from '@supabase/lite/postgres'
import postgres from 'postgres'
import type { Database, OpenDatabase } from './Database.js'
import { prepareConnection } from './prepareConnection.js'
import { prepareStatements } from './prepareStatements.js'

/** Opens a real server: one pool for the API, a small one for the owner's statements. */
export async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const owner = postgres(databaseUrl, {
    max: 4,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: { TimeZone: 'UTC', application_name: 'dia-backend' },
    types: sameTypesAsPglite,
  })
  let connection: PostgresConnection | undefined
  try {
    await owner.unsafe('select 1')
    connection = new PostgresConnection({
      url: databaseUrl,
      postgresOptions: {
        max: 8,
        onnotice: () => undefined,
        connection: { application_name: 'dia-backend-api' },
      },
    })
    prepareConnection(connection)
    prepareStatements(connection)
    const api = connection
    await owner.listen('pgrst', () => void api.clearSchemaCache())
    return {
      connection: api,
      exclusively: (work) => work(),
      ...session(owner),
      async listen(channel, onPayload) {
        const { unlisten } = await owner.listen(channel, onPayload)
        return () => unlisten()
      },
      transaction: async <Result>(work: (transaction: Database) => Promise<Result>) =>
        (await owner.begin((transaction) => work(session(transaction)))) as Result,
      async close() {
        await api.close()
        await owner.end({ timeout: 5 })
      },
    }
  } catch (error) {
    await connection?.close()
    await owner.end({ timeout: 1 })
    throw error
  }
}

type Unsafe = Pick<postgres.Sql, 'unsafe'>

function session(sql: Unsafe): Database {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const rows = await sql.unsafe(text, [...values] as postgres.ParameterOrJSON<never>[])
      return [...rows] as Row[]
    },
    async exec(script) {
      await sql.unsafe(script).simple()
    },
  }
}

const asIs = (value: string) => value
const jsonText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const timeText = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value))

/** Reads and writes values as the in-process database does, so that callers cannot tell which one they have. */
const sameTypesAsPglite = {
  bigint: { to: 20, from: [20], serialize: String, parse: safeInteger },
  json: { to: 114, from: [114], serialize: jsonText, parse: (value: string) => JSON.parse(value) },
  jsonb: { to: 3802, from: [3802], serialize: jsonText, parse: (value: string) => JSON.parse(value) },
  numeric: { to: 1700, from: [1700], serialize: String, parse: exactNumber },
  date: { to: 1082, from: [1082, 1083, 1114, 1266], serialize: timeText, parse: asIs },
  timestamptz: { to: 1184, from: [1184], serialize: timeText, parse: asIs },
}

function safeInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function exactNumber(text: string): number | string {
  const value = Number(text)
  return Number.isFinite(value) && String(value) === text ? value : text
}
