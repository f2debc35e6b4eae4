export { createDiaClient, type DiaClient } from './createDiaClient.js'
export { toDiaError } from './errors/index.js'
export { supabaseDnaSource } from './identity/index.js'
export { supabaseMatrixSource } from './matrices/index.js'
