export { toDiaError } from './toDiaError.js'
