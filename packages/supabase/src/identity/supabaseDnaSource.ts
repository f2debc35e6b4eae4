import { DNA_DOMAINS, DOMAIN_SHARES, type PerDomain } from '@dia/core/domains'
import { DiaError } from '@dia/core/errors'
import type { AtgcBases, DnaSource, DomainEvidence, UserDna } from '@dia/core/identity'
import { dnaConsent } from '@dia/core/influence'
import { confidenceOf, maturityOf } from '@dia/core/mirroring'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'

/** What `dia_user_dna` answers; masses come in domain order, decayed to `readAt`. */
interface AnsweredDna {
  userId: string
  mediaId: string | null
  mediaIdCount: number
  bases: AtgcBases | null
  consent: unknown
  dna: {
    model: string
    initialisedAt: string
    lastEventAt: string | null
    interactionCount: number
    masses: { mass: number; lifetimeMass: number }[]
  } | null
  readAt: string
}

/** Reads users' DNA with the host's own client; an admin's reading is audited by the database. */
export function supabaseDnaSource(supabase: SupabaseClient): DnaSource {
  return {
    async readUserDna(userId, { signal } = {}): Promise<UserDna> {
      const answer = await readRpc(supabase, 'dia_user_dna', { of_user: userId }, signal)
      if (!isAnsweredDna(answer)) {
        throw new DiaError(
          'UNEXPECTED_ANSWER',
          'The function dia_user_dna answered something else than a user',
          'Bring database and kit to the same version: run "dia migrate".',
        )
      }
      const { dna, bases, consent, ...user } = answer
      return {
        ...user,
        bases: bases && { ...bases, locationCode: bases.locationCode ?? null },
        consent: dnaConsent({ dna_consent: consent }),
        dna: dna && summarise(dna),
      }
    },
  }
}

function summarise({ masses, ...dna }: NonNullable<AnsweredDna['dna']>): UserDna['dna'] {
  const domains = Object.fromEntries(
    DNA_DOMAINS.map((domain, index): [string, DomainEvidence] => {
      const { mass, lifetimeMass } = masses[index] ?? { mass: 0, lifetimeMass: 0 }
      return [
        domain,
        { mass, lifetimeMass, confidence: confidenceOf(mass), maturity: maturityOf(lifetimeMass) },
      ]
    }),
  ) as PerDomain<DomainEvidence>
  const overall = (of: 'confidence' | 'maturity') =>
    DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * domains[domain][of], 0)
  return { ...dna, domains, confidence: overall('confidence'), maturity: overall('maturity') }
}

function isAnsweredDna(value: unknown): value is AnsweredDna {
  return (
    typeof value === 'object' && value !== null && 'userId' in value && 'readAt' in value && 'dna' in value
  )
}
