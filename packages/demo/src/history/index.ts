export { type Earnings, noEarnings } from './money.js'
export { platformEntries } from './platformEntries.js'
export { userHistory } from './userHistory.js'
