export { type PollingOptions, pollingChangesSource } from './pollingChangesSource.js'
export { type RealtimeOptions, type RealtimeTables, realtimeChangesSource } from './realtimeChangesSource.js'
