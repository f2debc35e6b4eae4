import { createClient } from '@supabase/supabase-js'

/** The client that the host's app already has, with the session of whoever signed in. */
export const supabase = createClient(
  import.meta.env.VITE_SUPABASE_URL,
  import.meta.env.VITE_SUPABASE_ANON_KEY,
)
