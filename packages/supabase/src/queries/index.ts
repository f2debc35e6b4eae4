export { supabaseQuerySource } from './supabaseQuerySource.js'
