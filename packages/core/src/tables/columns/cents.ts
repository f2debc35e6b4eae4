import * as z from 'zod'

const INT8_MIN = -(2n ** 63n)
const INT8_MAX = 2n ** 63n - 1n

/** Whole numbers of a `bigint` or `numeric` column as bigint; a JSON number past 2^53 has lost digits and fails. */
export const cents = z
  .union([
    z.bigint(),
    z.int(),
    z
      .string()
      .max(40)
      .regex(/^-?\d+(\.0*)?$/),
  ])
  .transform((value) => BigInt(typeof value === 'string' ? value.replace(/\..*$/, '') : value))
  .refine((value) => value >= INT8_MIN && value <= INT8_MAX, 'is outside the range of bigint')

/** Money to be written: a decimal text, since JSON has no bigint. */
export const centsToWrite = cents.transform(String)
