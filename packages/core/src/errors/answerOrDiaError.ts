import { type DiaError, isDiaError } from './DiaError.js'
import { inputError } from './inputError.js'

/**
 * Runs `answer`; what it throws leaves as a DiaError. Data from outside can throw by itself (a proxy, a
 * getter, a detached buffer), and a caller should not need to know that.
 * @example
 * import { answerOrDiaError } from '@dia/core/errors'
 * answerOrDiaError('double', () => 2 * 21) // → 42
 */
export function answerOrDiaError<T>(asked: string, answer: () => T): T {
  try {
    return answer()
  } catch (cause) {
    throw asDiaError(asked, cause)
  }
}

/**
 * What was thrown, as a DiaError: itself, or `UNREADABLE_INPUT` with it as the cause.
 * @example
 * import { asDiaError } from '@dia/core/errors'
 * asDiaError('double', new TypeError('no number')).message // → 'What double was given is not plain data.'
 */
export function asDiaError(asked: string, cause: unknown): DiaError {
  const what = typeof asked === 'string' ? `What ${asked} was given` : 'Input'
  return isDiaError(cause) ? cause : inputError('UNREADABLE_INPUT', what, 'plain data', { cause })
}
