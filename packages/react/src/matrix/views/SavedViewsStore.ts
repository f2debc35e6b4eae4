/** A view an admin keeps: what they had set, as plain data. */
export interface SavedView {
  readonly name: string
  /** The state as `viewData` gives it; read back by `restoreMatrixState`. */
  readonly state: unknown
  /** ISO 8601. */
  readonly savedAt: string
}

/** Where an admin's views are kept, by matrix. */
export interface SavedViewsStore {
  list(matrix: string): Promise<readonly SavedView[]>
  /** One of the same name gives way. */
  save(matrix: string, view: SavedView): Promise<void>
  remove(matrix: string, name: string): Promise<void>
}
