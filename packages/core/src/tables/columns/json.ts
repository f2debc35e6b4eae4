import * as z from 'zod'
import { copyJson, isStorableJson } from '../../json/index.js'

export type { Json, JsonObject } from '../../json/index.js'

/** Any JSON value of a `jsonb` column. */
export const json = z.unknown().transform((value, context) => {
  const copy = copyJson(value)
  if (copy === undefined) {
    context.addIssue({ code: 'custom', message: 'is not JSON, or is nested too deeply' })
    return z.NEVER
  }
  return copy
})

/** Any JSON value to be written to a `jsonb` column. */
export const jsonToWrite = json.refine(isStorableJson, 'holds a NUL or half a character')
