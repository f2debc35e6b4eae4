/**
 * What every adapter of a port keeps, as cases that any test framework runs.
 * @module
 */

export type { ContractCase } from './ContractCase.js'
export type { ContractRow, ContractText } from './ContractRow.js'
export { type ChangesSourceHarness, changesSourceContract } from './changesSourceContract.js'
export { contractActivity } from './contractActivity.js'
export { type DnaHistoryHarness, dnaHistoryContract } from './dnaHistoryContract.js'
export type { MatrixSourceHarness } from './MatrixSourceHarness.js'
export { matrixSourceContract } from './matrixSourceContract.js'
export type {
  ContractEntry,
  ContractStanding,
  PassportLogFixture,
  PassportLogHarness,
} from './PassportLogHarness.js'
export { passportLogContract } from './passportLogContract.js'
export type { QueryScene } from './QueryScene.js'
export { type QuerySourceHarness, querySourceContract } from './querySourceContract.js'
