import { type DnaDomain, DOMAIN_SHARES } from '../domains/index.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import { LEAST_LENGTH } from './dnaDefaults.js'
import { addScaled, measureLengths, measureStep } from './measureStep.js'
import { priorMassOf } from './readDna.js'
import type { InteractionEffect } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import type { StepDecay } from './stepDecay.js'
import { finiteUnitVector, isSafeSquares, numberVector } from './unitVector.js'

/** One domain after one event, and how far it moved. */
export interface DomainStep {
  signal: readonly number[]
  mass: number
  lifetimeMass: number
  alpha: number
  deltaNorm: number
  /** This domain's part of the composite's squared change. */
  compositeSquares: number
}

/**
 * Adds one event to one domain. The norms come from dot products taken in one pass, by after = before + αg with
 * g = v·unit(e) − before: |g|² = v² − 2v(e·b) + |b|², |unit(a) − unit(b)|² = (|αg|² − (|a| − |b|)²)/(|a||b|). Where
 * those cancel, the components are looked at.
 */
export function stepDomain(
  state: DnaState,
  domain: DnaDomain,
  effect: InteractionEffect,
  vector: ArrayLike<number>,
  { factor, left, worth }: StepDecay,
): DomainStep {
  let e = numberVector(domain, vector, state.dimensions)
  const signal = rebasedSignal(state, domain, factor)
  const prior = state.prior[domain] ?? signal
  const priorMass = priorMassOf(state, domain)
  const priorScale = priorMass / left
  let dots = measureStep(signal, prior, priorScale, e)
  if (!isSafeSquares(dots.ee)) {
    e = finiteUnitVector(domain, e)
    dots = measureStep(signal, prior, priorScale, e)
  }
  const { ee, en, nn } = dots
  if (!Number.isFinite(nn)) throw invalidState()

  const k = ee > 0 ? effect.k[domain] : 0
  const added = k * worth
  const mass = state.mass[domain] * factor
  const massBefore = priorMass + left * mass
  const alpha = added > 0 ? (left * added) / (massBefore + left * added) : 0
  const step: DomainStep = {
    signal,
    mass: mass + added,
    lifetimeMass: state.lifetimeMass[domain] + k,
    alpha,
    deltaNorm: 0,
    compositeSquares: 0,
  }
  if (alpha === 0) return step

  const { valence } = effect
  const length = Math.sqrt(ee)
  const toward = valence / length
  const scale = massBefore > 0 ? left / massBefore : 0
  const along = toward * en * scale
  const squares = nn * scale * scale
  const rest = 1 - alpha
  const before = Math.sqrt(squares)
  const after = Math.sqrt(
    Math.max(0, rest * rest * squares + 2 * rest * alpha * along + alpha * alpha * valence * valence),
  )
  let gap = valence * valence - 2 * along + squares
  const longer = (alpha * (2 * (along - squares) + alpha * gap)) / (before + after)
  let turned = (alpha * alpha * gap - longer * longer) / (before * after)
  if (!(gap > 1e-4 && turned > 1e-4 * alpha * alpha * gap))
    ({ gap, turned } = measureLengths(signal, prior, priorScale, e, { scale, toward, alpha, before, after }))
  const vanishing = Number(before < LEAST_LENGTH) + Number(after < LEAST_LENGTH)
  if (vanishing > 0) turned = vanishing % 2
  step.signal = addScaled(signal, (added * valence) / length, e)
  step.deltaNorm = alpha * Math.sqrt(gap)
  step.compositeSquares = DOMAIN_SHARES[domain] * turned
  return step
}
