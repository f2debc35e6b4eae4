import { type DnaDomain, DOMAIN_SHARES } from '../domains/index.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import { LEAST_LENGTH } from './dnaDefaults.js'
import { addScaled, measureLengths, measureStep, type StepDots, type StepLengths } from './measureStep.js'
import { priorMassOf } from './readDna.js'
import type { InteractionEffect } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import { leftAt, rebaseFactor, worthAtReference } from './referenceTime.js'
import { finiteUnitVector, isSafeSquares, numberVector } from './unitVector.js'

/** One domain after one event, and how far it moved. */
export interface DomainStep {
  readonly signal: readonly number[]
  readonly mass: number
  readonly lifetimeMass: number
  readonly alpha: number
  readonly deltaNorm: number
  /** This domain's part of the composite's squared change. */
  readonly compositeSquares: number
}

/**
 * Adds one event to one domain. The norms come from dot products taken in one pass, by
 * after − before = α·(v·e − before), so that neither vector has to be written out.
 */
export function stepDomain(
  state: DnaState,
  domain: DnaDomain,
  effect: InteractionEffect,
  vector: ArrayLike<number>,
  anchorMs: number,
): DomainStep {
  const what = `The entity's ${domain} part`
  let toward = numberVector(what, vector, state.dimensions)
  const factor = rebaseFactor(state, domain, anchorMs)
  const left = leftAt(state, domain, anchorMs, anchorMs)
  const worth = worthAtReference(state, domain, effect.timeMs, anchorMs)
  const signal = rebasedSignal(state, domain, factor)
  const mass = state.mass[domain] * factor
  const priorMass = priorMassOf(state, domain)
  const massBefore = priorMass + left * mass

  const prior = state.prior[domain] ?? signal
  const priorScale = priorMass / left

  let dots = measureStep(signal, prior, priorScale, toward)
  if (!isSafeSquares(dots.ee)) {
    toward = finiteUnitVector(what, toward)
    dots = measureStep(signal, prior, priorScale, toward)
  }
  if (!Number.isFinite(dots.nn)) throw invalidState(`its ${domain} vectors hold what is not a finite number`)

  const k = dots.ee > 0 ? effect.k[domain] : 0
  const added = k * worth
  const alpha = added > 0 ? (left * added) / (massBefore + left * added) : 0
  const coefficient = added > 0 ? (added * effect.valence) / Math.sqrt(dots.ee) : 0
  const scale = massBefore > 0 ? left / massBefore : 0
  return {
    signal: coefficient === 0 ? signal : addScaled(signal, coefficient, toward),
    mass: mass + added,
    lifetimeMass: state.lifetimeMass[domain] + k,
    alpha,
    ...lengthsOfStep(domain, dots, scale, alpha, effect.valence, (given) =>
      measureLengths(signal, prior, priorScale, toward, given),
    ),
  }
}

/**
 * The change's length and the composite block's, from the dot products; where those cancel, by `exactly`.
 * With b = before, g = v·e − b: |g|² = v² − 2v(e·b) + |b|², and |unit(a) − unit(b)|² = (|αg|² − (|a| − |b|)²)/(|a||b|).
 */
function lengthsOfStep(
  domain: DnaDomain,
  { ee, en, nn }: StepDots,
  scale: number,
  alpha: number,
  valence: number,
  exactly: (given: Parameters<typeof measureLengths>[4]) => StepLengths,
): Pick<DomainStep, 'deltaNorm' | 'compositeSquares'> {
  if (alpha === 0) return { deltaNorm: 0, compositeSquares: 0 }
  const valenceOverLength = valence / Math.sqrt(ee)
  const along = valenceOverLength * en * scale
  const squares = nn * scale * scale
  const left = 1 - alpha
  const before = Math.sqrt(squares)
  const after = Math.sqrt(
    Math.max(0, left * left * squares + 2 * left * alpha * along + alpha * alpha * valence * valence),
  )
  let gap = valence * valence - 2 * along + squares
  const longer = (alpha * (2 * (along - squares) + alpha * gap)) / (before + after)
  let turned = (alpha * alpha * gap - longer * longer) / (before * after)
  if (!(gap > 1e-4 && turned > 1e-4 * alpha * alpha * gap))
    ({ gap, turned } = exactly({ valenceOverLength, scale, alpha, before, after }))
  const vanishing = Number(before < LEAST_LENGTH) + Number(after < LEAST_LENGTH)
  if (vanishing > 0) turned = vanishing % 2
  return { deltaNorm: alpha * Math.sqrt(gap), compositeSquares: DOMAIN_SHARES[domain] * turned }
}
