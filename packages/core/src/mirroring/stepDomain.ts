import { type DnaDomain, DOMAIN_SHARES } from '../domains/index.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import { LEAST_LENGTH } from './dnaDefaults.js'
import { addScaled, measureGap, measureStep, type StepDots } from './measureStep.js'
import { priorMassOf } from './readDna.js'
import type { InteractionEffect } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import { leftAt, rebaseFactor, worthAtReference } from './referenceTime.js'
import { isSafeSquares, numberVector, unitVector } from './unitVector.js'

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
    toward = unitVector(what, toward)
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
    ...lengthsOfStep(domain, dots, scale, alpha, effect.valence, (valenceOverLength) =>
      measureGap(signal, prior, priorScale, toward, valenceOverLength, scale),
    ),
  }
}

/** The change's length and the composite block's, from |before|², e·before and the squared gap v·e − before. */
function lengthsOfStep(
  domain: DnaDomain,
  { ee, en, nn }: StepDots,
  scale: number,
  alpha: number,
  valence: number,
  exactGap: (valenceOverLength: number) => number,
): Pick<DomainStep, 'deltaNorm' | 'compositeSquares'> {
  if (alpha === 0) return { deltaNorm: 0, compositeSquares: 0 }
  const length = Math.sqrt(ee)
  const before = nn * scale * scale
  const along = (valence * en * scale) / length
  const roughGap = valence * valence - 2 * along + before
  const gap = roughGap > 1e-4 ? roughGap : exactGap(valence / length)
  const change = alpha * alpha * gap
  const keep = 1 - alpha
  const after = Math.max(
    0,
    keep * keep * before + 2 * keep * alpha * along + alpha * alpha * valence * valence,
  )
  const lengthBefore = Math.sqrt(before)
  const lengthAfter = Math.sqrt(after)
  let turned = 0
  if (lengthBefore < LEAST_LENGTH || lengthAfter < LEAST_LENGTH)
    turned = lengthBefore < LEAST_LENGTH && lengthAfter < LEAST_LENGTH ? 0 : 1
  else {
    const longer = (alpha * (2 * (along - before) + alpha * gap)) / (lengthBefore + lengthAfter)
    turned = Math.max(0, change - longer * longer) / (lengthBefore * lengthAfter)
  }
  return { deltaNorm: Math.sqrt(change), compositeSquares: DOMAIN_SHARES[domain] * turned }
}
