import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'
import type { PassportStatus } from './PassportStatus.js'
import { renderStatus } from './renderStatus.js'

export interface StatusCommand extends ConnectionOptions {
  readonly json?: boolean
}

/** Prints how the Passport is worked; answers the exit code. */
export async function runStatus({ json, ...options }: StatusCommand): Promise<number> {
  const { call, close } = await openConnection(options)
  try {
    const status = (await call('dia_passport_status')) as PassportStatus
    process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status))
    return isWell(status) ? EXIT.ok : EXIT.unfit
  } finally {
    await close()
  }
}

/** Nothing is dead, and what is open has somebody to work it. */
function isWell({ dead, openEntries, workers }: PassportStatus): boolean {
  return (
    Object.values(dead).every((count) => count === 0) &&
    (openEntries === 0 || workers.some(({ alive }) => alive))
  )
}
