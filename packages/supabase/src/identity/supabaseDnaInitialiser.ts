import { DNA_DOMAINS } from '@dia/core/domains'
import { DiaError } from '@dia/core/errors'
import type { AtgcBases, DnaInitialiser, DnaSource, InitialisedDna } from '@dia/core/identity'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { loadPart } from '../errors/loadPart.js'
import { supabaseDnaSource } from './supabaseDnaSource.js'

/** The prior of some bases, by the model that the workers use; vectors of unit length or zero. */
export interface BasesEmbedder {
  readonly model: string
  readonly embedBases: (bases: AtgcBases) => Readonly<Record<(typeof DNA_DOMAINS)[number], ArrayLike<number>>>
}

/** Loaded with the first DNA that is begun. */
async function defaultEmbedder(): Promise<BasesEmbedder> {
  const { embedBases, HASHING_MODEL } = await loadPart(import('@dia/core/embedding'))
  return { model: HASHING_MODEL, embedBases }
}

/** Begins users' DNA with the host's own client: core makes the prior, the database checks and keeps it. */
export function supabaseDnaInitialiser(
  supabase: SupabaseClient,
  embedder?: BasesEmbedder,
  source: DnaSource = supabaseDnaSource(supabase),
): DnaInitialiser {
  return {
    async initialiseDna(userId, { signal } = {}): Promise<InitialisedDna> {
      const { bases, mediaId } = await source.readUserDna(userId, signal ? { signal } : {})
      if (bases === null || mediaId === null) {
        throw new DiaError(
          'NO_MEDIAID',
          'The user has no MediaID to make a DNA of',
          'They state their bases first.',
        )
      }
      const { model, embedBases } = embedder ?? (await defaultEmbedder())
      const vectors = embedBases(bases)
      const prior = Object.fromEntries(DNA_DOMAINS.map((domain) => [domain, vectorText(vectors[domain])]))
      const answer = await callRpc(
        supabase,
        'dia_initialise_dna',
        { of_user: userId, of_media_id: mediaId, model, prior: JSON.stringify(prior) },
        signal,
      )
      return answer as InitialisedDna
    },
  }
}

/** As pgvector reads it; null for zero. */
function vectorText(vector: ArrayLike<number>): string | null {
  const components = Array.from(vector, Math.fround)
  return components.some(Boolean) ? `[${components.join(',')}]` : null
}
