export {
  type BackfillOptions,
  type BackfillProgress,
  type BackfillTable,
  backfillPassport,
} from '../backfill/backfillPassport.js'
export type { SqlSession } from '../rpc/SqlSession.js'
export { type DrainOptions, drainPassport } from './drainPassport.js'
export { pgPassportLog } from './pgPassportLog.js'
export { runPassportWorker, type WorkerOptions, type WorkerTotals } from './runPassportWorker.js'
export type { WorkerHealth } from './WorkerHealth.js'
export { jsonWorkerLog, type WorkerLog } from './WorkerLog.js'
export { createWorkerMetrics, type WorkerMetrics } from './WorkerMetrics.js'
