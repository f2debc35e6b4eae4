import { DiaError } from '@dia/core/errors'
import type { HealthSource, SystemHealth } from '@dia/core/health'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'

/** Reads the health of all systems with an admin's client, in one call of `dia_system_health`. */
export function supabaseHealthSource(supabase: SupabaseClient): HealthSource {
  return {
    async readHealth({ signal } = {}) {
      const answer = await readRpc(supabase, 'dia_system_health', {}, signal)
      if (isSystemHealth(answer)) return answer
      throw new DiaError(
        'UNEXPECTED_ANSWER',
        'The function dia_system_health answered something else than the health',
        'Bring database and kit to the same version: run "dia migrate".',
      )
    },
  }
}

const PARTS: readonly (keyof SystemHealth)[] = [
  'readAt',
  'users',
  'interactionsLast24Hours',
  'work',
  'deadLetters',
  'refreshes',
  'duplicateMediaIds',
  'dna',
  'ledger',
  'tables',
  'slowestQueries',
  'verified',
  'sealed',
  'workers',
  'history',
  'findings',
]

function isSystemHealth(value: unknown): value is SystemHealth {
  return typeof value === 'object' && value !== null && PARTS.every((part) => part in value)
}
