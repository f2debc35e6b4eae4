export type { RowChecks } from './checkRows.js'
export {
  type MatrixSourceOptions,
  type SupabaseMatrixSource,
  supabaseMatrixSource,
} from './supabaseMatrixSource.js'
