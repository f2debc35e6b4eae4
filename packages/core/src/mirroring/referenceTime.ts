import type { DnaDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import type { DnaState } from './DnaState.js'
import { twoToThe } from './twoToThe.js'

const DAY_MS = 86_400_000

function halfLifeMs(halfLifeDays: number): number {
  return Math.round(halfLifeDays * DAY_MS)
}

/**
 * The reference time of a domain whose newest event happened at `timeMs`: the last multiple of the half-life
 * since the Unix epoch, at or before it. Two grid points lie whole half-lives apart, so that moving a state
 * from one to the other halves it exactly. All times in ms since the epoch.
 * @example
 * import { referenceTimeOf } from '@dia/core/mirroring'
 * referenceTimeOf(Date.UTC(1970, 6, 1), 180) === 180 * 86_400_000 // → true
 */
export function referenceTimeOf(timeMs: number, halfLifeDays: number): number {
  if (!(isWithin(timeMs, -8.64e15, 8.64e15) && isWithin(halfLifeDays, 1e-6, 1e6)))
    throw new DiaError(
      'INVALID_TIME',
      'A reference time needs a time and a half-life above 0.',
      'Pass ms since the Unix epoch and days.',
    )
  return gridTime(timeMs, halfLifeDays)
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

/** The reference time of numbers that are known to be in range. */
function gridTime(timeMs: number, halfLifeDays: number): number {
  const halfLife = halfLifeMs(halfLifeDays)
  return Math.floor(timeMs / halfLife) * halfLife
}

/** The moment that fixes a state's reference times. */
export function anchorOf(state: DnaState): number {
  return state.newestEventAt ?? state.asOf ?? 0
}

/** A domain's half-life, and its reference time when `anchorMs` is the newest event's. */
export interface TimeScale {
  readonly halfLifeMs: number
  readonly referenceMs: number
}

export function timeScale(state: DnaState, domain: DnaDomain, anchorMs: number): TimeScale {
  const days = state.options.halfLifeDays[domain]
  return { halfLifeMs: halfLifeMs(days), referenceMs: gridTime(anchorMs, days) }
}

/** 2^((timeMs − R)/H): what something at `timeMs` is worth at R, the reference time of `anchorMs` ≥ `timeMs`. */
export function worthAtReference(
  state: DnaState,
  domain: DnaDomain,
  timeMs: number,
  anchorMs: number,
): number {
  return twoToThe(halfLivesSinceReference(state, domain, timeMs, anchorMs))
}

/** 2^−((timeMs − R)/H): what is left at `timeMs` ≥ `anchorMs` of one unit at R, the reference time of `anchorMs`. */
export function leftAt(state: DnaState, domain: DnaDomain, timeMs: number, anchorMs: number): number {
  return twoToThe(-halfLivesSinceReference(state, domain, timeMs, anchorMs))
}

/** What one unit at the state's own reference time is worth at that of `anchorMs`: a power of 2, so it is exact. */
export function rebaseFactor(state: DnaState, domain: DnaDomain, anchorMs: number): number {
  if (state.newestEventAt === null) return 1
  const own = gridTime(state.newestEventAt, state.options.halfLifeDays[domain])
  return worthAtReference(state, domain, own, anchorMs)
}

function halfLivesSinceReference(
  state: DnaState,
  domain: DnaDomain,
  timeMs: number,
  anchorMs: number,
): number {
  const scale = timeScale(state, domain, anchorMs)
  return (timeMs - scale.referenceMs) / scale.halfLifeMs
}
