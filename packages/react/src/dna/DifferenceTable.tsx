import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import { useMessages } from '../provider/index.js'
import type { DnaDifference } from './compareReadings.js'
import { DOMAIN_GLYPHS } from './domainLook.js'
import { useFigures } from './useFigures.js'

/** Two DNAs side by side, by domain: confidence, delta norm, cosine, and α where an interaction made the difference. */
export function DifferenceTable({
  difference,
  names,
  alpha,
}: {
  difference: DnaDifference
  names: readonly [before: string, after: string]
  alpha?: PerDomain<number> | undefined
}) {
  const { apply: words, dna, helix } = useMessages()
  const figures = useFigures()
  const { before, after, deltaNorms, cosines } = difference
  return (
    <table className="dia-table dia-difference">
      <thead>
        <tr>
          <th scope="col">{dna.domain}</th>
          <th scope="col">
            {dna.confidence}, {names[0]}
          </th>
          <th scope="col">{names[1]}</th>
          {alpha && <th scope="col">{words.alpha}</th>}
          <th scope="col">{words.deltaNorm}</th>
          <th scope="col" title={helix.similarity}>
            {words.cosine}
          </th>
        </tr>
      </thead>
      <tbody>
        {DNA_DOMAINS.map((domain) => (
          <tr key={domain} data-testid={`difference-${domain}`}>
            <th scope="row" data-domain={domain}>
              <span className="dia-glyph" aria-hidden="true">
                {DOMAIN_GLYPHS[domain]}
              </span>{' '}
              {dna.domains[domain]}
            </th>
            <td>{figures.share(before.confidence[domain])}</td>
            <td>{figures.share(after.confidence[domain])}</td>
            {alpha && <td>{figures.rate(alpha[domain])}</td>}
            <td>{figures.rate(deltaNorms[domain])}</td>
            <td>{figures.rate(cosines[domain])}</td>
          </tr>
        ))}
        <tr data-testid="difference-composite">
          <th scope="row">{words.composite}</th>
          <td>{figures.share(before.confidence.overall)}</td>
          <td>{figures.share(after.confidence.overall)}</td>
          {alpha && <td />}
          <td>{figures.rate(deltaNorms.composite)}</td>
          <td>{figures.rate(cosines.composite)}</td>
        </tr>
      </tbody>
    </table>
  )
}
