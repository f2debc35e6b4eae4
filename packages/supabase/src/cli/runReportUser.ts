import { readUserReport, renderUserReport } from '../report/index.js'
import { parseDatabaseUrl } from './databaseUrl.js'
import { EXIT } from './exitCodes.js'
import { openSession } from './openSession.js'

export interface ReportUserOptions {
  readonly databaseUrl?: string
}

/** Prints what the five queries say of a user; answers the exit code. */
export async function runReportUser(userId: string, { databaseUrl }: ReportUserOptions): Promise<number> {
  const session = await openSession(parseDatabaseUrl(databaseUrl))
  try {
    process.stdout.write(renderUserReport(await readUserReport(session, userId)))
    return EXIT.ok
  } finally {
    await session.close()
  }
}
