import { DNA_DOMAINS } from '@dia/core/domains'
import type { DnaHistorySource } from '@dia/core/history'
import { useMemo, useState } from 'react'
import { DOMAIN_GLYPHS } from '../../dna/domainLook.js'
import { useDnaHistory } from '../../dna/useDnaHistory.js'
import { useDnaMovements } from '../../dna/useDnaMovements.js'
import { useDnaTrack } from '../../dna/useDnaTrack.js'
import { useFigures } from '../../dna/useFigures.js'
import { ApplyToDna } from '../../journey/ApplyToDna.js'
import { useMessages } from '../../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../../reading/ReadingState.js'
import { rowInteraction } from './rowInteraction.js'

/** What an interaction moved of its user's DNA, by domain, and what it would move once more. */
export default function RowDna({
  matrix,
  row,
  history: source,
}: {
  matrix: string
  row: Readonly<Record<string, unknown>>
  history: DnaHistorySource
}) {
  const { journey: words, dna, helix } = useMessages()
  const figures = useFigures()
  const userId = String(row.user_id)
  const { history, error, isLoading, retry } = useDnaHistory(source, userId)
  const [isApplying, setApplying] = useState(false)
  const interaction = useMemo(() => rowInteraction(matrix, row, history), [matrix, row, history])
  const track = useDnaTrack(history)
  const movements = useDnaMovements(track)
  if (error !== null) return <ReadingFailure error={error} onRetry={retry} />
  if (isLoading || interaction === null) return <ReadingSkeleton />
  const { decision } = interaction
  const position = track?.items.findIndex(({ id }) => id === decision?.id) ?? -1
  const moved = (all: Float32Array | undefined, size: number, at: number) => {
    const value = position < 0 ? undefined : all?.[position * size + at]
    return value === undefined ? '–' : figures.rate(value)
  }
  return (
    <div className="dia-journey-detail">
      <table className="dia-table">
        <thead>
          <tr>
            <th scope="col">{dna.domain}</th>
            <th scope="col">{helix.alphaColumn}</th>
            <th scope="col">{helix.deltaColumn}</th>
          </tr>
        </thead>
        <tbody>
          {DNA_DOMAINS.map((domain, at) => (
            <tr key={domain}>
              <th scope="row" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]}
              </th>
              <td>{moved(movements?.alphas, 4, at)}</td>
              <td>{moved(movements?.deltaNorms, 5, at)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{helix.composite}</th>
            <td />
            <td data-testid="moved-composite">{moved(movements?.deltaNorms, 5, 4)}</td>
          </tr>
        </tbody>
      </table>
      {decision === null && <p className="dia-muted">{words.notInPassport}</p>}
      {decision?.skipReason && <p className="dia-muted">{words.skipped(decision.skipReason)}</p>}
      <div className="dia-panel-actions">
        <button
          type="button"
          className="dia-button"
          aria-expanded={isApplying}
          onClick={() => setApplying(!isApplying)}
        >
          {words.apply}
        </button>
      </div>
      {isApplying && (
        <ApplyToDna
          history={history}
          interaction={interaction}
          userId={userId}
          actions={undefined}
          onApply={undefined}
          onClose={() => setApplying(false)}
        />
      )}
    </div>
  )
}
