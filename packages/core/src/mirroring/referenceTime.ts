import type { DnaDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { isBetween } from '../influence/isBetween.js'
import type { DnaState } from './DnaState.js'
import { twoToThe } from './twoToThe.js'

const DAY_MS = 86_400_000

/**
 * The reference time of a domain whose newest event happened at `timeMs`: the last multiple of the half-life
 * since the Unix epoch, at or before it. Two grid points lie whole half-lives apart, so that moving a state
 * from one to the other halves it exactly. All times in ms since the epoch.
 * @example
 * import { referenceTimeOf } from '@dia/core/mirroring'
 * referenceTimeOf(Date.UTC(1970, 6, 1), 180) === 180 * 86_400_000 // → true
 */
export function referenceTimeOf(timeMs: number, halfLifeDays: number): number {
  if (!(isBetween(timeMs, -8.64e15, 8.64e15) && isBetween(halfLifeDays, 1e-6, 1e6)))
    throw new DiaError(
      'INVALID_TIME',
      'A reference time needs a time and a half-life above 0.',
      'Pass ms since the Unix epoch and days.',
    )
  const halfLife = Math.round(halfLifeDays * DAY_MS)
  return Math.floor(timeMs / halfLife) * halfLife
}

/** The moment that fixes a state's reference times. */
export function anchorOf(state: DnaState): number {
  return state.newestEventAt ?? state.asOf ?? 0
}

export function halfLifeMs(state: DnaState, domain: DnaDomain): number {
  return Math.round(state.options.halfLifeDays[domain] * DAY_MS)
}

/** 2^((timeMs − R)/H): what something at `timeMs` is worth at R, the reference time of `anchorMs` ≥ `timeMs`. */
export function worthAtReference(
  state: DnaState,
  domain: DnaDomain,
  timeMs: number,
  anchorMs: number,
): number {
  const halfLife = halfLifeMs(state, domain)
  return twoToThe((timeMs - Math.floor(anchorMs / halfLife) * halfLife) / halfLife)
}

/** 2^−((timeMs − R)/H): what is left at `timeMs` ≥ `anchorMs` of one unit at R, the reference time of `anchorMs`. */
export function leftAt(state: DnaState, domain: DnaDomain, timeMs: number, anchorMs: number): number {
  const halfLife = halfLifeMs(state, domain)
  return twoToThe((Math.floor(anchorMs / halfLife) * halfLife - timeMs) / halfLife)
}

/** What one unit at the state's own reference time is worth at that of `anchorMs`: a power of 2, so it is exact. */
export function rebaseFactor(state: DnaState, domain: DnaDomain, anchorMs: number): number {
  const halfLife = halfLifeMs(state, domain)
  return twoToThe(Math.floor((state.newestEventAt ?? anchorMs) / halfLife) - Math.floor(anchorMs / halfLife))
}
