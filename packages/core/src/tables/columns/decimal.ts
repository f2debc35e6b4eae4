import * as z from 'zod'

/** A `numeric` or `double precision` column as a finite number, whether it came as number or text. */
export const decimal = z.union([
  z.number(),
  z
    .string()
    .max(400)
    .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i)
    .transform(Number)
    .refine(Number.isFinite, 'is not finite'),
])
