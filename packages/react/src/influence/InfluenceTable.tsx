import type { InfluenceMoment } from '@dia/core/attribution'
import { DNA_DOMAINS, type PerDomain } from '@dia/core/domains'
import { useState } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ChevronIcon } from '../theme/icons.js'
import { InfluenceBar } from './InfluenceBar.js'
import { InfluenceEvents } from './InfluenceEvents.js'
import type { InfluenceRow } from './influenceRows.js'
import { rowLabel } from './rowLabel.js'
import { type InfluenceGrouping, overallOf } from './sumInfluence.js'

/** A line with what is measured of it. */
export interface MeasuredRow {
  readonly row: InfluenceRow
  readonly pulls: Readonly<PerDomain<number>>
  readonly pushes: Readonly<PerDomain<number>>
  readonly value: number
}

export interface InfluenceTableProps {
  readonly rows: readonly MeasuredRow[]
  readonly by: InfluenceGrouping
  readonly measure: 'contributes' | 'without'
  /** Bars, or the figures of every domain. */
  readonly view: 'chart' | 'table'
  readonly patterns: string
  readonly track: DnaTrack
  readonly moment: InfluenceMoment
  /** Older figures stay while new ones are reckoned. */
  readonly isStale: boolean
  readonly onOpenEntry: ((entryId: string) => void) | undefined
}

/** The chart's lines, which are a table too: a bar or its figures, count and weights; a line opens to its events. */
export function InfluenceTable({
  rows,
  by,
  measure,
  view,
  patterns,
  track,
  moment,
  isStale,
  onOpenEntry,
}: InfluenceTableProps) {
  const messages = useMessages()
  const { influence: words, dna } = messages
  const figures = useFigures()
  const format = useFormat()
  const [open, setOpen] = useState<string | null>(null)
  const withWeights = by === 'eventType'
  const greatest = rows.reduce(
    (most, { pulls, pushes }) => Math.max(most, overallOf(pulls) + overallOf(pushes)),
    0,
  )
  const figure = measure === 'contributes' ? figures.share : figures.rate
  const columns = (view === 'chart' ? 1 : DNA_DOMAINS.length) + (withWeights ? 5 : 3)
  const sum = (pick: (row: MeasuredRow) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return (
    <table className="dia-table dia-influence-table" aria-busy={isStale} data-stale={isStale}>
      <thead>
        <tr>
          <th scope="col">{words[by]}</th>
          {view === 'chart' ? (
            <th scope="col" className="dia-influence-plot">
              <span className="dia-visually-hidden">{words.bar}</span>
            </th>
          ) : (
            DNA_DOMAINS.map((domain) => (
              <th key={domain} scope="col" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]}
              </th>
            ))
          )}
          <th scope="col">{measure === 'contributes' ? words.share : words.moves}</th>
          <th scope="col">{words.count}</th>
          {withWeights && (
            <>
              <th scope="col">{words.baseWeight}</th>
              <th scope="col">{words.total}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, pulls, pushes, value }) => {
          const label = rowLabel(row, by, messages, format)
          const isOpen = open === row.key
          return [
            <tr key={row.key} data-kind={row.kind}>
              <th scope="row">
                {row.events.length > 0 ? (
                  <button
                    type="button"
                    className="dia-influence-open"
                    aria-expanded={isOpen}
                    aria-label={isOpen ? words.hideEvents(label) : words.showEvents(label)}
                    onClick={() => setOpen(isOpen ? null : row.key)}
                  >
                    <ChevronIcon />
                    <span dir="auto">{label}</span>
                  </button>
                ) : (
                  <span className="dia-influence-fixed">{label}</span>
                )}
              </th>
              {view === 'chart' ? (
                <td className="dia-influence-plot">
                  <InfluenceBar pulls={pulls} pushes={pushes} greatest={greatest} patterns={patterns} />
                  <BarTip pulls={pulls} pushes={pushes} row={row} measure={measure} />
                </td>
              ) : (
                DNA_DOMAINS.map((domain) => (
                  <td key={domain}>
                    {figure(pulls[domain] + pushes[domain])}
                    {measure === 'contributes' && (
                      <span className="dia-influence-signed">
                        {words.coefficient} {figures.signedRate(row.coefficients[domain])}
                      </span>
                    )}
                  </td>
                ))
              )}
              <td className="dia-influence-value">{figure(value)}</td>
              <td>{row.events.length > 0 ? format.number(row.events.length) : ''}</td>
              {withWeights && (
                <>
                  <td>{row.baseWeight === null ? '' : format.decimal(row.baseWeight)}</td>
                  <td>{row.totalInfluence === null ? '' : format.decimal(row.totalInfluence)}</td>
                </>
              )}
            </tr>,
            isOpen && (
              <tr key={`${row.key} events`}>
                <td colSpan={columns} className="dia-table-text">
                  <InfluenceEvents
                    track={track}
                    moment={moment}
                    events={row.events}
                    label={label}
                    onOpenEntry={onOpenEntry}
                  />
                </td>
              </tr>
            ),
          ]
        })}
      </tbody>
      {measure === 'contributes' && (
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            {view === 'chart' ? (
              <td className="dia-influence-plot" />
            ) : (
              DNA_DOMAINS.map((domain) => (
                <td key={domain}>
                  {figures.share(sum(({ pulls, pushes }) => pulls[domain] + pushes[domain]))}
                </td>
              ))
            )}
            <td data-testid="influence-sum">{figures.share(sum(({ value }) => value))}</td>
            <td>{format.number(sum(({ row }) => row.events.length))}</td>
            {withWeights && (
              <>
                <td />
                <td>{format.decimal(sum(({ row }) => row.totalInfluence ?? 0))}</td>
              </>
            )}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** The figures of a bar, beside it while the pointer or the focus is on its line. */
function BarTip({
  pulls,
  pushes,
  row,
  measure,
}: Omit<MeasuredRow, 'value'> & { measure: 'contributes' | 'without' }) {
  const { dna } = useMessages()
  const figures = useFigures()
  return (
    <span className="dia-influence-tip" aria-hidden="true">
      {DNA_DOMAINS.map((domain) => (
        <span key={domain} data-domain={domain}>
          <span className="dia-glyph">{DOMAIN_GLYPHS[domain]}</span>
          {dna.domains[domain]}
          <b>
            {measure === 'contributes'
              ? `${figures.share(pulls[domain] + pushes[domain])} (${figures.signedRate(row.coefficients[domain])})`
              : figures.rate(pulls[domain])}
          </b>
        </span>
      ))}
    </span>
  )
}
