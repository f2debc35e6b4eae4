export type { RowChecks } from './checkRows.js'
export { type MatrixSourceOptions, supabaseMatrixSource } from './supabaseMatrixSource.js'
