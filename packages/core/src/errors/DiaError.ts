/** An error with a stable code, what happened, and the way out. `details` never holds personal data. */
export class DiaError extends Error {
  override readonly name = 'DiaError'
  readonly code: string
  readonly hint: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    hint: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = hint
    this.details = options.details ?? {}
  }
}

/** True for a DiaError of any copy of this package, so that two bundled versions still understand each other. */
export function isDiaError(value: unknown): value is DiaError {
  return value instanceof Error && value.name === 'DiaError' && 'code' in value && 'hint' in value
}
