import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import type { Figures } from '../dna/useFigures.js'
import type { DiaFormat, DiaMessages } from '../messages/index.js'
import type { HelixModel } from './helixModel.js'

/** The helix in one sentence, and in another what it does not draw. */
export function helixSentence(
  { moment, rungs, track }: HelixModel,
  name: string | null,
  { helix: words, dna }: Pick<DiaMessages, 'helix' | 'dna'>,
  figures: Figures,
  format: DiaFormat,
): string {
  const masses = DNA_DOMAINS.map((domain) => ({ domain, mass: DOMAIN_SHARES[domain] * moment.mass[domain] }))
  const total = masses.reduce((sum, { mass }) => sum + mass, 0)
  const largest = masses.reduce((most, one) => (one.mass > most.mass ? one : most))
  const skipped = track.history.items.length - track.items.length
  const sentence = words.sentence({
    name,
    interactions: format.number(track.items.length),
    from: format.date(rungs.fromMs),
    to: format.date(rungs.toMs),
    at: format.date(moment.atMs),
    maturity: format.percent(moment.maturity.overall),
    confidence: format.percent(moment.confidence.overall),
    largest:
      total > 0 ? words.largest(dna.domains[largest.domain], figures.share(largest.mass / total)) : null,
  })
  return skipped > 0 ? `${sentence} ${words.skipped(format.number(skipped))}` : sentence
}
