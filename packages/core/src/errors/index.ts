/**
 * The one error this package throws: a stable code, what happened, and the way out.
 * @module
 */

export { answerOrDiaError, asDiaError } from './answerOrDiaError.js'
export { DiaError, isDiaError } from './DiaError.js'
