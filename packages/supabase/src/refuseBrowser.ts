import { DiaError } from '@dia/core/errors'

/** Stands in a browser's bundle where a server's entry was imported. */
throw new DiaError(
  'SERVER_ONLY',
  '@dia/supabase/worker and @dia/supabase/edge are for servers: they work with the service key.',
  'Import them on a server; apps use @dia/supabase and @dia/supabase/logging.',
)
