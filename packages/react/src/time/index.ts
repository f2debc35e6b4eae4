export { RelativeTime } from './RelativeTime.js'
export { useNow } from './useNow.js'
