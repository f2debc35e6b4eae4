export { answerOrDiaError, asDiaError } from './answerOrDiaError.js'
export { DiaError, isDiaError } from './DiaError.js'
