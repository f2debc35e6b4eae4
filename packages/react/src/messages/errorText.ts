import type { DiaError } from '@dia/core/errors'
import type { StatesMessages } from './statesMessages.js'

/** What happened and the way out, in one line. */
export function errorText(states: StatesMessages, error: DiaError): string {
  const { message, hint } = states.error(error)
  return `${message} ${hint}`
}
