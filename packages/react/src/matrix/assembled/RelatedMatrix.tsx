import { findMatrix, type MatrixFilterValue, type MatrixSource } from '@dia/core/matrices'
import { useMemo } from 'react'
import { MatrixNotices } from '../parts/MatrixNotices.js'
import { MatrixPagination } from '../parts/MatrixPagination.js'
import { MatrixRoot } from '../parts/MatrixRoot.js'
import { MatrixStates } from '../parts/MatrixStates.js'
import { MatrixTable } from '../parts/MatrixTable.js'

/** Rows of another matrix inside an open row, without its tools. */
export function RelatedMatrix({
  name,
  filters,
  source,
}: {
  name: string
  filters: Readonly<Record<string, MatrixFilterValue>>
  source: MatrixSource
}) {
  const matrix = findMatrix(name)
  const restore = useMemo(() => ({ filters }), [filters])
  if (!matrix) return null
  return (
    <MatrixRoot matrix={matrix} source={source} restore={restore} pageSize={25} paging="pages">
      <MatrixNotices />
      <div className="dia-frame dia-related">
        <MatrixTable />
        <MatrixStates />
      </div>
      <MatrixPagination />
    </MatrixRoot>
  )
}
