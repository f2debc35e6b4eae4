import type { DiaError } from '@dia/core/errors'

/** Codes that mean the reader may not see these rows, so that rows already shown are taken away. */
const DENIALS = new Set(['DENIED', 'NOT_SIGNED_IN'])

export function isDenial(error: DiaError): boolean {
  return DENIALS.has(error.code)
}
