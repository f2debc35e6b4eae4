import type { DnaHistorySource } from '@dia/core/history'
import { useCallback } from 'react'
import { LazyPart } from '../../reading/LazyPart.js'
import { partCode } from '../../reading/partCode.js'
import { DIAMatrix, type DIAMatrixProps } from '../parts/DIAMatrix.js'
import type { AnyRow, MatrixContextValue } from '../parts/MatrixContext.js'

const rowDetail = partCode(() => import('./RowDetail.js').then((module) => module.default))

export type AssembledMatrixProps<Row extends object> = Omit<DIAMatrixProps<Row>, 'matrix'> & {
  /** Where a user's decisions are read: an open interaction then says what it moved, and what it would move again. */
  readonly history?: DnaHistorySource | undefined
}

/** A definition as a matrix, with a detail of all fields and related rows unless the host draws its own. */
export function AssembledMatrix<Row extends object>({
  renderDetail,
  history,
  ...props
}: AssembledMatrixProps<Row> & Pick<DIAMatrixProps<Row>, 'matrix'>) {
  const { matrix, source } = props
  const ownDetail = useCallback(
    (row: Row) => (
      <LazyPart
        code={rowDetail}
        props={{
          matrix: matrix as unknown as MatrixContextValue['matrix'],
          row: row as AnyRow,
          source,
          history,
        }}
      />
    ),
    [matrix, source, history],
  )
  return <DIAMatrix {...props} renderDetail={renderDetail ?? ownDetail} />
}
