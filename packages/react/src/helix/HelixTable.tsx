import { useState } from 'react'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { describeRung } from './describeRung.js'
import { useHelix } from './HelixContext.js'

const PAGE = 50

/** The rungs of the window as a table, newest first, with the way to the log entry of each. */
export function HelixTable() {
  const { model, movements, onOpenEntry } = useHelix()
  const messages = useMessages()
  const { helix: words, dna, matrix } = messages
  const figures = useFigures()
  const format = useFormat()
  const [page, setPage] = useState(0)
  const total = model.rungs.count
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const shown = Math.min(page, pages - 1)
  const from = shown * PAGE
  const rungs = Array.from({ length: Math.min(PAGE, total - from) }, (_, i) => total - 1 - from - i)
  return (
    <div className="dia-helix-table">
      <table className="dia-table">
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col" className="dia-table-text">
              {words.what}
            </th>
            <th scope="col">{words.direction}</th>
            {(['cultural', 'behavioral', 'economic', 'spatial'] as const).map((domain) => (
              <th key={domain} scope="col" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]} {words.alphaColumn}
              </th>
            ))}
            <th scope="col">{words.deltaColumn}</th>
            <th scope="col">{words.leftColumn}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung) => {
            const described = describeRung(model, rung, movements, messages, figures)
            if (described === null) return null
            return (
              <tr key={described.entryId}>
                <th scope="row">{described.time}</th>
                <td className="dia-table-text">
                  {onOpenEntry ? (
                    <button type="button" className="dia-link" onClick={() => onOpenEntry(described.entryId)}>
                      {described.title}
                    </button>
                  ) : (
                    described.title
                  )}
                </td>
                <td>{described.direction === 'pull' ? words.pull : words.push}</td>
                {described.domains.map(({ domain, alpha }) => (
                  <td key={domain}>{alpha}</td>
                ))}
                <td>{described.moved ?? '…'}</td>
                <td>{described.left}</td>
                <td>{described.share ?? '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="dia-pagination">
          <span className="dia-range-text">
            {words.rows(format.number(from + 1), format.number(from + rungs.length), format.number(total))}
          </span>
          <span className="dia-spacer" />
          <button
            type="button"
            className="dia-button"
            aria-disabled={shown === 0}
            onClick={() => setPage(Math.max(0, shown - 1))}
          >
            {matrix.previousPage}
          </button>
          <button
            type="button"
            className="dia-button"
            aria-disabled={shown >= pages - 1}
            onClick={() => setPage(Math.min(shown + 1, pages - 1))}
          >
            {matrix.nextPage}
          </button>
        </div>
      )}
    </div>
  )
}
