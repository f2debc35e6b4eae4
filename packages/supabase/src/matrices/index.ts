export { supabaseMatrixSource } from './supabaseMatrixSource.js'
