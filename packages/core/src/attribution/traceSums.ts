import { DNA_DOMAINS } from '../domains/index.js'
import { halfLifeMs } from '../mirroring/referenceTime.js'
import { twoToThe } from '../mirroring/twoToThe.js'
import type { InfluenceTrace } from './InfluenceTrace.js'

const DOMAINS = DNA_DOMAINS.length

/** A history that spans more half-lives is read event by event: what is worth 2^−60 at its end counts as nothing. */
const MOST_HALF_LIVES = 50

/** What a trace's events are worth at its newest one, and what they come to up to each; four per event. */
export interface TraceSums {
  readonly newestMs: number
  readonly worth: Float64Array
  /** Σ k · worth, and Σ k, of an event and all before it. */
  readonly masses: Float64Array
  readonly lives: Float64Array
}

const KEPT = new WeakMap<InfluenceTrace, TraceSums | null>()

/** Made once per trace, so that a moment costs products and no power; null where a history is too long for that. */
export function traceSums(trace: InfluenceTrace): TraceSums | null {
  const kept = KEPT.get(trace)
  if (kept !== undefined) return kept
  const made = makeSums(trace)
  KEPT.set(trace, made)
  return made
}

/** 2^((newest − at)/H) of each domain: what brings a worth at the newest event to a moment before or after it. */
export function worthToMoment({ state }: InfluenceTrace, { newestMs }: TraceSums, atMs: number): number[] {
  return DNA_DOMAINS.map((domain) => {
    const halfLives = (newestMs - atMs) / halfLifeMs(state, domain)
    return halfLives > 0 ? 1 / twoToThe(-halfLives) : twoToThe(halfLives)
  })
}

function makeSums({ state, times, weights }: InfluenceTrace): TraceSums | null {
  const newestMs = times[times.length - 1] ?? 0
  const halfLives = DNA_DOMAINS.map((domain) => halfLifeMs(state, domain))
  if (!(newestMs - (times[0] ?? 0) <= MOST_HALF_LIVES * Math.min(...halfLives))) return null
  const worth = new Float64Array(weights.length)
  const masses = new Float64Array(weights.length)
  const lives = new Float64Array(weights.length)
  halfLives.forEach((halfLife, d) => {
    // Domains of one half-life share the work.
    const same = halfLives.indexOf(halfLife) - d
    let mass = 0
    let life = 0
    for (let event = 0, i = d; event < times.length; event++, i += DOMAINS) {
      const left =
        same < 0 ? (worth[i + same] as number) : twoToThe(((times[event] as number) - newestMs) / halfLife)
      worth[i] = left
      mass += (weights[i] as number) * left
      life += weights[i] as number
      masses[i] = mass
      lives[i] = life
    }
  })
  return { newestMs, worth, masses, lives }
}
