import { type InfluenceEvidence, influenceEvidence } from '@dia/core/attribution'
import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '@dia/core/domains'
import type { DnaTrack } from './DnaTrack.js'

/** One domain of a DNA at a moment. */
export interface DomainPrint {
  /** Its part of all evidence, weighted by the domain shares, 0 to 1. */
  readonly share: number
  readonly confidence: number
  readonly maturity: number
  /** Confidence now less confidence `sinceDays` ago. */
  readonly change: number
}

export interface Fingerprint extends PerDomain<DomainPrint> {
  readonly confidence: number
  readonly maturity: number
  readonly sinceDays: number
}

const DAY = 86_400_000

/** The four domains at a moment, and where each is going: against its confidence so many days before. */
export function fingerprintOf(track: DnaTrack, atMs: number, sinceDays = 30): Fingerprint {
  const [before, now] = influenceEvidence(track.trace, [new Date(atMs - sinceDays * DAY), new Date(atMs)])
  return printOf(now as InfluenceEvidence, before as InfluenceEvidence, sinceDays)
}

function printOf(now: InfluenceEvidence, before: InfluenceEvidence, sinceDays: number): Fingerprint {
  const weighted = (domain: DnaDomain) => DOMAIN_SHARES[domain] * now.mass[domain]
  const total = DNA_DOMAINS.reduce((sum, domain) => sum + weighted(domain), 0)
  const print = (domain: DnaDomain): DomainPrint => ({
    share: total > 0 ? weighted(domain) / total : 0,
    confidence: now.confidence[domain],
    maturity: now.maturity[domain],
    change: now.confidence[domain] - before.confidence[domain],
  })
  return {
    cultural: print('cultural'),
    behavioral: print('behavioral'),
    economic: print('economic'),
    spatial: print('spatial'),
    confidence: now.confidence.overall,
    maturity: now.maturity.overall,
    sinceDays,
  }
}
