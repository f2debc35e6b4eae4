export {
  type BackfillOptions,
  type BackfillProgress,
  type BackfillTable,
  backfillPassport,
} from '../backfill/backfillPassport.js'
export type { SqlSession } from '../rpc/SqlSession.js'
export { type DrainOptions, drainPassport } from './drainPassport.js'
export { pgPassportLog } from './pgPassportLog.js'
