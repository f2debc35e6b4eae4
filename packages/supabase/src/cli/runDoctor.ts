import { diagnose } from '../doctor/index.js'
import { parseDatabaseUrl, placeOf } from './databaseUrl.js'
import { EXIT } from './exitCodes.js'
import { openSession } from './openSession.js'
import { findingsAsJson, isHealthy, renderFindings } from './renderFindings.js'

export interface DoctorOptions {
  readonly databaseUrl?: string
  readonly json?: boolean
}

/** Prints what the doctor finds; answers the exit code. */
export async function runDoctor({ databaseUrl, json }: DoctorOptions): Promise<number> {
  const url = parseDatabaseUrl(databaseUrl)
  const session = await openSession(url)
  try {
    const findings = await diagnose(session)
    process.stdout.write(json ? findingsAsJson(findings) : renderFindings(findings, placeOf(url)))
    return isHealthy(findings) ? EXIT.ok : EXIT.unfit
  } finally {
    await session.close()
  }
}
