import { diagnoseHost } from '../doctor/index.js'
import { applyMigrations, migrations, planMigrations } from '../migrate/index.js'
import { parseDatabaseUrl } from './databaseUrl.js'
import { EXIT } from './exitCodes.js'
import { type OpenSession, openSession } from './openSession.js'

export interface MigrateOptions {
  readonly databaseUrl?: string
  readonly dryRun?: boolean
}

/** Applies what is missing, or prints its SQL; answers the exit code. */
export async function runMigrate({ databaseUrl, dryRun }: MigrateOptions): Promise<number> {
  const session = await openSession(parseDatabaseUrl(databaseUrl))
  try {
    const lacking = await diagnoseHost(session)
    if (lacking.length > 0) {
      const what = lacking.map((finding) => finding.what).join(' ')
      process.stderr.write(
        `DIA does not fit this database yet: ${what} Nothing was changed. Run "dia doctor", which prints the SQL that mends it.\n`,
      )
      return EXIT.unfit
    }
    return await (dryRun ? printPlan(session) : apply(session))
  } finally {
    await session.close()
  }
}

async function apply(session: OpenSession): Promise<number> {
  const applied = await applyMigrations(session)
  process.stdout.write(
    applied.length === 0 ? `${await nothingToDo()}\n` : applied.map((name) => `applied ${name}\n`).join(''),
  )
  return EXIT.ok
}

async function printPlan(session: OpenSession): Promise<number> {
  const { script } = await planMigrations(session)
  process.stdout.write(script === '' ? `-- ${await nothingToDo()}\n` : script)
  return EXIT.ok
}

async function nothingToDo(): Promise<string> {
  return `Nothing to do: all ${(await migrations()).length} migrations are applied.`
}
