import { DiaError, isDiaError } from '@dia/core/errors'

/** Ports promise DiaErrors; anything else is told apart, without its text, which may hold personal data. */
export function asDiaError(error: unknown): DiaError {
  return isDiaError(error)
    ? error
    : new DiaError(
        'UNEXPECTED',
        'Something failed that should not have.',
        'Try again; if it stays, look into the console.',
        {
          cause: error,
        },
      )
}
