export { type Earnings, noEarnings } from './money.js'
export { platformEntries } from './platformEntries.js'
export { CAST_TOTAL, userHistory } from './userHistory.js'
