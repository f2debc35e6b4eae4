import type { PassportLog } from '@dia/core/passport'
import type { SupabaseClient } from '@supabase/supabase-js'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import { passportLogOver } from './passportLogOver.js'

/** The Passport log in the database; the client must bear the service key. */
export function supabasePassportLog(supabase: SupabaseClient): PassportLog {
  return passportLogOver(supabaseRpc(supabase))
}
