import { attributeDna, dnaWithout, influenceAt } from '@dia/core/attribution'
import { DNA_DOMAINS } from '@dia/core/domains'
import { deltaNormsOf } from '@dia/core/mirroring'
import { dnaAt } from '@dia/core/replay'
import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { runInSlices } from '../dna/runInSlices.js'
import { dnaWithoutGroups } from './dnaWithoutGroups.js'
import { joinGroups, sumInfluence } from './sumInfluence.js'

const history = madeHistory(900, 0.4)
const track = dnaTrackOf(history)
const { state, interactions } = track.trace
const at = new Date(history.items[700]?.occurredAt ?? '')
const moment = influenceAt(track.trace, at)
const past = interactions.filter(({ occurredAt }) => new Date(occurredAt) <= at)
const GROUPINGS = ['eventType', 'entity', 'artist', 'period'] as const

describe('the influence chart’s sums', () => {
  it.each(GROUPINGS)('by %s come to 1 with the prior, whatever the slices', async (by) => {
    const groups = await runInSlices(sumInfluence(track, moment, by))
    const { pulls, pushes, events } = joinGroups(groups)
    for (const domain of DNA_DOMAINS)
      expect(pulls[domain] + pushes[domain] + moment.prior[domain] + moment.earlier[domain]).toBeCloseTo(1, 9)
    expect(events).toHaveLength(701)
  })

  it.each(GROUPINGS)('by %s have signed coefficients that rebuild the DNA', async (by) => {
    const byId = new Map(attributeDna(state, past, at).contributions.map((one) => [one.id, one]))
    const groups = await runInSlices(sumInfluence(track, moment, by))
    const dna = dnaAt(interactions, at, { state })
    for (const domain of DNA_DOMAINS) {
      const rebuilt = new Float64Array(384)
      for (const group of groups) {
        let sum = 0
        for (const event of group.events) {
          const interaction = interactions[track.trace.positions[event] ?? 0]
          const coefficient = byId.get(interaction?.id ?? '')?.coefficients[domain] ?? Number.NaN
          sum += coefficient
          const vector = history.vectors.get(interaction?.entityId ?? '')?.[domain] ?? []
          const length = Math.hypot(...vector)
          for (let i = 0; i < 384; i++)
            rebuilt[i] = (rebuilt[i] ?? 0) + (coefficient * (vector[i] ?? 0)) / length
        }
        expect(group.coefficients[domain]).toBeCloseTo(sum, 9)
      }
      const prior = state.prior[domain] ?? []
      for (let i = 0; i < 384; i++)
        expect((rebuilt[i] ?? 0) + moment.prior[domain] * (prior[i] ?? 0)).toBeCloseTo(dna[domain][i] ?? 0, 9)
    }
  })
})

describe('without it', () => {
  it.each(GROUPINGS)('by %s is a replay without the group', async (by) => {
    const groups = await runInSlices(sumInfluence(track, moment, by))
    const { dna, without } = await runInSlices(
      dnaWithoutGroups(
        track,
        moment,
        groups.map(({ events }) => events),
      ),
    )
    groups.forEach(({ events }, i) => {
      const ids = events.map((event) => interactions[track.trace.positions[event] ?? 0]?.id ?? '')
      const replayed = dnaWithout(state, past, ids, at)
      for (const domain of DNA_DOMAINS)
        replayed[domain].forEach((component, n) => {
          expect(without[i]?.dna[domain][n]).toBeCloseTo(component, 10)
        })
      expect(without[i]?.deltaNorms.composite).toBeCloseTo(deltaNormsOf(dna, replayed).composite, 9)
    })
  })
})
