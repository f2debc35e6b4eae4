export { supabasePreferencesSource } from './supabasePreferencesSource.js'
