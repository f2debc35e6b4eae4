export type { SqlSession } from '../rpc/SqlSession.js'
export { type DrainOptions, drainPassport } from './drainPassport.js'
export { pgPassportLog } from './pgPassportLog.js'
