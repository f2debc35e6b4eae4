import { MatrixFilters } from '../filters/index.js'
import { MatrixColumnMenu } from './MatrixColumnMenu.js'
import { MatrixDetail } from './MatrixDetail.js'
import { MatrixHeader } from './MatrixHeader.js'
import { MatrixNotices } from './MatrixNotices.js'
import { MatrixPagination } from './MatrixPagination.js'
import { MatrixRoot, type MatrixRootProps } from './MatrixRoot.js'
import { MatrixSearch } from './MatrixSearch.js'
import { MatrixStates } from './MatrixStates.js'
import { MatrixTable } from './MatrixTable.js'

export type DIAMatrixProps<Row extends object> = Omit<MatrixRootProps<Row>, 'children'>

/** A table of the database as a searchable grid; the parts hang on it for another arrangement. */
export function DIAMatrix<Row extends object>(props: DIAMatrixProps<Row>) {
  return (
    <MatrixRoot {...props}>
      <MatrixHeader />
      <div className="dia-toolbar">
        <MatrixSearch />
        <MatrixFilters />
      </div>
      <MatrixNotices />
      <div className="dia-frame">
        <MatrixTable />
        <MatrixStates />
      </div>
      <MatrixPagination />
    </MatrixRoot>
  )
}

DIAMatrix.Root = MatrixRoot
DIAMatrix.Header = MatrixHeader
DIAMatrix.ColumnMenu = MatrixColumnMenu
DIAMatrix.Search = MatrixSearch
DIAMatrix.Filters = MatrixFilters
DIAMatrix.Notices = MatrixNotices
DIAMatrix.Table = MatrixTable
DIAMatrix.Detail = MatrixDetail
DIAMatrix.States = MatrixStates
DIAMatrix.Pagination = MatrixPagination
