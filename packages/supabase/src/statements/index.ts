export { supabaseStatementSource } from './supabaseStatementSource.js'
