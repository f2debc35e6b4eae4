import type * as z from 'zod'

/** A nullable column that a host may lack or a query may leave out: then it reads as null. */
export function nullable<Schema extends z.ZodType>(column: Schema) {
  return column.nullable().default(null)
}
