export { type Random, randomOf } from './Random.js'
