import type { ChangesSource } from '@dia/core/changes'
import type { SystemHealth as Health, HealthSource, WorkSystem } from '@dia/core/health'
import { useCallback, useEffect } from 'react'
import { useChanges } from '../changes/useChanges.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import { Surface } from '../theme/index.js'
import { RelativeTime } from '../time/index.js'
import type { HealthRows } from './findingRows.js'
import { HealthFindings } from './HealthFindings.js'
import { HealthHistory } from './HealthHistory.js'
import { HealthTile, SPARK_SIZE } from './HealthTile.js'
import {
  overallState,
  type SampledFigure,
  sparkline,
  tileState,
  workTotals,
  worstRefresh,
} from './healthTiles.js'
import { sampledColumns } from './sampledColumns.js'
import { SEVERITY_GLYPHS } from './severityGlyphs.js'

/** Entries with what was decided on them. */
const PASSPORT = 'dia_passport'

export interface SystemHealthProps {
  readonly source: HealthSource
  /** Reads again after so many seconds; 0 reads once. Default 60. */
  readonly everySeconds?: number
  /** Tells when entries were logged or decided: health is read again then too. */
  readonly changes?: ChangesSource | undefined
  /** Leads to the rows that a finding speaks of. */
  readonly onOpenRows?: ((rows: HealthRows) => void) | undefined
}

/** How all systems stand: one sentence, tiles with their last day, and what needs attention with the way out. */
export function SystemHealth({ source, everySeconds = 60, changes, onOpenRows }: SystemHealthProps) {
  const { health: words } = useMessages()
  const read = useCallback((signal: AbortSignal) => source.readHealth({ signal }), [source])
  const { value, error, retry, isLoading } = useReading(read)
  useEffect(() => {
    if (everySeconds <= 0) return
    const timer = setInterval(retry, everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds, retry])
  useChanges(changes, PASSPORT, retry)
  return (
    <Surface className="dia-health">
      <div className="dia-header">
        <h2 className="dia-title">{words.title}</h2>
        {value && (
          <span className="dia-freshness">
            {words.readAt} <RelativeTime time={value.readAt} />
          </span>
        )}
        <span className="dia-spacer" />
        <button type="button" className="dia-button" aria-busy={isLoading} onClick={retry}>
          {words.refresh}
        </button>
      </div>
      {error && <ReadingFailure error={error} onRetry={retry} />}
      {value === null && !error && <ReadingSkeleton text={words.loading} />}
      {value && <HealthBody health={value} onOpenRows={onOpenRows} />}
    </Surface>
  )
}

function HealthBody({ health, onOpenRows }: { health: Health } & Pick<SystemHealthProps, 'onOpenRows'>) {
  const { health: words } = useMessages()
  const format = useFormat()
  const totals = workTotals(health)
  const state = overallState(health)
  const count = (severity: 'critical' | 'warning') => {
    const found = health.findings.filter((finding) => finding.severity === severity).length
    return found === 0 ? '' : `${format.number(found)} × ${words.severities[severity].toLowerCase()}`
  }
  const columns = sampledColumns(words, format)
  const spark = (figure: SampledFigure) => {
    const column = columns.find(({ of }) => of === figure)
    const line = sparkline(health.history, figure, SPARK_SIZE)
    if (column === undefined || line === null) return {}
    const texts = line.points.map(({ value }) => column.text(value))
    return {
      spark: {
        d: line.d,
        label: words.historyOf(column.title, texts[0] ?? '', texts.at(-1) ?? ''),
        marks: line.points.map(({ time, at, off }, i) => ({
          at,
          off,
          text: `${texts[i]} · ${format.exactTime(time)}`,
        })),
      },
    }
  }
  const oldest = worstRefresh(health)
  const [worst] = health.findings
  const isBalanced = health.ledger.every(({ sumCents }) => sumCents === '0')
  return (
    <>
      <p className="dia-health-sentence" data-state={state} role="status">
        <span aria-hidden="true">{SEVERITY_GLYPHS[state]}</span>{' '}
        {state === 'well'
          ? words.well(format.number(health.users.total), format.number(totals.open))
          : words.troubled(count('critical'), count('warning'), worst ? words.finding(worst).title : '')}
      </p>
      <dl className="dia-tiles">
        <HealthTile
          name={words.users}
          value={format.number(health.users.total)}
          hint={words.activeToday(format.number(health.users.activeToday))}
          {...spark('users')}
        />
        <HealthTile
          name={words.interactions}
          value={format.number(health.interactionsLast24Hours)}
          hint={words.in24Hours}
          {...spark('interactions')}
        />
        <HealthTile
          name={words.backlog}
          value={format.number(totals.open)}
          hint={words.retrying(format.number(totals.retrying))}
          state={tileState(health, 'backlog')}
          {...spark('open')}
        />
        <HealthTile
          name={words.lag}
          value={words.seconds(format.number(Math.round(totals.lagSeconds)))}
          hint={words.oldestOpen}
          state={tileState(health, 'lag')}
          {...spark('lagSeconds')}
        />
        <HealthTile
          name={words.throughput}
          value={format.number(totals.decidedLastHour)}
          hint={words.perHour}
          {...spark('decided')}
        />
        <HealthTile
          name={words.dead}
          value={format.number(health.deadLetters)}
          hint=""
          state={tileState(health, 'dead')}
          {...spark('dead')}
        />
        <HealthTile
          name={words.freshness}
          value={oldest ? <RelativeTime time={oldest.refreshedAt} /> : words.never}
          hint={oldest ? words.oldest(oldest.matrix) : ''}
          state={tileState(health, 'freshness')}
          {...spark('freshnessSeconds')}
        />
        <HealthTile
          name={words.ledger}
          value={health.ledger.length === 0 ? '–' : isBalanced ? '0' : '≠ 0'}
          hint={health.ledger.length === 0 ? words.noLedger : isBalanced ? words.balanced : words.unbalanced}
          state={tileState(health, 'ledger')}
          {...spark('ledgerOffCents')}
        />
        <HealthTile
          name={words.coverage}
          value={format.percent(
            health.dna.withMediaId === 0 ? 0 : health.dna.initialised / health.dna.withMediaId,
          )}
          hint={words.coverageOf(
            format.number(health.dna.initialised),
            format.number(health.dna.withMediaId),
          )}
          {...spark('dnaShare')}
        />
        <HealthTile
          name={words.duplicates}
          value={format.number(health.duplicateMediaIds.users)}
          hint={words.duplicatesHint}
          state={tileState(health, 'duplicates')}
          {...spark('duplicates')}
        />
        <HealthTile
          name={words.sealed}
          value={health.sealed ? <RelativeTime time={health.sealed.at} /> : words.never}
          hint={words.notSealed(format.number(health.work.seal.open))}
          state={tileState(health, 'sealed')}
          {...spark('unsealed')}
        />
        <HealthTile
          name={words.workers}
          value={format.number(health.workers.length)}
          hint={health.workers[0] ? words.seen(health.workers[0].name) : ''}
          state={tileState(health, 'workers')}
          {...spark('workers')}
        />
      </dl>
      <HealthHistory history={health.history} />
      <section aria-label={words.findings}>
        <h3 className="dia-section-title">{words.findings}</h3>
        <HealthFindings health={health} onOpenRows={onOpenRows} />
      </section>
      <section aria-label={words.bySystem}>
        <h3 className="dia-section-title">{words.bySystem}</h3>
        <table className="dia-table">
          <thead>
            <tr>
              <th scope="col">{words.system}</th>
              <th scope="col">{words.open}</th>
              <th scope="col">{words.dead}</th>
              <th scope="col">{words.skipped}</th>
              <th scope="col">{words.lag}</th>
              <th scope="col">{words.throughput}</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(health.work) as WorkSystem[]).map((system) => {
              const work = health.work[system]
              return (
                <tr key={system}>
                  <th scope="row">{words.systemName(system)}</th>
                  <td>{format.number(work.open)}</td>
                  <td>{format.number(work.dead)}</td>
                  <td>{format.number(work.skipped)}</td>
                  <td>{words.seconds(format.number(Math.round(work.lagSeconds)))}</td>
                  <td>{format.number(work.decidedLastHour)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}
