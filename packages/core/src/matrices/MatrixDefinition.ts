import type { MatrixAction } from './MatrixAction.js'
import type { MatrixBreakdown } from './MatrixBreakdown.js'
import type { MatrixFigure } from './MatrixFigure.js'

/** How a column's values are compared and drawn. */
export type MatrixColumnKind =
  | 'text'
  | 'id'
  | 'user'
  | 'entity'
  | 'badge'
  | 'tags'
  | 'number'
  | 'percent'
  | 'boolean'
  | 'time'
  | 'duration'
  | 'money'
  | 'json'
  /** An event type, drawn with its weights per domain. */
  | 'influence'
  /** One system's state of an entry: done, pending, retrying, skipped, dead, not_routed. */
  | 'processing'
  /** A short series of numbers. */
  | 'sparkline'

export interface MatrixColumn<Row> {
  readonly name: keyof Row & string
  readonly label: string
  readonly kind: MatrixColumnKind
  /** One sentence for the header's tooltip: what the figure counts, and its unit. */
  readonly description?: string
  /** Offered as a sort key; the relation must hold an index that leads with it, and no null in it. */
  readonly sortable?: boolean
  /** Shown until the admin asks for more. Default true. */
  readonly visible?: boolean
  /** Columns that a cell of this kind reads beside its own: read with it, exported after it, never shown by themselves. */
  readonly companions?: {
    /** user, entity: the id at hand for copying and for the way there. */
    readonly id?: keyof Row & string
    /** user: the display name beside the e-mail. */
    readonly name?: keyof Row & string
    /** entity: track, artist, event, …, where it differs from row to row. */
    readonly entityType?: keyof Row & string
    /** money: ISO 4217. */
    readonly currency?: keyof Row & string
    /** processing: why it was skipped or died. */
    readonly reason?: keyof Row & string
  }
  /** entity: what all rows point at, where it is the same. */
  readonly entityType?: string
  /** time: the zone, IANA, in which its times are read whoever looks: `UTC` for periods of UTC days. Default: the reader's. */
  readonly timeZone?: string
}

/** What filters of every kind have. */
export interface MatrixFilterBase<Row> {
  readonly name: string
  readonly label: string
  readonly column: keyof Row & string
  /** The sort columns on offer while it is set, each backed by an index; without it, all sortable columns. */
  readonly sorts?: readonly (keyof Row & string)[]
  /**
   * The relation of the exposed schema that is read while it is set, where the matrix's own has no short way to these
   * rows: of the same columns, with all rows that the filter can match.
   */
  readonly relation?: string
}

export interface MatrixFilterOption {
  readonly value: string
  readonly label: string
  /** All values of rows that it stands for, where they are more than its own. */
  readonly names?: readonly string[]
}

export type MatrixFilterDefinition<Row> = MatrixFilterBase<Row> &
  /** Of values that rows hold; `isOpen`: also of values beside the options, such as names that no catalogue knows. */
  (
    | { readonly kind: 'select'; readonly options: readonly MatrixFilterOption[]; readonly isOpen?: boolean }
    | { readonly kind: 'boolean'; readonly labels?: { readonly true: string; readonly false: string } }
    /** Rows whose column holds the text, in any case. On many rows it takes a trigram index over the column. */
    | { readonly kind: 'text' }
    /** Of whole days: in the zone of the view or the reader, or in a fixed one, as its column's. */
    | { readonly kind: 'timeRange'; readonly timeZone?: string }
    /** Of a percent column, the range is of 1, as the column is: 0.5 to 1 is its upper half. */
    | { readonly kind: 'numberRange'; readonly unit?: 'count' | 'percent' | 'cents' | 'seconds' }
    /** Rows that point at any of some ids; `of` says at what, so that a picker can search there. */
    | { readonly kind: 'id'; readonly of: 'user' | 'track' | 'artist' | 'event' | 'session' | 'entity' }
    /** What a user did or did not do; `eventTypes` are on offer. The column is the user's id. */
    | { readonly kind: 'activity'; readonly eventTypes: readonly MatrixFilterOption[] }
  )

/** A row of a matrix whose columns are not known by name. */
export type MatrixRow = Readonly<Record<string, unknown>>

/** A matrix as data: what a table shows, filters, searches and sorts. Two compilers read it: to SQL, and to PostgREST. */
export interface MatrixDefinition<Row> {
  /** Plural, in snake_case; also the matrix's name in saved views. */
  readonly name: string
  readonly title: string
  /** One sentence: what a row is. */
  readonly description?: string
  /** The relation of the exposed schema it reads. */
  readonly relation: string
  /**
   * The function of the exposed schema that answers the same rows for an activity filter; its one argument, `conditions`,
   * is the filter's value. There where a filter of kind `activity` is.
   */
  readonly activityFunction?: string
  /** The column that is unique per row and breaks ties in every sort. */
  readonly key: keyof Row & string
  readonly columns: readonly MatrixColumn<Row>[]
  readonly filters: readonly MatrixFilterDefinition<Row>[]
  /** The text column that holds everything the search looks through, lower-cased. */
  readonly searchColumn?: keyof Row & string
  readonly searchLabel?: string
  /** The sort columns on offer while something is searched for; without it, all. */
  readonly searchSorts?: readonly (keyof Row & string)[]
  /** The sort columns on offer while nothing is filtered by; without it, all. */
  readonly sorts?: readonly (keyof Row & string)[]
  readonly defaultSort: MatrixSort
  /** Says when the rows were computed, where the relation is not live. */
  readonly refreshedAtColumn?: keyof Row & string
  /** The function of the exposed schema that recomputes the relation. */
  readonly refreshFunction?: string
  /** Figures over the whole matrix, answered by `summaryFunction` as one JSON object by figure name, with `as_of`. */
  readonly figures?: readonly MatrixFigure[]
  readonly summaryFunction?: string
  /** What an open row is made up of, each in a tab of its own, where the source has `readBreakdown`. */
  readonly breakdowns?: readonly MatrixBreakdown[]
  readonly actions?: readonly MatrixAction[]
  /** A table of the host that the matrix needs and a host may lack; without it the matrix is empty and says so. */
  readonly optionalTable?: string
}

export interface MatrixSort {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}
