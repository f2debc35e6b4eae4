export { type PollingOptions, pollingChangesSource } from './pollingChangesSource.js'
export { type RealtimeTables, realtimeChangesSource } from './realtimeChangesSource.js'
