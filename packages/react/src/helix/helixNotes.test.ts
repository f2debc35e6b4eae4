import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { helixModel } from './helixModel.js'
import { helixNotes } from './helixNotes.js'

const DAY = 86_400_000
const START = Date.UTC(2025, 0, 1)
const model = helixModel(dnaTrackOf(madeHistory(40)), { slots: null })

describe('the notes of a helix', () => {
  it('are those of the rungs that the moment passes, whichever way it moves', () => {
    const onward = helixNotes(model, START + 0.5 * DAY, START + 2.5 * DAY)
    expect(onward).toHaveLength(2)
    expect(helixNotes(model, START + 2.5 * DAY, START + 0.5 * DAY)).toEqual(onward)
    expect(helixNotes(model, START + 0.5 * DAY, START + 0.6 * DAY)).toEqual([])
  })

  it('fall for what pushes away', () => {
    const [push] = helixNotes(model, START + 0.5 * DAY, START + 1.5 * DAY)
    const [pull] = helixNotes(model, START + 1.5 * DAY, START + 2.5 * DAY)
    expect(push?.direction).toBe(-1)
    expect(pull?.direction).toBe(1)
    for (const note of [push, pull]) expect(note?.loudness).toBeGreaterThan(0.15)
  })

  it('are the strongest few where many are passed at once', () => {
    const all = helixNotes(model, START - DAY, START + 60 * DAY)
    expect(all).toHaveLength(4)
    const loudest = Math.max(
      ...Array.from({ length: 40 }, (_, n) =>
        Math.max(
          ...helixNotes(model, START + (n - 0.5) * DAY, START + (n + 0.5) * DAY).map(
            ({ loudness }) => loudness,
          ),
        ),
      ),
    )
    expect(all[0]?.loudness).toBe(loudest)
  })
})
