/** A type of Postgres that a parameter or column has. */
export type QueryValueType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'timestamptz'
  | 'boolean'
  | 'integer'
  | 'double precision'
  | 'jsonb'
  | 'vector'

/** A value that the SQL names as `:name`; it is bound, never written into the text. */
export type QueryParameter<Field extends string = string, Column extends string = string> = {
  readonly name: string
  readonly type: QueryValueType
} & (
  | {
      /** The field of the request that it comes from. */
      readonly field: Field
    }
  | {
      /** The column of the previous page's last row that it comes from, by way of the cursor. */
      readonly after: Column
    }
)

/** The type of a column, with `?` where it can be null. */
export type QueryColumnType = QueryValueType | `${QueryValueType}?`

/** What any query is, whatever it answers. */
export interface AnyQuery {
  readonly name: string
  readonly title: string
  readonly purpose: string
  /** The function of the exposed schema that answers the same. */
  readonly functionName: string
  readonly parameters: readonly QueryParameter[]
  /** In the order they are selected. */
  readonly columns: Readonly<Record<string, QueryColumnType>>
  readonly sql: string
  /** Tables that a host may lack, by the name in `sql`. */
  readonly optionalTables: Readonly<Record<string, OptionalTable>>
}

export interface OptionalTable {
  /** The columns that suffer without it. */
  readonly columns: readonly string[]
  /** What to read in its place: no row. */
  readonly instead: string
}

/** A query as data: what it asks, what it answers, and its SQL, written here and nowhere else. */
export interface QueryDefinition<Row, Request> extends AnyQuery {
  readonly parameters: readonly QueryParameter<keyof Request & string, keyof Row & string>[]
  readonly columns: {
    readonly [Column in keyof Row]-?: null extends Row[Column]
      ? `${QueryColumnTypeOf<NonNullable<Row[Column]>>}?`
      : QueryColumnTypeOf<Row[Column]>
  } & Readonly<Record<string, QueryColumnType>>
}

/** The types of Postgres that read as a type of TypeScript. */
export type QueryColumnTypeOf<Value> = [Value] extends [string]
  ? 'uuid' | 'text' | 'timestamptz'
  : [Value] extends [boolean]
    ? 'boolean'
    : [Value] extends [number]
      ? 'integer' | 'double precision'
      : [Value] extends [readonly string[]]
        ? 'text[]'
        : [Value] extends [readonly number[]]
          ? 'vector'
          : 'jsonb'
