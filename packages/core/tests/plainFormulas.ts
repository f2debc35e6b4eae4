import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '../src/domains/index.js'
import { EVENT_CATALOGUE } from '../src/events/index.js'

const DAY = 86_400_000

/** An event as the architecture's formulas know it. */
export interface PlainEvent {
  readonly id: string
  readonly eventType: string
  readonly timeMs: number
  readonly entity: PerDomain<number[]>
  readonly multiplier: PerDomain<number>
  readonly contextMultiplier: number
  readonly learningRate: number
  /** Wins over the catalogue's. */
  readonly valence: number | undefined
}

export interface PlainOptions {
  readonly halfLifeDays: PerDomain<number>
  readonly priorMass: number
  readonly kappa: number
}

export interface PlainDomain {
  readonly dna: number[]
  readonly mass: number
  readonly confidence: number
  readonly maturity: number
  readonly priorShare: number
  readonly shares: number[]
  readonly coefficients: number[]
}

const lengthOf = (vector: readonly number[]) => Math.hypot(...vector)

export function plainUnit(vector: readonly number[]): number[] {
  const length = lengthOf(vector)
  return vector.map((component) => (length === 0 ? 0 : component / length))
}

/** One domain at a moment, by the formulas of the architecture as they are printed: all events, every time. */
export function plainDomain(
  domain: DnaDomain,
  prior: readonly number[] | undefined,
  events: readonly PlainEvent[],
  atMs: number,
  { halfLifeDays, priorMass, kappa }: PlainOptions,
): PlainDomain {
  const p = plainUnit(prior ?? [])
  const m0 = lengthOf(p) === 0 ? 0 : priorMass
  const parts = events.map((event) => {
    const definition = EVENT_CATALOGUE.byName.get(event.eventType)
    if (definition === undefined) throw new Error(event.eventType)
    const { weights, baseIntensity } = definition
    const v = event.valence ?? definition.valence
    const e = plainUnit(event.entity[domain])
    const a = Math.min(1, Math.max(0, weights[domain] * event.multiplier[domain] * event.contextMultiplier))
    const k = v === 0 || lengthOf(e) === 0 ? 0 : (a * baseIntensity * event.learningRate) / 0.1
    return { e, v, k, g: 2 ** (-(atMs - event.timeMs) / (halfLifeDays[domain] * DAY)) }
  })
  const mass = parts.reduce((sum, { g, k }) => sum + g * k, 0)
  const lifetimeMass = parts.reduce((sum, { k }) => sum + k, 0)
  const total = m0 + mass
  const share = (part: number) => (total === 0 ? 0 : part / total)
  const dimensions = events[0]?.entity[domain].length ?? p.length
  return {
    dna: Array.from({ length: dimensions }, (_, i) =>
      parts.reduce((sum, { g, k, v, e }) => sum + share(g * k) * v * (e[i] ?? 0), share(m0) * (p[i] ?? 0)),
    ),
    mass,
    confidence: mass / (mass + kappa),
    maturity: lifetimeMass / (lifetimeMass + kappa),
    priorShare: share(m0),
    shares: parts.map(({ g, k }) => share(g * k)),
    coefficients: parts.map(({ g, k, v }) => share(g * k) * v),
  }
}

/** The composite: √share · unit, block by block. */
export function plainComposite(dna: PerDomain<readonly number[]>): number[] {
  return DNA_DOMAINS.flatMap((domain) =>
    plainUnit(dna[domain]).map((component) => Math.sqrt(DOMAIN_SHARES[domain]) * component),
  )
}
