import type { HealthSource } from '@dia/core/health'
import type { DnaHistorySource } from '@dia/core/history'
import type { DnaSource } from '@dia/core/identity'
import type { MatrixSource } from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'
import type { SupabaseClient } from '@supabase/supabase-js'
import { supabaseHealthSource } from './health/supabaseHealthSource.js'
import { supabaseDnaHistorySource } from './history/supabaseDnaHistorySource.js'
import { supabaseDnaSource } from './identity/supabaseDnaSource.js'
import { supabaseMatrixSource } from './matrices/supabaseMatrixSource.js'
import { supabaseQuerySource } from './queries/supabaseQuerySource.js'

/** What the components ask for, answered by a Supabase project. */
export interface DiaClient {
  readonly matrices: MatrixSource
  readonly dna: DnaSource
  readonly history: DnaHistorySource
  readonly queries: QuerySource
  readonly health: HealthSource
}

/**
 * Gives core's ports on the host's own supabase-js client, with whatever session it has; it makes no client and
 * needs no service key.
 */
export function createDiaClient(supabase: SupabaseClient): DiaClient {
  return {
    matrices: supabaseMatrixSource(supabase),
    dna: supabaseDnaSource(supabase),
    history: supabaseDnaHistorySource(supabase),
    queries: supabaseQuerySource(supabase),
    health: supabaseHealthSource(supabase),
  }
}
