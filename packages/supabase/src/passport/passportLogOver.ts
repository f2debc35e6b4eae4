import type { PassportLog } from '@dia/core/passport'
import type { RpcCall } from '../rpc/RpcCall.js'
import { commitArguments } from './commitArguments.js'
import { readClaim } from './readClaim.js'

/** The Passport log in the database, whichever way its functions are called: as the service role or the owner. */
export function passportLogOver(call: RpcCall): PassportLog {
  return {
    async claim({ batchSize, leaseSeconds, model }) {
      return readClaim(
        await call('dia_passport_claim', { batch_size: batchSize, lease_seconds: leaseSeconds, model }),
      )
    },

    async commit(batch) {
      const answer = await call('dia_passport_commit', commitArguments(batch))
      return answer as { processed: number; skipped: number; waiting: number; lapsed: number; at: number }
    },

    async fail(token, failures) {
      const answer = await call('dia_passport_fail', {
        token,
        users: failures.map(({ userId }) => userId),
        entries: failures.map(({ entryId }) => entryId),
        systems: failures.map(({ system }) => system),
        codes: failures.map(({ code }) => code),
        messages: failures.map(({ message }) => message.slice(0, 1000)),
        finals: failures.map(({ isFinal }) => Number(isFinal)),
      })
      return answer as { retried: number; dead: number; at: number }
    },
  }
}
