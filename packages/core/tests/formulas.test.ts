import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AttributedInteraction, attributeDna, dnaWithout } from '../src/attribution/index.js'
import { DNA_DOMAINS, type PerDomain } from '../src/domains/index.js'
import { EVENT_CATALOGUE } from '../src/events/index.js'
import {
  createDnaState,
  type DnaReading,
  mergeDnaStates,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from '../src/mirroring/index.js'
import { dnaAt, foldInteractions } from '../src/replay/index.js'
import { type PlainEvent, type PlainOptions, plainComposite, plainDomain } from './plainFormulas.js'

const numRuns = Math.min(Number(process.env.DIA_PROPERTY_RUNS ?? 100), 20_000)
const timeout = 30_000 + numRuns * 50
const START = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

const inEach = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<PerDomain<Value>> =>
  fc.record({ cultural: one, behavioral: one, economic: one, spatial: one })
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
/** 0, or large enough to divide by. */
const multiplier = fc.oneof(fc.constant(0), between(0.001, 3))
const component = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  between(-1e3, 1e3).filter((x) => Math.abs(x) > 1e-3),
)
const vector = (dimensions: number) => fc.array(component, { minLength: dimensions, maxLength: dimensions })

/** Whole milliseconds, as the states keep them; short ones, so that all halves are seen. */
const options: fc.Arbitrary<PlainOptions> = fc.record({
  halfLifeDays: inEach(fc.integer({ min: 20, max: 400 })),
  priorMass: between(0.01, 3),
  kappa: between(0.1, 9),
})

const event = (dimensions: number) =>
  fc.record({
    eventType: fc.constantFrom(...EVENT_CATALOGUE.events.map(({ type }) => type)),
    timeMs: fc.integer({ min: 0, max: 500 * DAY }).map((ms) => START + ms),
    entity: inEach(vector(dimensions)),
    multiplier: inEach(multiplier),
    contextMultiplier: multiplier,
    learningRate: between(0.01, 0.5),
    valence: fc.option(fc.constantFrom(-1, -0.3, 0, 0.5, 1), { nil: undefined }),
  })

const withIds = (list: readonly Omit<PlainEvent, 'id'>[]): PlainEvent[] =>
  list.map((one, i) => ({ ...one, id: `e${i}` }))

const history = fc.integer({ min: 1, max: 5 }).chain((dimensions) =>
  fc.record({
    dimensions: fc.constant(dimensions),
    prior: fc.option(inEach(vector(dimensions)), { nil: undefined }),
    events: fc.array(event(dimensions), { minLength: 1, maxLength: 25 }).map(withIds),
    options,
    idle: fc.integer({ min: 0, max: 600 * DAY }),
    choice: fc.nat(2 ** 25),
  }),
)

function interactionOf({
  id,
  eventType,
  timeMs,
  entity,
  multiplier,
  ...event
}: PlainEvent): AttributedInteraction {
  return {
    id,
    eventType,
    occurredAt: new Date(timeMs),
    entity,
    context: 'playlist',
    preferences: {
      culturalMultiplier: multiplier.cultural,
      behavioralMultiplier: multiplier.behavioral,
      economicMultiplier: multiplier.economic,
      spatialMultiplier: multiplier.spatial,
      learningRate: event.learningRate,
      contextMultipliers: { playlist: event.contextMultiplier },
    },
    ...(event.valence === undefined ? {} : { valence: event.valence }),
  }
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] as number) - value)).toBeLessThan(1e-9 * Math.max(1, value))
  })
}

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

function expectReading(
  reading: DnaReading,
  given: History,
  known: readonly PlainEvent[],
  atMs: number,
): void {
  for (const domain of DNA_DOMAINS) {
    const plain = plainDomain(domain, given.prior?.[domain], known, atMs, given.options)
    if (known.length > 0) expectClose(reading[domain], plain.dna)
    expectClose(
      [reading.mass[domain], reading.confidence[domain], reading.maturity[domain]],
      [plain.mass, plain.confidence, plain.maturity],
    )
  }
}

const newestOf = (list: readonly PlainEvent[]) => Math.max(...list.map(({ timeMs }) => timeMs))

describe('core and the formulas of the architecture, written down plainly,', () => {
  const agree = (name: string, check: (given: History) => void | Promise<void>) =>
    it(`agree about ${name}`, { timeout }, async () => {
      await fc.assert(
        fc.asyncProperty(history, async (given) => check(given)),
        { numRuns },
      )
    })
  const stateOf = ({ dimensions, prior, options }: History) =>
    createDnaState({ dimensions, prior: prior ?? null, options })

  agree('each step: rate, before, after, delta norms', (given) => {
    let state = stateOf(given)
    given.events.forEach((event, i) => {
      const [earlier, known] = [given.events.slice(0, i), given.events.slice(0, i + 1)]
      const move = mirrorInteractionToDNA(state, interactionOf(event))
      const at = newestOf(known)
      expectReading(move.after, given, known, at)
      expectReading(move.before, given, earlier, at)
      for (const domain of DNA_DOMAINS) {
        const after = plainDomain(domain, given.prior?.[domain], known, at, given.options)
        const change = move.after[domain].map((x, n) => x - (move.before[domain][n] as number))
        expectClose(
          [move.alpha[domain], move.deltaNorms[domain]],
          [after.shares[i] as number, Math.hypot(...change)],
        )
      }
      state = move.state
    })
  })

  agree('batches, merges and streams, read later', async (given) => {
    const interactions = given.events.map(interactionOf)
    const empty = stateOf(given)
    const at = newestOf(given.events) + given.idle
    const half = given.choice % (interactions.length + 1)
    const fold = (list: typeof interactions) => mirrorInteractionsToDNA(empty, list).state
    for (const state of [
      fold(interactions),
      mergeDnaStates(fold(interactions.slice(half)), fold(interactions.slice(0, half))),
      await foldInteractions(interactions.toReversed(), { state: empty }),
    ]) {
      const reading = readDna(state, new Date(at))
      expectReading(reading, given, given.events, at)
      if (DNA_DOMAINS.every((domain) => Math.hypot(...reading[domain]) > 1e-6))
        expectClose(reading.composite, plainComposite(reading))
    }
  })

  agree('the DNA at a moment in the middle', (given) => {
    const at = START + (given.choice % 500) * DAY
    const known = given.events.filter(({ timeMs }) => timeMs <= at)
    const reading = dnaAt(given.events.map(interactionOf), new Date(at), { state: stateOf(given) })
    expect(reading.eventCount).toBe(known.length)
    expectReading(reading, given, known, at)
  })

  agree('shares and coefficients, all at once or on top of a state', (given) => {
    const interactions = given.events.map(interactionOf)
    const at = newestOf(given.events) + given.idle
    const half = given.choice % interactions.length
    const start = mirrorInteractionsToDNA(stateOf(given), interactions.slice(0, half)).state
    const onTop = attributeDna(start, interactions.slice(half), new Date(at))
    const atOnce = attributeDna(stateOf(given), interactions, new Date(at))
    for (const domain of DNA_DOMAINS) {
      const plain = plainDomain(domain, given.prior?.[domain], given.events, at, given.options)
      expectClose([atOnce.prior[domain], onTop.prior[domain]], [plain.priorShare, plain.priorShare])
      expectClose(
        [onTop.earlier[domain]],
        [plain.shares.slice(0, half).reduce((sum, share) => sum + share, 0)],
      )
      for (const [from, { contributions }] of [
        [0, atOnce],
        [half, onTop],
      ] as const) {
        expectClose(
          contributions.map(({ shares }) => shares[domain]),
          plain.shares.slice(from),
        )
        expectClose(
          contributions.map(({ coefficients }) => coefficients[domain]),
          plain.coefficients.slice(from),
        )
      }
    }
  })

  agree('the DNA without chosen events', (given) => {
    const without = given.events.filter((_, i) => ((given.choice >> i) & 1) === 1).map(({ id }) => id)
    const kept = given.events.filter(({ id }) => !without.includes(id))
    const at = newestOf(given.events) + given.idle
    const interactions = given.events.map(interactionOf)
    expectReading(dnaWithout(stateOf(given), interactions, without, new Date(at)), given, kept, at)
  })

  it('agree over a long history: batch, stream, moment, attribution', { timeout: 300_000 }, async () => {
    const count = Math.min(Number(process.env.DIA_PROPERTY_RUNS ?? 3000), 100_000)
    const [settings] = fc.sample(options, { numRuns: 1, seed: 3 }) as [PlainOptions]
    const given: History = {
      dimensions: 3,
      prior: { cultural: [1, 0, 0], behavioral: [0, 0, 0], economic: [1, 2, 2], spatial: [0, 3, 4] },
      events: withIds(fc.sample(event(3), { numRuns: count, seed: 11 })),
      options: settings,
      idle: 7 * DAY,
      choice: count >> 1,
    }
    const empty = stateOf(given)
    const interactions = given.events.map(interactionOf)
    const at = newestOf(given.events) + given.idle
    const { state } = mirrorInteractionsToDNA(empty, interactions)
    expectReading(readDna(state, new Date(at)), given, given.events, at)
    const streamed = await foldInteractions(interactions.toReversed(), { state: empty })
    expectReading(readDna(streamed, new Date(at)), given, given.events, at)
    const middle = START + 250 * DAY
    const known = given.events.filter(({ timeMs }) => timeMs <= middle)
    expectReading(dnaAt(interactions, new Date(middle), { state: empty }), given, known, middle)

    const { prior, contributions } = attributeDna(empty, interactions, new Date(at))
    for (const domain of DNA_DOMAINS) {
      const plain = plainDomain(domain, given.prior?.[domain], given.events, at, settings)
      expectClose(
        contributions.map(({ shares }) => shares[domain]),
        plain.shares,
      )
      expectClose(
        contributions.map(({ coefficients }) => coefficients[domain]),
        plain.coefficients,
      )
      const whole = contributions.reduce((sum, { shares }) => sum + shares[domain], prior[domain])
      expect(Math.abs(whole - 1)).toBeLessThan(1e-9)
    }
  })
})
