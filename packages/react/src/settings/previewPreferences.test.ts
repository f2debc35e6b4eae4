import { DEFAULT_DNA_PREFERENCES } from '@dia/core/influence'
import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { runInSlices } from '../dna/runInSlices.js'
import { previewPreferences } from './previewPreferences.js'

const track = dnaTrackOf(madeHistory(200))
const preview = (changed: object) =>
  runInSlices(previewPreferences(track, DEFAULT_DNA_PREFERENCES, { ...DEFAULT_DNA_PREFERENCES, ...changed }))

describe('previewPreferences', () => {
  it('moves nothing where nothing was changed', async () => {
    expect((await preview({})).deltaNorms.composite).toBe(0)
  })

  it('takes the evidence from a domain whose multiplier is 0, and leaves the others', async () => {
    const { before, after, deltaNorms } = await preview({ culturalMultiplier: 0 })
    expect(before.confidence.cultural).toBeGreaterThan(0.5)
    expect(after.confidence.cultural).toBe(0)
    expect(deltaNorms.cultural).toBeGreaterThan(0)
    expect(deltaNorms.behavioral).toBe(0)
  })

  it('gathers evidence faster with a higher learning rate', async () => {
    const { before, after } = await preview({ learningRate: 0.5 })
    expect(after.confidence.overall).toBeGreaterThan(before.confidence.overall)
  })
})
