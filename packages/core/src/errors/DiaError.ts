/**
 * An error with a stable code, what happened, and the way out. `details` never holds personal data.
 * @example
 * import { DiaError } from '@dia/core/errors'
 * new DiaError('NO_SUCH_TRACK', 'A track is missing.', 'Add it first.').code // → 'NO_SUCH_TRACK'
 */
export class DiaError extends Error {
  override readonly name = 'DiaError'
  declare readonly code: string
  declare readonly hint: string
  declare readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    hint: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options)
    this.code = code
    this.hint = hint
    this.details = options.details ?? {}
  }
}

/**
 * True for a DiaError of any copy of this package, so that two bundled versions still understand each other.
 * @example
 * import { DiaError, isDiaError } from '@dia/core/errors'
 * isDiaError(new DiaError('NO_SUCH_TRACK', 'A track is missing.', 'Add it first.')) // → true
 * isDiaError(new TypeError('no number')) // → false
 */
export function isDiaError(value: unknown): value is DiaError {
  try {
    return value instanceof Error && value.name === 'DiaError' && 'code' in value && 'hint' in value
  } catch {
    return false
  }
}
