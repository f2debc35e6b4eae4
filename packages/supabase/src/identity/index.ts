export { type BasesEmbedder, supabaseDnaInitialiser } from './supabaseDnaInitialiser.js'
export { supabaseDnaSource } from './supabaseDnaSource.js'
export { supabaseEntityDnaSource } from './supabaseEntityDnaSource.js'
