import { DNA_DOMAINS, type DnaDomain } from '@dia/core/domains'
import { useMessages } from '../provider/index.js'
import { DOMAIN_GLYPHS } from './domainLook.js'
import type { DomainPrint, Fingerprint } from './fingerprintOf.js'
import { type Figures, useFigures } from './useFigures.js'

export interface DomainFingerprintProps {
  /** Null where the DNA is not initialised. */
  readonly fingerprint: Fingerprint | null
  /** 'cell' is a small multiple for a table cell; 'full' (default) has the figures beside it. */
  readonly size?: 'cell' | 'full'
}

/** A change in confidence below this is no direction. */
const STILL = 0.0005

/** Share, confidence, maturity and direction of the four domains: narrow in a cell, with figures elsewhere. */
export function DomainFingerprint({ fingerprint, size = 'full' }: DomainFingerprintProps) {
  const { dna, influence: words } = useMessages()
  const figures = useFigures()
  if (fingerprint === null)
    return size === 'cell' ? (
      <span className="dia-absent">{words.notInitialised}</span>
    ) : (
      <p className="dia-muted">{dna.notInitialisedTitle}</p>
    )
  if (size === 'cell') return <SmallPrint fingerprint={fingerprint} />
  return (
    <div className="dia-fingerprint">
      <table className="dia-table">
        <caption className="dia-visually-hidden">{words.fingerprint}</caption>
        <thead>
          <tr>
            <th scope="col">{dna.domain}</th>
            <th scope="col" className="dia-fingerprint-plot">
              <span title={dna.confidenceHint}>{dna.confidence}</span> ·{' '}
              <span title={dna.maturityHint}>{dna.maturity}</span>
            </th>
            <th scope="col">{dna.confidence}</th>
            <th scope="col">{dna.maturity}</th>
            <th scope="col">{words.evidence}</th>
            <th scope="col">{words.changeSince(String(fingerprint.sinceDays))}</th>
          </tr>
        </thead>
        <tbody>
          {DNA_DOMAINS.map((domain) => (
            <PrintRow key={domain} domain={domain} print={fingerprint[domain]} figures={figures} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PrintRow({ domain, print, figures }: { domain: DnaDomain; print: DomainPrint; figures: Figures }) {
  const { dna } = useMessages()
  return (
    <tr data-domain={domain}>
      <th scope="row">
        <span className="dia-glyph" aria-hidden="true">
          {DOMAIN_GLYPHS[domain]}
        </span>{' '}
        {dna.domains[domain]}
      </th>
      <td className="dia-fingerprint-plot">
        <svg width="100%" height="14" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 14">
          <rect className="dia-print-maturity" width={100 * print.maturity} height="14" />
          <rect className="dia-print-confidence" y="3" width={100 * print.confidence} height="8" />
        </svg>
      </td>
      <td>{figures.share(print.confidence)}</td>
      <td>{figures.share(print.maturity)}</td>
      <td>{figures.share(print.share)}</td>
      <td>
        <Direction change={print.change} /> {figures.change(print.change)}
      </td>
    </tr>
  )
}

const BAR = { width: 11, gap: 4, height: 16 }

function SmallPrint({ fingerprint }: { fingerprint: Fingerprint }) {
  const { dna, influence: words } = useMessages()
  const figures = useFigures()
  const sentence = DNA_DOMAINS.map((domain) => {
    const { share, confidence, maturity, change } = fingerprint[domain]
    return words.domainSentence(
      dna.domains[domain],
      figures.share(share),
      figures.share(confidence),
      figures.share(maturity),
      figures.change(change),
    )
  }).join('; ')
  const width = DNA_DOMAINS.length * (BAR.width + BAR.gap) - BAR.gap
  let done = 0
  return (
    <svg className="dia-print" role="img" aria-label={sentence} width={width} height={BAR.height + 10}>
      <title>{sentence}</title>
      {DNA_DOMAINS.map((domain, d) => {
        const { share, confidence, maturity, change } = fingerprint[domain]
        const x = d * (BAR.width + BAR.gap)
        const from = done
        done += share * width
        return (
          <g key={domain} data-domain={domain}>
            <rect
              className="dia-print-maturity"
              x={x + 0.5}
              y={BAR.height * (1 - maturity)}
              width={BAR.width - 1}
              height={BAR.height * maturity}
            />
            <rect
              className="dia-print-confidence"
              x={x + 2.5}
              y={BAR.height * (1 - confidence)}
              width={BAR.width - 5}
              height={BAR.height * confidence}
            />
            {Math.abs(change) > STILL && (
              <path
                className="dia-print-direction"
                transform={`translate(${x + BAR.width / 2} ${BAR.height + 3.5})`}
                d={change > 0 ? 'M-3 1.5 0-2 3 1.5Z' : 'M-3-1.5 0 2 3-1.5Z'}
              />
            )}
            <rect
              className="dia-print-share"
              x={from}
              y={BAR.height + 7.5}
              width={share * width}
              height={2.5}
            />
          </g>
        )
      })}
    </svg>
  )
}

function Direction({ change }: { change: number }) {
  return <span aria-hidden="true">{change > STILL ? '▲' : change < -STILL ? '▼' : '–'}</span>
}
