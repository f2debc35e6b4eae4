export { supabaseHealthSource } from './supabaseHealthSource.js'
