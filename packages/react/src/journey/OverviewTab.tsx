import type { UserDna } from '@dia/core/identity'
import { useCallback } from 'react'
import { baseContents } from '../dna/baseContents.js'
import { DnaNotInitialised } from '../dna/DnaNotInitialised.js'
import { DnaState } from '../dna/DnaState.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import { RelativeTime } from '../time/index.js'
import type { JourneyPorts } from './JourneyContext.js'

/** Counts, the state of the DNA, and what the user did with what it weighs; two requests. */
export function OverviewTab({
  userId,
  asOf,
  dna,
  queries,
  onInitialiseDna,
}: Pick<JourneyPorts, 'queries' | 'onInitialiseDna'> & { userId: string; asOf: string; dna: UserDna }) {
  const { journey: words } = useMessages()
  const format = useFormat()
  const read = useCallback(
    async (signal: AbortSignal) => {
      const [state, summary] = await Promise.all([
        queries.readUserDnaState({ userId }, { signal }),
        queries.readInfluenceSummary({ userId }, { signal }),
      ])
      return { state, summary, asOf }
    },
    [queries, userId, asOf],
  )
  const { value, error, retry } = useReading(read)
  const filled = dna.bases ? baseContents(dna.bases).filter(({ items }) => items.length > 0).length : 0
  return (
    <div className="dia-journey-panel">
      {dna.dna ? (
        <DnaState dna={dna.dna} />
      ) : (
        <DnaNotInitialised
          hasMediaId={dna.mediaId !== null}
          filledBases={filled}
          onInitialise={onInitialiseDna && dna.consent ? () => onInitialiseDna(userId) : undefined}
        />
      )}
      {error && <ReadingFailure error={error} onRetry={retry} />}
      {value === null && !error && <ReadingSkeleton />}
      {value && (
        <>
          <dl className="dia-facts">
            <Fact name={words.listens} value={format.number(value.state.listening_count)} />
            <Fact name={words.engagements} value={format.number(value.state.engagement_count)} />
            <Fact name={words.votes} value={format.number(value.state.vote_count)} />
          </dl>
          {value.summary.length === 0 ? (
            <p className="dia-muted">{words.noInteractions}</p>
          ) : (
            <table className="dia-table">
              <caption className="dia-journey-caption">{words.summaryTitle}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.type}</th>
                  <th scope="col">{words.count}</th>
                  <th scope="col">{words.baseWeight}</th>
                  <th scope="col">{words.total}</th>
                  <th scope="col">{words.first}</th>
                  <th scope="col">{words.last}</th>
                </tr>
              </thead>
              <tbody>
                {value.summary.map((row) => (
                  <tr key={row.interaction_type}>
                    <th scope="row">
                      <code>{row.interaction_type}</code>
                    </th>
                    <td>{format.number(row.occurrence_count)}</td>
                    <td>{format.decimal(row.weights.baseIntensity)}</td>
                    <td>{format.decimal(row.totalInfluence)}</td>
                    <td>
                      <RelativeTime time={row.first_occurrence} />
                    </td>
                    <td>
                      <RelativeTime time={row.last_occurrence} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="dia-figure">{value}</dd>
    </div>
  )
}
