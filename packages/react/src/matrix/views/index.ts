export { localSavedViews } from './localSavedViews.js'
export { MatrixSavedViews } from './MatrixSavedViews.js'
export type { SavedView, SavedViewsStore } from './SavedViewsStore.js'
export { fromSearchParams, toSearchParams, viewInSearchParams } from './searchParams.js'
