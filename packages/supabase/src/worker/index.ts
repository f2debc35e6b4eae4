export { type DrainOptions, drainPassport } from './drainPassport.js'
