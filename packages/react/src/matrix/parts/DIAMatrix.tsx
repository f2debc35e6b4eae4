import { MatrixFilters } from '../filters/index.js'
import { MatrixSavedViews } from '../views/index.js'
import type { SavedViewsStore } from '../views/SavedViewsStore.js'
import { MatrixBulkBar } from './MatrixBulkBar.js'
import { MatrixColumnMenu } from './MatrixColumnMenu.js'
import { MatrixDetail } from './MatrixDetail.js'
import { MatrixExport } from './MatrixExport.js'
import { MatrixFiguresBar } from './MatrixFiguresBar.js'
import { MatrixHeader } from './MatrixHeader.js'
import { MatrixNotices } from './MatrixNotices.js'
import { MatrixPagination } from './MatrixPagination.js'
import { MatrixRoot, type MatrixRootProps } from './MatrixRoot.js'
import { MatrixRowActions } from './MatrixRowActions.js'
import { MatrixSearch } from './MatrixSearch.js'
import { MatrixStates } from './MatrixStates.js'
import { MatrixTable } from './MatrixTable.js'

export type DIAMatrixProps<Row extends object> = Omit<MatrixRootProps<Row>, 'children'> & {
  /** Where views are kept; without it in the browser's own storage, with null nowhere. */
  readonly views?: SavedViewsStore | null
  /** The link that shows a view to someone else; without it the page's own with the view in its query. */
  readonly linkTo?: (view: URLSearchParams) => string
}

/** A table of the database as a searchable grid; the parts hang on it for another arrangement. */
export function DIAMatrix<Row extends object>({ views, linkTo, ...props }: DIAMatrixProps<Row>) {
  return (
    <MatrixRoot {...props}>
      <MatrixHeader />
      <div className="dia-toolbar">
        <MatrixSearch />
        <MatrixFilters />
        <span className="dia-spacer" />
        {views !== null && <MatrixSavedViews store={views} linkTo={linkTo} />}
      </div>
      <MatrixBulkBar />
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
DIAMatrix.Figures = MatrixFiguresBar
DIAMatrix.ColumnMenu = MatrixColumnMenu
DIAMatrix.Export = MatrixExport
DIAMatrix.Search = MatrixSearch
DIAMatrix.Filters = MatrixFilters
DIAMatrix.SavedViews = MatrixSavedViews
DIAMatrix.BulkBar = MatrixBulkBar
DIAMatrix.RowActions = MatrixRowActions
DIAMatrix.Notices = MatrixNotices
DIAMatrix.Table = MatrixTable
DIAMatrix.Detail = MatrixDetail
DIAMatrix.States = MatrixStates
DIAMatrix.Pagination = MatrixPagination
