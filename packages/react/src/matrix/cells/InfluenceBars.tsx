import { DNA_DOMAINS } from '@dia/core/domains'
import { getInfluenceWeights } from '@dia/core/influence'
import { DOMAIN_GLYPHS } from '../../dna/domainLook.js'
import { useDiaSettings } from '../../provider/index.js'

/** One bar per domain, each with its glyph and pattern; hollow where the event pushes away, faint where it is unknown. */
export default function InfluenceBars({ eventType }: { eventType: string }) {
  const { messages, format, catalogue } = useDiaSettings()
  const { cells, dna } = messages
  const weights = getInfluenceWeights(eventType, catalogue)
  const sentence = [
    ...DNA_DOMAINS.map((domain) => cells.weight(dna.domains[domain], format.decimal(weights[domain]))),
    ...(weights.valence < 0 ? [cells.pushesAway] : []),
    ...(weights.isFallback ? [cells.unknownEvent] : []),
  ].join(', ')
  return (
    <span
      className="dia-weights"
      role="img"
      aria-label={sentence}
      title={`${cells.word(eventType, 'eventType')}: ${sentence}`}
      data-away={weights.valence < 0 || undefined}
      data-fallback={weights.isFallback || undefined}
    >
      {DNA_DOMAINS.map((domain) => (
        <span key={domain} className="dia-weights-domain" data-domain={domain} aria-hidden="true">
          <span className="dia-weights-glyph">{DOMAIN_GLYPHS[domain]}</span>
          <span className="dia-weights-track">
            <span
              className="dia-weights-bar"
              style={{ blockSize: `${Math.round(Math.min(Math.max(weights[domain], 0), 1) * 100)}%` }}
            />
          </span>
        </span>
      ))}
    </span>
  )
}
