export { supabasePassportLog } from './supabasePassportLog.js'
