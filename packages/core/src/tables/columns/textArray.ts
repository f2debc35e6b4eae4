import * as z from 'zod'
import { storableText } from './text.js'

/** A `text[]` column: NULL reads as empty, NULL elements are left out. */
export const textArray = z
  .array(z.string().nullable())
  .nullable()
  .default(null)
  .transform((value) => (value ?? []).filter((element) => element !== null))

/** A `text[]` to be written. */
export const storableTextArray = z.array(storableText)
