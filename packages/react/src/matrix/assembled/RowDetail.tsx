import type { DnaHistorySource } from '@dia/core/history'
import {
  findMatrix,
  type MatrixBreakdown,
  type MatrixDefinition,
  type MatrixSource,
} from '@dia/core/matrices'
import { useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useMessages } from '../../provider/index.js'
import { LazyPart } from '../../reading/LazyPart.js'
import { partCode } from '../../reading/partCode.js'
import { ReadingFailure } from '../../reading/ReadingState.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { RelatedMatrix } from './RelatedMatrix.js'
import { RowFields } from './RowFields.js'
import { relatedRows } from './relatedRows.js'
import { rowInteraction } from './rowInteraction.js'
import { useOpenedRow } from './useOpenedRow.js'

const rowDna = partCode(() => import('./RowDna.js').then((module) => module.default))
const rowBreakdown = partCode(() => import('./RowBreakdown.js').then((module) => module.default))

const NONE: readonly MatrixBreakdown[] = []

/** An open row: all its fields, and rows of other matrices that belong to it, each read when its tab is opened. */
export default function RowDetail({
  matrix,
  row: given,
  source,
  history,
}: {
  matrix: MatrixDefinition<AnyRow>
  row: AnyRow
  source: MatrixSource
  history: DnaHistorySource | undefined
}) {
  const { row: opened, error, retry } = useOpenedRow(matrix, given, source)
  const row = opened ?? given
  const hasDna = history !== undefined && rowInteraction(matrix.name, row, null) !== null
  const words = useMessages()
  const breakdowns = source.readBreakdown === undefined ? NONE : (matrix.breakdowns ?? NONE)
  const related = useMemo(
    () =>
      (relatedRows[matrix.name] ?? []).flatMap((rows) => {
        const filters = rows.filters(row)
        const title = rows.label ?? findMatrix(rows.matrix)?.title ?? rows.matrix
        return filters ? [{ id: `${rows.matrix} ${title}`, matrix: rows.matrix, title, filters }] : []
      }),
    [matrix, row],
  )
  if (error !== null) return <ReadingFailure error={error} onRetry={retry} />
  if (opened === null) return <span className="dia-skeleton dia-skeleton-block" />
  return (
    <Tabs className="dia-tabs">
      <TabList className="dia-tab-list" aria-label={words.matrix.detailTabs}>
        <Tab id="fields" className="dia-tab">
          {words.matrix.fields}
        </Tab>
        {hasDna && (
          <Tab id="dna" className="dia-tab">
            {words.matrix.dna}
          </Tab>
        )}
        {breakdowns.map(({ name, label }) => (
          <Tab key={name} id={`breakdown ${name}`} className="dia-tab">
            {words.matrix.label(label, { matrix: matrix.name, breakdown: name })}
          </Tab>
        ))}
        {related.map(({ id, matrix: name, title }) => (
          <Tab key={id} id={id} className="dia-tab">
            {words.matrix.label(title, { matrix: name })}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="fields" className="dia-tab-panel">
        <RowFields matrix={matrix} row={row} />
      </TabPanel>
      {hasDna && (
        <TabPanel id="dna" className="dia-tab-panel">
          <LazyPart code={rowDna} props={{ matrix: matrix.name, row, history }} />
        </TabPanel>
      )}
      {breakdowns.map((breakdown) => (
        <TabPanel key={breakdown.name} id={`breakdown ${breakdown.name}`} className="dia-tab-panel">
          <LazyPart
            code={rowBreakdown}
            props={{ matrix, breakdown, rowKey: String(row[matrix.key]), source }}
          />
        </TabPanel>
      ))}
      {related.map(({ id, matrix: name, filters }) => (
        <TabPanel key={id} id={id} className="dia-tab-panel">
          <RelatedMatrix name={name} filters={filters} source={source} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
