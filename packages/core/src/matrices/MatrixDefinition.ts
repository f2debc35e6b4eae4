/** How a column's values are compared and drawn. */
export type MatrixColumnKind =
  | 'text'
  | 'id'
  | 'user'
  | 'badge'
  | 'tags'
  | 'number'
  | 'percent'
  | 'boolean'
  | 'time'
  | 'json'

export interface MatrixColumn<Row> {
  readonly name: keyof Row & string
  readonly label: string
  readonly kind: MatrixColumnKind
  /** One sentence for the header's tooltip: what the figure counts, and its unit. */
  readonly description?: string
  /** Offered as a sort key; the relation must hold an index that leads with it. */
  readonly sortable?: boolean
  /** Shown until the admin asks for more. Default true. */
  readonly visible?: boolean
}

/** What filters of every kind have. */
export interface MatrixFilterBase<Row> {
  readonly name: string
  readonly label: string
  readonly column: keyof Row & string
}

export type MatrixFilterDefinition<Row> = MatrixFilterBase<Row> &
  (
    | { readonly kind: 'select'; readonly options: readonly { value: string; label: string }[] }
    | { readonly kind: 'boolean'; readonly labels?: { readonly true: string; readonly false: string } }
    | { readonly kind: 'timeRange' }
    | { readonly kind: 'numberRange' }
  )

/** A matrix as data: what a table shows, filters, searches and sorts. Two compilers read it: to SQL, and to PostgREST. */
export interface MatrixDefinition<Row> {
  /** Plural, in snake_case; also the matrix's name in saved views. */
  readonly name: string
  readonly title: string
  /** The relation of the exposed schema it reads. */
  readonly relation: string
  /** The column that is unique per row and breaks ties in every sort. */
  readonly key: keyof Row & string
  readonly columns: readonly MatrixColumn<Row>[]
  readonly filters: readonly MatrixFilterDefinition<Row>[]
  /** The text column that holds everything the search looks through, lower-cased. */
  readonly searchColumn?: keyof Row & string
  readonly searchLabel?: string
  readonly defaultSort: MatrixSort
  /** Says when the rows were computed, where the relation is not live. */
  readonly refreshedAtColumn?: keyof Row & string
  /** The function of the exposed schema that recomputes the relation. */
  readonly refreshFunction?: string
}

export interface MatrixSort {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}
