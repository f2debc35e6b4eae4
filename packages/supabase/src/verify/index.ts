export type { PassportDifference } from './PassportDifference.js'
export { readSealHeads, type SealHead } from './readSealHeads.js'
export { type RebuildOptions, type RebuiltDna, rebuildDna } from './rebuildDna.js'
export {
  type RebuiltBalance,
  type RebuiltPassport,
  type RebuiltScore,
  rebuildPassport,
} from './rebuildPassport.js'
export { type RecordedSourceOptions, recordedSource } from './recordedSource.js'
export { type VerifyOptions, type VerifyResult, verifyPassport } from './verifyPassport.js'
