import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '@dia/core/domains'
import { getInfluenceWeights } from '@dia/core/influence'

type Vectors = PerDomain<number[]>

const norm = (vector: number[]) => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
const unit = (vector: number[]) => {
  const length = norm(vector)
  return length === 0 ? [...vector] : vector.map((x) => x / length)
}
const subtract = (a: number[], b: number[]) => a.map((x, i) => x - (b[i] as number))

/**
 * The plainest naive peer: a fixed-rate moving average in `number[]`, a map per domain, spread copies, five
 * norms. It computes less than the mirroring does (no time, no mass, a composite that is only joined).
 */
export function naiveFixedRate(
  dna: Vectors,
  interaction: { eventType: string; entity: Vectors },
): { dna: Vectors; deltaNorms: Record<string, number> } {
  const weights = getInfluenceWeights(interaction.eventType)
  const next = { ...dna }
  const deltaNorms: Record<string, number> = {}
  for (const domain of DNA_DOMAINS) {
    const before = [...dna[domain]]
    const toward = unit([...interaction.entity[domain]])
    const rate = weights[domain] * weights.baseIntensity * 0.1
    next[domain] = before.map((x, i) => (1 - rate) * x + rate * (toward[i] as number) * weights.valence)
    deltaNorms[domain] = norm(subtract(next[domain], before))
  }
  const join = (d: Vectors) => [...d.cultural, ...d.behavioral, ...d.economic, ...d.spatial]
  deltaNorms.composite = norm(subtract(join(next), join(dna)))
  return { dna: next, deltaNorms }
}

export interface NaiveState {
  signal: Vectors
  mass: PerDomain<number>
  prior: Vectors
  at: number
}

const HALF_LIFE_MS: PerDomain<number> = {
  cultural: 180 * 86_400_000,
  behavioral: 90 * 86_400_000,
  economic: 180 * 86_400_000,
  spatial: 180 * 86_400_000,
}

/** The same answer as `mirrorInteractionToDNA`, to rounding, in the same naive style; for events in order. */
export function naiveSameAnswer(
  state: NaiveState,
  interaction: { eventType: string; occurredAt: Date; entity: Vectors },
): { state: NaiveState; deltaNorms: Record<string, number> } {
  const weights = getInfluenceWeights(interaction.eventType)
  const at = Math.max(state.at, interaction.occurredAt.getTime())
  const next: NaiveState = { ...state, signal: { ...state.signal }, mass: { ...state.mass }, at }
  const before = {} as Vectors
  const after = {} as Vectors
  const deltaNorms: Record<string, number> = {}
  for (const domain of DNA_DOMAINS) {
    const decay = 2 ** ((state.at - at) / HALF_LIFE_MS[domain])
    const worth = 2 ** ((interaction.occurredAt.getTime() - at) / HALF_LIFE_MS[domain])
    const toward = unit([...interaction.entity[domain]])
    const k = weights[domain] * weights.baseIntensity
    const read = (signal: number[], mass: number) =>
      signal.map((s, i) => (0.25 * (state.prior[domain][i] as number) + s) / (0.25 + mass))
    const decayed = state.signal[domain].map((s) => s * decay)
    next.signal[domain] = decayed.map((s, i) => s + worth * k * weights.valence * (toward[i] as number))
    next.mass[domain] = state.mass[domain] * decay + worth * k
    before[domain] = read(decayed, state.mass[domain] * decay)
    after[domain] = read(next.signal[domain], next.mass[domain])
    deltaNorms[domain] = norm(subtract(after[domain], before[domain]))
  }
  const block = (d: Vectors, domain: DnaDomain) =>
    unit(d[domain]).map((x) => x * Math.sqrt(DOMAIN_SHARES[domain]))
  const compose = (d: Vectors) => [
    ...block(d, 'cultural'),
    ...block(d, 'behavioral'),
    ...block(d, 'economic'),
    ...block(d, 'spatial'),
  ]
  deltaNorms.composite = norm(subtract(compose(after), compose(before)))
  return { state: next, deltaNorms }
}
