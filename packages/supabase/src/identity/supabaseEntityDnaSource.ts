import { DiaError } from '@dia/core/errors'
import type { EntityDna, EntityDnaSource } from '@dia/core/history'
import type { SupabaseClient } from '@supabase/supabase-js'
import { decodeVectors } from '../history/decodeVectors.js'
import { readRpc } from '../reading/readRpc.js'

type Answered = Omit<EntityDna, 'entityId' | 'vectors'> & { readonly vectors: readonly (string | null)[] }

/** Entities per request: each is some 8 kB. */
const PART = 250

/** Reads entities' DNA with an admin's client. */
export function supabaseEntityDnaSource(supabase: SupabaseClient): EntityDnaSource {
  return {
    async readEntityDna(entityType, entityIds, { signal } = {}) {
      const ids = [...new Set(entityIds)]
      const found = new Map<string, EntityDna>()
      for (let from = 0; from < ids.length; from += PART) {
        const args = { of_type: entityType, of_ids: ids.slice(from, from + PART) }
        const answer = await readRpc(supabase, 'dia_entity_dna', args, signal)
        if (typeof answer !== 'object' || answer === null) {
          throw new DiaError(
            'UNEXPECTED_ANSWER',
            'The function dia_entity_dna answered something else than vectors',
            'Bring database and kit to the same version: run "dia migrate".',
          )
        }
        for (const [entityId, { vectors, ...dna }] of Object.entries(answer as Record<string, Answered>))
          found.set(entityId, { ...dna, entityId, vectors: decodeVectors(vectors) })
      }
      return found
    },
  }
}
