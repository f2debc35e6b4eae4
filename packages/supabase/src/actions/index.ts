export { type ActionSourceOptions, supabaseActionSource } from './supabaseActionSource.js'
