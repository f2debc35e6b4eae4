export { RelativeTime } from './RelativeTime.js'
