export { DiaError, isDiaError } from './DiaError.js'
