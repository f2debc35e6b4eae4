import * as z from 'zod'

/** An ISO 4217 code, such as `USD`. */
export const currency = z.string().regex(/^[A-Z]{3}$/)
