import { type DnaDomain, DOMAIN_DIMENSIONS, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkDimensions, checkOptions } from './checkSettings.js'
import type { DnaOptions, DnaState } from './DnaState.js'
import { DNA_DEFAULTS } from './dnaDefaults.js'
import { readTime } from './readTime.js'
import { checkSquares, hasDirection, numberVector, sumOfSquares, zeros } from './unitVector.js'

export interface DnaStateSeed {
  /** What the user stated, per domain; brought to length 1. Absent or zero: no prior there. */
  readonly prior?: Readonly<Partial<PerDomain<ArrayLike<number> | null>>> | null
  /** Components per domain. Default 384. */
  readonly dimensions?: number
  /** The moment the prior was taken. */
  readonly asOf?: Date | string | null
  readonly options?: Partial<Omit<DnaOptions, 'halfLifeDays'>> & {
    readonly halfLifeDays?: Readonly<Partial<PerDomain<number>>>
  }
}

/**
 * A DNA without interactions: the prior alone, or nothing.
 * @example
 * import { createDnaState, readDna } from '@dia/core/mirroring'
 * const state = createDnaState({ dimensions: 2, prior: { cultural: [0.6, 0.8] } })
 * readDna(state).cultural // → [0.6, 0.8]
 */
export function createDnaState(seed: DnaStateSeed = {}): DnaState {
  return answerOrDiaError('createDnaState', () => {
    if (typeof seed !== 'object' || seed === null)
      throw new DiaError(
        'INVALID_SEED',
        'The seed is not an object.',
        'Pass { prior?, dimensions?, asOf?, options? }.',
      )
    const dimensions = seed.dimensions ?? DOMAIN_DIMENSIONS
    checkDimensions(dimensions)
    const options: DnaOptions = {
      halfLifeDays: { ...DNA_DEFAULTS.halfLifeDays, ...seed.options?.halfLifeDays },
      priorMass: seed.options?.priorMass ?? DNA_DEFAULTS.priorMass,
      kappa: seed.options?.kappa ?? DNA_DEFAULTS.kappa,
    }
    checkOptions(options)
    const priorOf = (domain: DnaDomain) => priorVector(domain, seed.prior?.[domain], dimensions)
    return {
      version: 1,
      dimensions,
      options,
      prior: perDomain(priorOf),
      signal: perDomain(() => zeros(dimensions)),
      mass: perDomain(() => 0),
      lifetimeMass: perDomain(() => 0),
      newestEventAt: null,
      asOf: seed.asOf === undefined || seed.asOf === null ? null : readTime(seed.asOf),
      eventCount: 0,
    }
  })
}

function priorVector(
  domain: DnaDomain,
  prior: ArrayLike<number> | null | undefined,
  dimensions: number,
): number[] | null {
  if (prior === undefined || prior === null) return null
  const what = `${domain} prior`
  const numbers = numberVector(what, prior, dimensions)
  const squares = checkSquares(what, dimensions, sumOfSquares(numbers))
  if (!hasDirection(squares)) return null
  const length = Math.abs(squares - 1) < 1e-12 ? 1 : Math.sqrt(squares)
  return Array.from(numbers, (component) => component / length)
}
