export type { ActionSourceOptions } from './supabaseActionSource.js'
