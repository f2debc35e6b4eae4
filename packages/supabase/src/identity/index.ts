export { supabaseDnaSource } from './supabaseDnaSource.js'
