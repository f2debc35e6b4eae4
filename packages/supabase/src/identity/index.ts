export { type BasesEmbedder, supabaseDnaInitialiser } from './supabaseDnaInitialiser.js'
export { supabaseDnaSource } from './supabaseDnaSource.js'
