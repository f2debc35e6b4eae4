import { DiaError } from '../errors/index.js'
import { parseCents } from './parseCents.js'

/** Cents that move something; `what` names the mover. Throws DiaError `INVALID_AMOUNT`. */
export function positiveCents(what: string, value: string | number | bigint): bigint {
  const cents = parseCents(value)
  if (cents > 0n) return cents
  throw new DiaError('INVALID_AMOUNT', `${what} must move more than 0 cents.`, 'Pass amount_cents above 0.')
}
