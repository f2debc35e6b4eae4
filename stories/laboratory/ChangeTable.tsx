import type { DnaDomain } from '@dia/core/domains'
import type { DnaComparison } from './compareDna.js'
import { DOMAIN_WORDS } from './domainWords.js'
import { Figure } from './Figure.js'
import { figures } from './figures.js'

const ROWS: readonly { part: DnaDomain | 'composite'; name: string; glyph: string }[] = [
  ...DOMAIN_WORDS.map(({ domain, ...words }) => ({ part: domain, ...words })),
  { part: 'composite', name: 'Composite', glyph: '' },
]

/** The same figures, before and after, as a table. */
export function ChangeTable({ comparison }: { comparison: DnaComparison }) {
  const { before, after, cosines, deltaNorms } = comparison
  return (
    <table className="dia-table laboratory-table">
      <thead>
        <tr>
          <th scope="col">Domain</th>
          <th scope="col">Confidence before</th>
          <th scope="col">Confidence now</th>
          <th scope="col">Maturity before</th>
          <th scope="col">Maturity now</th>
          <th scope="col">Cosine</th>
          <th scope="col">Delta norm</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ part, name, glyph }) => {
          const evidence = part === 'composite' ? 'overall' : part
          return (
            <tr key={part}>
              <th scope="row" data-domain={part}>
                <span className="dia-glyph" aria-hidden="true">
                  {glyph}
                </span>{' '}
                {name}
              </th>
              <td>
                <Figure value={before.confidence[evidence]} write={figures.share} />
              </td>
              <td>
                <Figure value={after.confidence[evidence]} write={figures.share} />
              </td>
              <td>
                <Figure value={before.maturity[evidence]} write={figures.share} />
              </td>
              <td>
                <Figure value={after.maturity[evidence]} write={figures.share} />
              </td>
              <td>
                <Figure value={cosines[part]} write={figures.four} />
              </td>
              <td>
                <Figure value={deltaNorms[part]} write={figures.four} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
