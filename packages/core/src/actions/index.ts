/**
 * What an admin can do to rows of a matrix, and the port that does it.
 * @module
 */

export type {
  ActionFailure,
  ActionOptions,
  ActionOutcome,
  ActionRequest,
  ActionSource,
  ActionTarget,
} from './ActionSource.js'
