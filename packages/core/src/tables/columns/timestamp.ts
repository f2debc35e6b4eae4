import * as z from 'zod'
import { isDiaError } from '../../errors/index.js'
import { normaliseTimestamp } from '../../time/index.js'

/** A `timestamptz` in any of its formats, as `2025-08-03T12:00:00.000000Z`; text order is time order. */
export const timestamp = z.union([z.string(), z.date()]).transform((value, context) => {
  try {
    return normaliseTimestamp(value)
  } catch (error) {
    if (!isDiaError(error)) throw error
    context.addIssue({ code: 'custom', message: 'is not a valid moment' })
    return z.NEVER
  }
})
