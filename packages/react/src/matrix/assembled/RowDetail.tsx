import { findMatrix, type MatrixDefinition, type MatrixSource } from '@dia/core/matrices'
import { useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useMessages } from '../../provider/index.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { RelatedMatrix } from './RelatedMatrix.js'
import { RowFields } from './RowFields.js'
import { relatedRows } from './relatedRows.js'

/** An open row: all its fields, and rows of other matrices that belong to it, each read when its tab is opened. */
export default function RowDetail({
  matrix,
  row,
  source,
}: {
  matrix: MatrixDefinition<AnyRow>
  row: AnyRow
  source: MatrixSource
}) {
  const words = useMessages()
  const related = useMemo(
    () =>
      (relatedRows[matrix.name] ?? []).flatMap((rows) => {
        const filters = rows.filters(row)
        const title = rows.label ?? findMatrix(rows.matrix)?.title ?? rows.matrix
        return filters ? [{ id: `${rows.matrix} ${title}`, matrix: rows.matrix, title, filters }] : []
      }),
    [matrix, row],
  )
  return (
    <Tabs className="dia-tabs">
      <TabList className="dia-tab-list" aria-label={words.matrix.detailTabs}>
        <Tab id="fields" className="dia-tab">
          {words.matrix.fields}
        </Tab>
        {related.map(({ id, matrix: name, title }) => (
          <Tab key={id} id={id} className="dia-tab">
            {words.matrix.label(title, { matrix: name })}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="fields" className="dia-tab-panel">
        <RowFields matrix={matrix} row={row} />
      </TabPanel>
      {related.map(({ id, matrix: name, filters }) => (
        <TabPanel key={id} id={id} className="dia-tab-panel">
          <RelatedMatrix name={name} filters={filters} source={source} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
