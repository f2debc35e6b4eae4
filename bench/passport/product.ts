export { processPassportEntries } from '@dia/core/passport'
export { pgPassportLog } from '@dia/supabase/worker'
