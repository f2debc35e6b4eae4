import { DNA_DOMAINS, type DnaDomain } from '@dia/core/domains'
import type { UserDna } from '@dia/core/identity'
import { Group } from '@visx/group'
import { Bar, Line } from '@visx/shape'
import { useId } from 'react'
import { MarkReader } from '../charts/MarkReader.js'
import { useFormat, useMessages } from '../provider/index.js'
import { DomainPatterns } from './DomainPatterns.js'
import { DOMAIN_GLYPHS } from './domainLook.js'
import { evidenceGeometry } from './evidenceGeometry.js'

type Dna = NonNullable<UserDna['dna']>

const SIZE = { width: 400, height: 128 }

/** Confidence (filled) and maturity (outlined) of the four domains, with a sentence for those who do not see it. */
export function EvidenceChart({ dna }: { dna: Dna }) {
  const { dna: words } = useMessages()
  const format = useFormat()
  const id = useId()
  const { bars, ticks } = evidenceGeometry(dna.domains, SIZE)
  const said = (domain: DnaDomain) =>
    words.domainSentence(
      words.domains[domain],
      format.percent(dna.domains[domain].confidence),
      format.percent(dna.domains[domain].maturity),
    )
  const sentence = words.chartSentence(DNA_DOMAINS.map(said), format.percent(dna.confidence))
  const marks = bars.map(({ domain, y, height }) => ({
    at: (y + height / 2) / SIZE.height,
    text: said(domain),
  }))
  return (
    <div className="dia-evidence">
      <ul className="dia-evidence-labels" aria-hidden="true">
        {DNA_DOMAINS.map((domain) => (
          <li key={domain} data-domain={domain}>
            <span className="dia-glyph">{DOMAIN_GLYPHS[domain]}</span> {words.domains[domain]}
          </li>
        ))}
      </ul>
      <div className="dia-evidence-plot">
        <MarkReader label={words.confidence} marks={marks} isVertical>
          <svg
            role="img"
            aria-label={sentence}
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            preserveAspectRatio="none"
            className="dia-evidence-svg"
          >
            <DomainPatterns id={id} />
            {ticks.map(({ share, x }) => (
              <Line
                key={share}
                from={{ x, y: 0 }}
                to={{ x, y: SIZE.height }}
                className="dia-evidence-tick"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bars.map((bar) => (
              <Group key={bar.domain} top={bar.y} data-domain={bar.domain} className="dia-evidence-bar">
                <Bar
                  className="dia-evidence-maturity"
                  width={bar.maturityWidth}
                  height={bar.height}
                  vectorEffect="non-scaling-stroke"
                />
                <Bar width={bar.confidenceWidth} height={bar.height} fill={`url(#${id}-${bar.domain})`} />
              </Group>
            ))}
          </svg>
        </MarkReader>
        <div className="dia-evidence-axis" aria-hidden="true">
          {ticks.map(({ share }) => (
            <span key={share} style={{ insetInlineStart: `${share * 100}%` }}>
              {format.percent(share)}
            </span>
          ))}
        </div>
      </div>
      <ul className="dia-evidence-figures" aria-hidden="true">
        {DNA_DOMAINS.map((domain) => (
          <li key={domain}>{format.percent(dna.domains[domain].confidence)}</li>
        ))}
      </ul>
      <p className="dia-evidence-legend" aria-hidden="true">
        <span className="dia-legend-mark" data-mark="confidence" /> {words.confidence}
        <span className="dia-legend-mark" data-mark="maturity" /> {words.maturity}
      </p>
    </div>
  )
}
