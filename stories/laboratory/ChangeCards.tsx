import type { DnaDomain } from '@dia/core/domains'
import type { DnaComparison } from './compareDna.js'
import { DOMAIN_WORDS } from './domainWords.js'
import { EvidenceBar } from './EvidenceBar.js'
import { Figure } from './Figure.js'
import { figures } from './figures.js'
import { VectorDial } from './VectorDial.js'
import { angleOf } from './vectorPlane.js'

/** What changed, in each domain and in the composite. */
export function ChangeCards({ comparison }: { comparison: DnaComparison }) {
  return (
    <ul className="laboratory-cards">
      {DOMAIN_WORDS.map(({ domain, name, glyph }) => (
        <li key={domain} className="laboratory-card" data-domain={domain} aria-label={name}>
          <h4 className="laboratory-card-title">
            <span className="dia-glyph" aria-hidden="true">
              {glyph}
            </span>{' '}
            {name}
          </h4>
          <ChangeOf part={domain} comparison={comparison} />
        </li>
      ))}
      <li className="laboratory-card laboratory-card-composite" aria-label="Composite">
        <h4 className="laboratory-card-title">Composite</h4>
        <ChangeOf part="composite" comparison={comparison} />
      </li>
    </ul>
  )
}

function ChangeOf({ part, comparison }: { part: DnaDomain | 'composite'; comparison: DnaComparison }) {
  const { before, after, cosines, deltaNorms } = comparison
  const evidence = part === 'composite' ? 'overall' : part
  return (
    <div className="laboratory-change">
      <VectorDial before={before[part]} after={after[part]} cosine={cosines[part]} />
      <dl className="laboratory-direction">
        <div>
          <dt>Cosine</dt>
          <dd>
            <Figure value={cosines[part]} write={figures.four} />{' '}
            <span className="dia-muted">{figures.degrees(angleOf(cosines[part]))}</span>
          </dd>
        </div>
        <div>
          <dt>Delta norm</dt>
          <dd>
            <Figure value={deltaNorms[part]} write={figures.four} />
          </dd>
        </div>
      </dl>
      <dl className="laboratory-evidences">
        <EvidenceBar
          label="Confidence"
          before={before.confidence[evidence]}
          after={after.confidence[evidence]}
        />
        <EvidenceBar label="Maturity" before={before.maturity[evidence]} after={after.maturity[evidence]} />
      </dl>
    </div>
  )
}
