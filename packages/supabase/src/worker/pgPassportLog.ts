import type { PassportLog } from '@dia/core/passport'
import { passportLogOver } from '../passport/passportLogOver.js'
import { pgRpc } from '../rpc/pgRpc.js'
import type { SqlSession } from '../rpc/SqlSession.js'

/** The Passport log on a direct connection, as the service role or the owner: no API in between. */
export function pgPassportLog(session: SqlSession): PassportLog {
  return passportLogOver(pgRpc(session))
}
