export { type Decimal, parseDecimal } from './parseDecimal.js'
