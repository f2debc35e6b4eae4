export { createPassportPipeline } from '@dia/core/passport'
export { pgPassportLog } from '@dia/supabase/worker'
