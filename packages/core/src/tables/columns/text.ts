import * as z from 'zod'
import { isStorableText } from '../../json/index.js'

/** Text as a row holds it, emoji and all. */
export const text = z.string()

/** Text to be written. */
export const storableText = z.string().refine(isStorableText, 'holds a NUL or half a character')

/** A name or code to be written: not empty, at most 200 characters. */
export const shortText = storableText.min(1).refine((value) => [...value].length <= 200, 'is too long')
