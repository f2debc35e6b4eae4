export type { ActionSourceOptions } from './actions/index.js'
export {
  type PollingOptions,
  pollingChangesSource,
  type RealtimeOptions,
  type RealtimeTables,
  realtimeChangesSource,
} from './changes/index.js'
export { createDiaClient, type DiaClient, type DiaClientOptions } from './createDiaClient.js'
export type { DiaDatabase, Json } from './database/index.js'
export { toDiaError } from './errors/index.js'
export { supabaseHealthSource } from './health/index.js'
export { supabaseDnaHistorySource } from './history/index.js'
export {
  type BasesEmbedder,
  supabaseDnaInitialiser,
  supabaseDnaSource,
  supabaseEntityDnaSource,
} from './identity/index.js'
export { journeyOverQueries } from './journey/index.js'
export {
  type MatrixSourceOptions,
  type RowChecks,
  type SupabaseMatrixSource,
  supabaseMatrixSource,
} from './matrices/index.js'
export { supabasePreferencesSource } from './preferences/index.js'
export { supabaseQuerySource } from './queries/index.js'
export type { RetryOptions } from './reading/retryRead.js'
export { supabaseStatementSource } from './statements/index.js'
