import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS } from '../domains/index.js'
import { isDiaError } from '../errors/index.js'
import { createDnaState, mirrorInteractionsToDNA, readDna } from '../mirroring/index.js'
import { randomHistory } from '../mirroring/randomHistory.js'
import { dnaAt } from '../replay/index.js'
import { attributeDna, contributionsOf, influenceAt, influenceEvidence, traceInfluence } from './index.js'

const DAY = 86_400_000
const START = 1_690_000_000_000

describe('influenceAt', () => {
  it('is what attributeDna answers for the events up to the moment, whatever the moment', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(40),
        fc.nat(8),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, count, known, when) => {
          const { state, interactions } = randomHistory(seed, count, 4)
          const start = mirrorInteractionsToDNA(state, interactions.slice(0, known)).state
          const rest = interactions.slice(known)
          const from = start.newestEventAt ?? START
          const at = new Date(Math.round(from + when * (START + 1400 * DAY - from)))
          const trace = traceInfluence(start, rest)
          const moment = influenceAt(trace, at)
          const until = rest.filter(({ occurredAt }) => new Date(occurredAt).getTime() <= at.getTime())
          const expected = attributeDna(start, until, at)
          expect(moment.count).toBe(until.length)
          const byId = new Map(expected.contributions.map((one) => [one.id, one]))
          for (const domain of DNA_DOMAINS) {
            expect(moment.prior[domain]).toBeCloseTo(expected.prior[domain], 12)
            expect(moment.earlier[domain]).toBeCloseTo(expected.earlier[domain], 12)
          }
          for (const contribution of contributionsOf(trace, moment)) {
            const same = byId.get(contribution.id)
            expect(contribution).toMatchObject({
              eventType: same?.eventType,
              entityId: same?.entityId,
              artistId: same?.artistId,
              occurredAt: same?.occurredAt,
            })
            for (const domain of DNA_DOMAINS) {
              expect(contribution.shares[domain]).toBeCloseTo(same?.shares[domain] ?? Number.NaN, 12)
              expect(contribution.coefficients[domain]).toBeCloseTo(
                same?.coefficients[domain] ?? Number.NaN,
                12,
              )
            }
          }
          const dna = dnaAt(rest, at, { state: start })
          for (const what of ['confidence', 'maturity'] as const)
            for (const part of [...DNA_DOMAINS, 'overall'] as const)
              expect(moment[what][part]).toBeCloseTo(dna[what][part], 12)
        },
      ),
    )
  })

  it('says the same of a history of thirty years, whose beginning is worth nothing at its end', () => {
    const { state, interactions } = randomHistory(5, 40, 4)
    const spread = interactions.map((one, i) => ({
      ...one,
      occurredAt: new Date(START + i * 280 * DAY).toISOString(),
    }))
    const trace = traceInfluence(state, spread)
    for (const days of [0, 281, 3000, 11_000]) {
      const at = new Date(START + days * DAY)
      const until = spread.filter(({ occurredAt }) => new Date(occurredAt) <= at)
      const expected = attributeDna(state, until, at)
      const moment = influenceAt(trace, at)
      const [along] = influenceEvidence(trace, [at])
      const shown = contributionsOf(trace, moment)
      expect(shown).toHaveLength(until.length)
      for (const domain of DNA_DOMAINS) {
        expect(along?.mass[domain]).toBeCloseTo(moment.mass[domain], 12)
        expected.contributions.forEach(({ shares }, i) => {
          expect(shown[i]?.shares[domain]).toBeCloseTo(shares[domain], 12)
        })
      }
    }
  })

  it('reads at the newest event unless told otherwise, and never before the state it was given', () => {
    const { state, interactions } = randomHistory(3, 20, 4)
    const end = mirrorInteractionsToDNA(state, interactions).state
    expect(influenceAt(traceInfluence(state, interactions)).atMs).toBe(end.newestEventAt)
    expect(() => influenceAt(traceInfluence(end, []), '2020-01-01T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'READ_BEFORE_NEWEST_EVENT' }),
    )
  })
})

describe('influenceEvidence', () => {
  it('is the evidence of each moment, in the order asked', () => {
    const { state, interactions } = randomHistory(11, 60, 4)
    const trace = traceInfluence(state, interactions)
    const moments = [900, 0, 1400, 300, 300.5].map((days) => new Date(START + days * DAY))
    const along = influenceEvidence(trace, moments)
    moments.forEach((at, i) => {
      const { mass, confidence, maturity } = influenceAt(trace, at)
      for (const domain of DNA_DOMAINS) {
        expect(along[i]?.mass[domain]).toBeCloseTo(mass[domain], 12)
        expect(along[i]?.maturity[domain]).toBeCloseTo(maturity[domain], 12)
      }
      expect(along[i]?.confidence.overall).toBeCloseTo(confidence.overall, 12)
    })
    const end = mirrorInteractionsToDNA(state, interactions).state
    expect(along[2]?.confidence.overall).toBeCloseTo(
      readDna(end, new Date(START + 1400 * DAY)).confidence.overall,
      12,
    )
  })

  it('counts what the state held before', () => {
    const { state, interactions } = randomHistory(5, 40, 4)
    const start = mirrorInteractionsToDNA(state, interactions.slice(0, 20)).state
    const at = new Date(START + 1300 * DAY)
    const [reading] = influenceEvidence(traceInfluence(start, interactions.slice(20)), [at])
    const end = mirrorInteractionsToDNA(start, interactions.slice(20)).state
    expect(reading?.confidence.overall).toBeCloseTo(readDna(end, at).confidence.overall, 12)
  })
})

describe('tracing hostile input', () => {
  describe('over any number of half-lives', () => {
    const all = <T>(one: T) => ({ cultural: one, behavioral: one, economic: one, spatial: one })
    const event = (hours: number) => ({
      eventType: 'player.track_favorited',
      occurredAt: new Date(START + hours * 3_600_000),
      entity: all([1, 0]),
    })
    /** Halves of 20, 1, 3 and 20 days; a week of events, then one moment after another. */
    const start = mirrorInteractionsToDNA(
      createDnaState({
        dimensions: 2,
        prior: all([0.6, 0.8]),
        options: { halfLifeDays: { cultural: 20, behavioral: 1, economic: 3, spatial: 20 } },
      }),
      [event(-30)],
    ).state
    const moments = [40, 500, 8, 40, 41, 1500, 300].map((hours) => new Date(START + hours * 3_600_000))

    it.each([
      ['fewer than its sums hold', 1199],
      ['as many as they hold', 1200],
      ['more', 1201],
      ['more of one domain, fewer of the others', 2400],
    ])('knows the evidence of a history of %s', (_, last) => {
      const events = [0, 8, 8, 40, 200, 299, last].map(event)
      const found = influenceEvidence(traceInfluence(start, events), moments)
      moments.forEach((at, n) => {
        const until = events.filter(({ occurredAt }) => occurredAt <= at)
        const { mass, lifetimeMass, confidence } = readDna(mirrorInteractionsToDNA(start, until).state, at)
        for (const domain of DNA_DOMAINS) {
          expect(found[n]?.mass[domain]).toBeCloseTo(mass[domain], 12)
          expect(found[n]?.lifetimeMass[domain]).toBeCloseTo(lifetimeMass[domain], 12)
          expect(found[n]?.confidence[domain]).toBeCloseTo(confidence[domain], 12)
        }
      })
    })
  })

  it('keeps the order of events of one time', () => {
    const { state, interactions } = randomHistory(1, 40, 2)
    const together = interactions.map((one) => ({ ...one, occurredAt: new Date(START) }))
    expect(Array.from(traceInfluence(state, together).positions)).toEqual([...together.keys()])
  })

  it('answers or throws a DiaError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        for (const run of [
          () => traceInfluence(a as never, b as never, c as never),
          () => influenceAt(a as never, b as never),
          () => influenceEvidence(a as never, b as never),
          () => contributionsOf(a as never, b as never, c as never),
        ]) {
          try {
            run()
          } catch (error) {
            if (!isDiaError(error)) throw error
          }
        }
      }),
    )
  })
})
