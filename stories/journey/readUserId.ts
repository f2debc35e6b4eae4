import type { SupabaseClient } from '@supabase/supabase-js'

/** The demo's own user of the requirements. */
export const TEST_USER_ID = '15480116-8c78-4a75-af8c-2c70795333a6'

/** The id of the demo user with this e-mail. */
export async function readUserId(supabase: SupabaseClient, email: string): Promise<string> {
  const { data } = await supabase.from('dia_users').select('user_id').eq('email', email).single()
  return String(data?.user_id ?? '')
}
