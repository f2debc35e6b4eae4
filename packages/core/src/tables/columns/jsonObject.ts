import * as z from 'zod'
import { type Json, type JsonObject, json, jsonToWrite } from './json.js'

/** A `jsonb` column that should hold an object: text of an object is decoded, any other shape reads as `{}`. */
export const jsonObject = z
  .unknown()
  .default(null)
  .transform((value) => (typeof value === 'string' ? decode(value) : value))
  .pipe(json)
  .transform((value): JsonObject => (isJsonObject(value) ? value : {}))

/** An object to be written to a `jsonb` column. */
export const jsonObjectToWrite = jsonToWrite
  .refine(isJsonObject, 'is not an object')
  .transform((value): JsonObject => (isJsonObject(value) ? value : {}))

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function decode(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}
