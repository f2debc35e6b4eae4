export { type SealOptions, sealPassport } from './sealPassport.js'
