import { rebuildPassport } from '../../verify/index.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'

/** Replays the recorded decisions and prints what was put right; answers the exit code. */
export async function runRebuild(options: ConnectionOptions): Promise<number> {
  const { call, close } = await openConnection(options)
  try {
    const { dna, accounts, balances, places, scores } = await rebuildPassport(call)
    for (const { userId, differences } of dna)
      process.stdout.write(`user ${userId}: ${differences.map(({ code }) => code).join(', ')}\n`)
    for (const { code, userId, difference } of balances)
      process.stdout.write(`${code}, ${userId === null ? '' : `user ${userId}, `}${difference} cents\n`)
    for (const { code, leaderboard, periodStart, entityId, difference } of scores)
      process.stdout.write(
        `${code}, ${leaderboard} from ${periodStart}, entity ${entityId}, ${difference} millionths\n`,
      )
    process.stdout.write(
      `Put right: DNA of ${dna.length} users, ${balances.length} of ${accounts} balances, ${scores.length} of ${places} scores.\n`,
    )
    return EXIT.ok
  } finally {
    await close()
  }
}
