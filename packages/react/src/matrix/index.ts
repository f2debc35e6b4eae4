'use client'

export {
  AccountsMatrix,
  ArtistsMatrix,
  type AssembledMatrixProps,
  ContentsMatrix,
  EngagementsMatrix,
  EventsMatrix,
  LeaderboardsMatrix,
  ListensMatrix,
  MetricsMatrix,
  PassportMatrix,
  SubscriptionsMatrix,
  TransactionsMatrix,
  VotesMatrix,
} from './assembled/index.js'
export type { MatrixCellProps } from './cells/index.js'
export {
  type GridSelection,
  type MatrixGrid,
  type MatrixGridOptions,
  type MatrixGridRow,
  useMatrixGrid,
} from './grid/index.js'
export {
  type AnyRow,
  DIAMatrix,
  type DIAMatrixProps,
  type MatrixActions,
  type MatrixContextValue,
  type MatrixNavigation,
  type MatrixRootProps,
  useMatrixContext,
} from './parts/index.js'
export { type MatrixRows, type MatrixRowsOptions, type MatrixTotal, useMatrixRows } from './reading/index.js'
export { type MatrixSelection, type MatrixSelectionControls, useMatrixSelection } from './selection/index.js'
export {
  initialMatrixState,
  type MatrixState,
  type MatrixStateControls,
  type MatrixStateNote,
  type MatrixStateOptions,
  type RestoredMatrixState,
  restoreMatrixState,
  useMatrixState,
} from './state/index.js'
export {
  fromSearchParams,
  localSavedViews,
  type SavedView,
  type SavedViewsStore,
  toSearchParams,
  viewInSearchParams,
} from './views/index.js'
