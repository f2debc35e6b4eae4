/**
 * The ports in memory: for tests, previews and what-if runs, without a database.
 * @module
 */

export {
  createMemoryPassportLog,
  type MemoryPassportLog,
  type MemoryPassportLogOptions,
  type MemoryStanding,
} from './createMemoryPassportLog.js'
export type { MemoryState } from './MemoryWork.js'
export type { MemoryEntity, MemoryEntry, MemoryUser, MemoryWorld } from './MemoryWorld.js'
