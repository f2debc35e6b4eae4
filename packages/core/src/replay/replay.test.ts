import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deltaNormsOf, mirrorInteractionsToDNA, readDna } from '../mirroring/index.js'
import { randomHistory, shuffled } from '../mirroring/randomHistory.js'
import { dnaAt, dnaTimeline, foldInteractions } from './index.js'

const timeOf = (interaction: { occurredAt: Date | string }) => new Date(interaction.occurredAt).getTime()

async function* streamOf<T>(items: readonly T[]) {
  for (const item of items) yield item
}

describe('foldInteractions', () => {
  it('folds a stream to what one batch gives', async () => {
    const { state, interactions } = randomHistory(3, 2000, 3)
    const together = readDna(mirrorInteractionsToDNA(state, interactions).state)
    for (const source of [streamOf(interactions), interactions, new Set(shuffled(interactions, 1))]) {
      const folded = await foldInteractions(source, { state })
      expect(folded.eventCount).toBe(2000)
      expect(deltaNormsOf(readDna(folded), together).composite).toBeLessThan(1e-12)
    }
  })

  it('never holds the history: interactions can go once they are folded', async () => {
    const [played] = randomHistory(4, 1, 2).interactions
    let made = 0
    async function* endless() {
      for (; made < 5000; made++) yield { ...played, id: `e${made}` } as NonNullable<typeof played>
    }
    const state = await foldInteractions(endless(), { state: randomHistory(4, 1, 2).state })
    expect(state.eventCount).toBe(5000)
  })

  it('refuses a state whose vectors hold no numbers, though nothing is folded into it', async () => {
    const { state } = randomHistory(3, 0, 2)
    const signal = { ...state.signal, spatial: [Number.NaN, 0] }
    await expect(foldInteractions([], { state: { ...state, signal } })).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID_STATE' }),
    )
  })

  it('leaves out what happened after `at`', async () => {
    const { state, interactions } = randomHistory(5, 50, 3)
    const at = [...interactions].sort((a, b) => timeOf(a) - timeOf(b))[20]?.occurredAt as string
    const folded = await foldInteractions(streamOf(interactions), { state, at })
    expect(folded.eventCount).toBe(21)
    expect(folded.newestEventAt).toBe(Date.parse(at))
  })
})

describe('dnaAt and dnaTimeline', () => {
  it('are the fold of what had happened by then', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(40), fc.array(fc.nat(1200), { maxLength: 6 }), (seed, count, days) => {
        const { state, interactions } = randomHistory(seed, count, 3)
        const moments = days.map((day) => new Date(1_690_000_000_000 + day * 86_400_000))
        const timeline = dnaTimeline(shuffled(interactions, seed), moments, { state })
        expect(timeline).toHaveLength(moments.length)
        moments.forEach((moment, i) => {
          const known = interactions.filter((interaction) => timeOf(interaction) <= moment.getTime())
          const expected = readDna(mirrorInteractionsToDNA(state, known).state, moment)
          const reading = timeline[i] as typeof expected
          expect(reading.at).toBe(moment.toISOString())
          expect(reading.eventCount).toBe(known.length)
          expect(reading.newestEventAt).toBe(expected.newestEventAt)
          for (const norm of Object.values(deltaNormsOf(reading, expected))) expect(norm).toBeLessThan(1e-12)
          expect(deltaNormsOf(dnaAt(interactions, moment, { state }), expected).composite).toBeLessThan(1e-12)
        })
      }),
    )
  })

  it('refuse a moment before the events of the state they start from', () => {
    const { state, interactions } = randomHistory(6, 5, 3)
    const later = mirrorInteractionsToDNA(state, interactions).state
    expect(() => dnaAt([], new Date(0), { state: later })).toThrow(/before its newest event/)
  })
})
