import { type InfluenceMoment, influenceAt } from '@dia/core/attribution'
import type { DnaHistory } from '@dia/core/history'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { DomainPatterns } from '../dna/DomainPatterns.js'
import { useDnaTrack } from '../dna/useDnaTrack.js'
import { useFigures } from '../dna/useFigures.js'
import { useSliced } from '../dna/useSliced.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure } from '../reading/ReadingState.js'
import { Surface } from '../theme/index.js'
import { SwitchGroup } from '../theme/SwitchGroup.js'
import { dnaWithoutGroups } from './dnaWithoutGroups.js'
import { InfluenceTable, type MeasuredRow } from './InfluenceTable.js'
import { type InfluenceRow, influenceRows } from './influenceRows.js'
import { rowLabel } from './rowLabel.js'
import { type InfluenceGroup, type InfluenceGrouping, sumInfluence } from './sumInfluence.js'

export type InfluenceMeasure = 'contributes' | 'without'

export interface InfluenceChartProps {
  readonly history: DnaHistory
  /** The moment, ISO 8601; default: when the history was read. */
  readonly at?: string | undefined
  readonly defaultBy?: InfluenceGrouping | undefined
  readonly defaultMeasure?: InfluenceMeasure | undefined
  /** Groups beyond so many are shown as one line. Default 8. */
  readonly limit?: number | undefined
  readonly onOpenEntry?: ((entryId: string) => void) | undefined
}

interface Sums {
  readonly track: DnaTrack
  readonly by: InfluenceGrouping
  readonly moment: InfluenceMoment
  readonly groups: readonly InfluenceGroup[]
}

const NONE = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }
const GROUPINGS: readonly InfluenceGrouping[] = ['eventType', 'entity', 'artist', 'period']

/** Why a DNA is what it is: the exact part of each event type, entity, artist or month, or the DNA without it. */
export function InfluenceChart({
  history,
  at,
  defaultBy = 'eventType',
  defaultMeasure = 'contributes',
  limit = 8,
  onOpenEntry,
}: InfluenceChartProps) {
  const messages = useMessages()
  const { influence: words } = messages
  const figures = useFigures()
  const format = useFormat()
  const patterns = useId().replaceAll(/[^\w-]/g, '')
  const [by, setBy] = useState(defaultBy)
  const [measure, setMeasure] = useState(defaultMeasure)
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const track = useDnaTrack(history)
  const atMs = useDeferredValue(Date.parse(at ?? history.readAt))
  const sums = useSliced(
    useMemo(() => {
      if (track === null) return null
      return function* sum(): Generator<void, Sums> {
        const moment = influenceAt(track.trace, new Date(atMs))
        yield
        return { track, by, moment, groups: yield* sumInfluence(track, moment, by) }
      }
    }, [track, atMs, by]),
  )
  const rows = useMemo(
    () =>
      sums.value === null
        ? null
        : influenceRows(sums.value.track, sums.value.moment, sums.value.groups, sums.value.by, limit),
    [sums.value, limit],
  )
  const without = useSliced(
    useMemo(() => {
      if (measure !== 'without' || rows === null || sums.value === null) return null
      const { track: along, moment: of } = sums.value
      return function* leaveOut() {
        const made = yield* dnaWithoutGroups(
          along,
          of,
          rows.filter(isOfEvents).map(({ events }) => events),
        )
        return { rows, made }
      }
    }, [measure, rows, sums.value]),
  )

  const measured = useMemo<readonly MeasuredRow[] | null>(() => {
    if (rows === null) return null
    if (measure === 'contributes')
      return rows.map((row) => ({ row, pulls: row.pulls, pushes: row.pushes, value: row.overallShare }))
    if (without.value?.rows !== rows) return null
    const { made } = without.value
    const moved = rows.filter(isOfEvents).map((row, i) => {
      const norms = made.without[i]?.deltaNorms
      const pulls = norms ?? { cultural: 0, behavioral: 0, economic: 0, spatial: 0, composite: 0 }
      return { row, pulls, pushes: NONE, value: norms?.composite ?? 0 }
    })
    return moved.sort((a, b) => b.value - a.value)
  }, [rows, measure, without.value])

  const error = sums.error ?? without.error
  const largest = rows?.find(({ kind }) => kind === 'group')
  const prior = rows?.find(({ kind }) => kind === 'prior')
  return (
    <Surface className="dia-influence">
      <svg className="dia-visually-hidden" aria-hidden="true">
        <DomainPatterns id={patterns} />
      </svg>
      <div className="dia-helix-toolbar">
        <h3 className="dia-helix-title">{words.title}</h3>
        <span className="dia-spacer" />
        <SwitchGroup
          label={words.groupBy}
          options={GROUPINGS.map((id) => ({ id, text: words[id] }))}
          chosen={by}
          onChoose={setBy}
        />
        <SwitchGroup
          label={words.measure}
          options={[
            { id: 'contributes', text: words.contributes },
            { id: 'without', text: words.without },
          ]}
          chosen={measure}
          onChoose={setMeasure}
        />
        <SwitchGroup
          label={words.view}
          options={[
            { id: 'chart', text: words.chart },
            { id: 'table', text: words.table },
          ]}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <p className="dia-helix-sentence">
        {largest && prior
          ? words.sentence({
              at: format.date(atMs),
              largest: rowLabel(largest, sums.value?.by ?? by, messages, format),
              share: figures.share(largest.overallShare),
              prior: figures.share(prior.overallShare),
              by: words[by],
            })
          : rows === null
            ? ''
            : words.nothing}
      </p>
      <p className="dia-helix-sentence">
        {measure === 'contributes' ? words.contributesHint : words.withoutHint}
      </p>
      {error ? (
        <ReadingFailure error={error} />
      ) : measured === null || sums.value === null ? (
        <div className="dia-influence-wait" role="status">
          <span className="dia-visually-hidden">{words.reckoning}</span>
          <span className="dia-skeleton dia-skeleton-block" aria-hidden="true" />
        </div>
      ) : (
        <InfluenceTable
          rows={measured}
          by={sums.value.by}
          measure={measure}
          view={view}
          patterns={patterns}
          track={sums.value.track}
          moment={sums.value.moment}
          isStale={sums.isReckoning || without.isReckoning}
          onOpenEntry={onOpenEntry}
        />
      )}
    </Surface>
  )
}

function isOfEvents({ kind }: InfluenceRow): boolean {
  return kind === 'group' || kind === 'rest'
}
