export { supabaseDnaHistorySource } from './supabaseDnaHistorySource.js'
