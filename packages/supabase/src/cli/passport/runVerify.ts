import { verifyPassport } from '../../verify/index.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'

export interface VerifyCommand extends ConnectionOptions {
  readonly user?: string
  readonly json?: boolean
}

/** Prints what differs, the first difference first; answers the exit code. */
export async function runVerify({ user, json, ...options }: VerifyCommand): Promise<number> {
  const { call, close } = await openConnection(options)
  try {
    const result = await verifyPassport({ rpc: call, ...(user !== undefined && { userId: user }) })
    const { users, entries, differences, verifiedUpTo } = result
    if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    else {
      for (const { code, userId, entryId, domain } of differences)
        process.stdout.write(
          `${[code, `user ${userId}`, entryId && `entry ${entryId}`, domain].filter(Boolean).join(', ')}\n`,
        )
      process.stdout.write(
        `${differences.length === 0 ? 'Nothing differs' : `${differences.length} differences`}: ${entries} entries of ${users} users compared${verifiedUpTo === null ? '' : `, up to entry ${verifiedUpTo.entryId ?? 'none'}`}.\n`,
      )
    }
    return differences.length === 0 ? EXIT.ok : EXIT.unfit
  } finally {
    await close()
  }
}
