import type { ActionSource } from '@dia/core/actions'
import type { ChangesSource } from '@dia/core/changes'
import type { HealthSource } from '@dia/core/health'
import type { DnaHistorySource, DnaLens, EntityDnaSource } from '@dia/core/history'
import type { DnaInitialiser, DnaSource, PreferencesSource } from '@dia/core/identity'
import type { JourneySource, QuerySource } from '@dia/core/queries'
import type { StatementSource } from '@dia/core/treasury'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { ActionSourceOptions } from './actions/supabaseActionSource.js'
import type { PollingOptions } from './changes/pollingChangesSource.js'
import { loadPart } from './errors/loadPart.js'
import { supabaseDnaHistorySource } from './history/supabaseDnaHistorySource.js'
import { type BasesEmbedder, supabaseDnaInitialiser } from './identity/supabaseDnaInitialiser.js'
import { supabaseDnaSource } from './identity/supabaseDnaSource.js'
import {
  type MatrixSourceOptions,
  type SupabaseMatrixSource,
  supabaseMatrixSource,
} from './matrices/supabaseMatrixSource.js'
import { supabasePreferencesSource } from './preferences/supabasePreferencesSource.js'
import { supabaseQuerySource } from './queries/supabaseQuerySource.js'
import { readsOf } from './reading/readsOf.js'
import type { RetryOptions } from './reading/retryRead.js'

/** What the components ask for, answered by a Supabase project. */
export interface DiaClient {
  readonly matrices: SupabaseMatrixSource
  readonly queries: QuerySource
  readonly journey: JourneySource
  readonly dna: DnaSource & DnaInitialiser & DnaLens & EntityDnaSource
  readonly history: DnaHistorySource
  readonly health: HealthSource
  readonly actions: ActionSource
  readonly changes: ChangesSource
  readonly preferences: PreferencesSource
  readonly statements: StatementSource
}

export interface DiaClientOptions extends MatrixSourceOptions, ActionSourceOptions {
  /** How often reads are repeated after what passes by itself, and how long one may take. */
  readonly reading?: RetryOptions
  /** How views learn that their rows are old. Default polling; it also stands in where Realtime is not on. */
  readonly changes?: 'realtime' | PollingOptions
  /** Makes priors in place of the default model; the workers must use the same. */
  readonly embedder?: BasesEmbedder
}

/**
 * Gives core's ports on the host's own supabase-js client, with whatever session, settings and `Database` type it has;
 * it makes no client and needs no service key.
 */
export function createDiaClient(supabase: SupabaseClient, options: DiaClientOptions = {}): DiaClient {
  if (options.reading !== undefined) readsOf(supabase, options.reading)
  const matrices = supabaseMatrixSource(supabase, options)
  const dna = supabaseDnaSource(supabase)
  const initialiser = supabaseDnaInitialiser(supabase, options.embedder, dna)
  const queries = supabaseQuerySource(supabase)
  const history = supabaseDnaHistorySource(supabase)
  // Loaded with their first use: most pages show a matrix.
  const journey = later(async () =>
    (await import('./journey/journeyOverQueries.js')).journeyOverQueries(queries),
  )
  const lens = later(async () => (await import('@dia/core/history')).dnaLens(history))
  const entities = later(async () =>
    (await import('./identity/supabaseEntityDnaSource.js')).supabaseEntityDnaSource(supabase),
  )
  const health = later(async () =>
    (await import('./health/supabaseHealthSource.js')).supabaseHealthSource(supabase),
  )
  const statements = later(async () =>
    (await import('./statements/supabaseStatementSource.js')).supabaseStatementSource(supabase),
  )
  return {
    matrices,
    queries,
    journey: {
      readTimeline: async (...asked) => (await journey()).readTimeline(...asked),
      readInfluence: (...asked) => queries.readInfluenceSummary(...asked),
      readSessions: async (...asked) => (await journey()).readSessions(...asked),
      readAffinity: async (...asked) => (await journey()).readAffinity(...asked),
    },
    dna: {
      ...dna,
      ...initialiser,
      readDnaAt: async (...asked) => (await lens()).readDnaAt(...asked),
      readAttribution: async (...asked) => (await lens()).readAttribution(...asked),
      previewInteraction: async (...asked) => (await lens()).previewInteraction(...asked),
      readEntityDna: async (...asked) => (await entities()).readEntityDna(...asked),
    },
    history,
    statements: { readStatement: async (...asked) => (await statements()).readStatement(...asked) },
    health: { readHealth: async (...asked) => (await health()).readHealth(...asked) },
    actions: {
      // Loaded with the first action: most pages only read.
      async run(request, running) {
        const { supabaseActionSource } = await loadPart(import('./actions/supabaseActionSource.js'))
        return supabaseActionSource(supabase, { matrices, dna, initialiser }, options).run(request, running)
      },
    },
    changes: changesLater(supabase, options.changes),
    preferences: supabasePreferencesSource(supabase),
  }
}

/** How changes are heard, loaded with the first listener; polling where Realtime cannot be loaded. */
function changesLater(supabase: SupabaseClient, options: DiaClientOptions['changes']): ChangesSource {
  const load = later(async () => {
    const { pollingChangesSource } = await import('./changes/pollingChangesSource.js')
    if (options !== 'realtime') return pollingChangesSource(supabase, options)
    const fallback = pollingChangesSource(supabase)
    return import('./changes/realtimeChangesSource.js').then(
      ({ realtimeChangesSource }) => realtimeChangesSource(supabase, { fallback }),
      () => fallback,
    )
  })
  return {
    listen(relation, onChange) {
      let hasLeft = false
      let stop = () => {
        hasLeft = true
      }
      const start = (source: ChangesSource) => {
        if (!hasLeft) stop = source.listen(relation, onChange)
      }
      // Offline, nothing changes on the screen; the next listener loads again.
      load().then(start, () => undefined)
      return () => stop()
    },
  }
}

/** Makes it once, when it is first wanted; a failed loading is tried again. */
function later<Source>(load: () => Promise<Source>): () => Promise<Source> {
  let loaded: Promise<Source> | undefined
  return () => {
    loaded ??= loadPart(load()).catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
}
