import type { DnaDomain } from '../domains/index.js'
import { type DomainState, invalidState } from './checkDnaState.js'
import { inverseLength } from './compositeOf.js'
import { addScaled, measureStep } from './measureStep.js'
import { rebasedSignal } from './rebasedSignal.js'
import type { StepClock } from './stepClock.js'
import { checkSquares, hasDirection, numberVector } from './unitVector.js'

/** One domain after one event, and how far it moved. */
export interface DomainStep {
  readonly signal: readonly number[]
  readonly mass: number
  /** k, or 0 where the entity has no direction. */
  readonly k: number
  readonly alpha: number
  readonly deltaNorm: number
  /** The squared change of the direction: this domain's part of the composite's, but for its share. */
  readonly turned: number
}

/**
 * Adds one event to one domain. All is taken at the reference time, where the DNA before is b = n/total. The norms
 * come from dot products taken in one pass: with u = v·unit(e), after a = b + α(u − b), |u − b|² = v² − 2u·b + |b|² and
 * |unit(a) − unit(b)|² = (|a − b|² − (|a| − |b|)²)/(|a||b|). Where those cancel, or a length vanishes, the components
 * are looked at.
 */
export function stepDomain(
  domain: DnaDomain,
  sums: DomainState,
  { factor, worth, eventWorth }: StepClock,
  weight: number,
  valence: number,
  vector: ArrayLike<number>,
): DomainStep {
  const { prior } = sums
  const signal = rebasedSignal(sums.signal, factor)
  const priorMass = sums.priorMass * worth
  const e = numberVector(domain, vector, signal.length)
  const { ee, en, nn } = measureStep(signal, prior, priorMass, e)
  checkSquares(domain, signal.length, ee)

  const k = hasDirection(ee) ? weight : 0
  const added = k * eventWorth
  const mass = sums.mass * factor
  const total = priorMass + mass
  const alpha = added / (total + added || 1)
  const rest = 1 - alpha
  const scale = total > 1e-300 ? 1 / total : 1
  const toward = valence / (Math.sqrt(ee) || 1)
  const along = toward * en * scale
  const squares = nn * scale * scale
  if (!(squares < 1e280)) throw invalidState()
  const before = inverseLength(squares)
  const after = inverseLength(rest * (rest * squares + 2 * alpha * along) + alpha * alpha * valence * valence)
  const longer = 1 / after - 1 / before
  let gap = valence * valence - 2 * along + squares
  let turned = alpha * alpha * gap - longer * longer
  const isCancelled = !(gap > 1e-2 && turned > 1e-2 * alpha * alpha * gap)
  turned *= before * after
  if (isCancelled) {
    gap = 0
    turned = 0
    for (let i = 0; i < signal.length; i++) {
      const was = scale * ((signal[i] as number) + priorMass * (prior[i] as number))
      const away = toward * (e[i] as number) - was
      const turn = (was + alpha * away) * after - was * before
      gap += away * away
      turned += turn * turn
    }
  }
  return {
    signal: addScaled(signal, added * toward, e),
    mass: mass + added,
    k,
    alpha,
    deltaNorm: alpha * Math.sqrt(gap),
    turned,
  }
}
