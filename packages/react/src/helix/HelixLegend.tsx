import { DNA_DOMAINS } from '@dia/core/domains'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'
import { halfTurnOf } from './helixTwist.js'

/** What colour, pattern, width and weight mean. */
export function HelixLegend() {
  const { window, width } = useHelix()
  const { helix: words, dna } = useMessages()
  const halfTurn = halfTurnOf(window.toMs - window.fromMs, width) / 86_400_000
  return (
    <div className="dia-helix-legend">
      <ul>
        {DNA_DOMAINS.map((domain) => (
          <li key={domain} data-domain={domain}>
            <span className="dia-helix-swatch" aria-hidden="true" />
            <span className="dia-glyph" aria-hidden="true">
              {DOMAIN_GLYPHS[domain]}
            </span>
            {dna.domains[domain]}
          </li>
        ))}
        <li>
          <span className="dia-helix-swatch" data-push="true" aria-hidden="true" />
          {words.pushLegend}
        </li>
      </ul>
      <p>{words.legendWidth(words.halfTurn(halfTurn))}</p>
    </div>
  )
}
