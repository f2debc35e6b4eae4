import { DNA_DOMAINS } from '@dia/core/domains'
import type { UserDna } from '@dia/core/identity'
import { useFormat, useMessages } from '../provider/index.js'
import { DOMAIN_GLYPHS } from './domainLook.js'

/** The chart's figures, and the masses behind them. */
export function EvidenceTable({ dna }: { dna: NonNullable<UserDna['dna']> }) {
  const { dna: words } = useMessages()
  const format = useFormat()
  return (
    <table className="dia-table">
      <thead>
        <tr>
          <th scope="col">{words.domain}</th>
          <th scope="col" title={words.confidenceHint}>
            {words.confidence}
          </th>
          <th scope="col" title={words.maturityHint}>
            {words.maturity}
          </th>
          <th scope="col" title={words.massHint}>
            {words.mass}
          </th>
        </tr>
      </thead>
      <tbody>
        {DNA_DOMAINS.map((domain) => {
          const evidence = dna.domains[domain]
          return (
            <tr key={domain}>
              <th scope="row" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {words.domains[domain]}
              </th>
              <td>{format.percent(evidence.confidence)}</td>
              <td>{format.percent(evidence.maturity)}</td>
              <td>{format.decimal(evidence.mass)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
