import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { boxOf } from './helixGeometry.js'
import { helixLayout } from './helixLayout.js'
import { helixModel } from './helixModel.js'

const SIZE = { width: 900, height: 320 }
const model = helixModel(dnaTrackOf(madeHistory(60)), { slots: null })

describe('helixLayout', () => {
  it('puts the same rungs unrolled beneath a helix, on the same times, and neither on the other', () => {
    const { chart, strip, bottom } = helixLayout(model, SIZE, 0)
    expect([...(strip?.rungX ?? [])]).toEqual([...chart.rungX])
    expect(strip?.marks.count).toBe(chart.marks.count)
    expect(strip?.strands).toEqual([])
    const ends = [...chart.marks.rungs]
      .map((_, i) => boxOf(chart.marks.boxes, i))
      .map(({ y, height }) => y + height)
    const boxes = [...(strip?.marks.rungs ?? [])].map((_, i) =>
      boxOf(strip?.marks.boxes ?? new Float32Array(), i),
    )
    expect(Math.max(...ends)).toBeLessThan(Math.min(...boxes.map(({ y }) => y)))
    expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(bottom + 0.01)
  })

  it('gives the strip up for the ladder, step by step while it unrolls', () => {
    const [rolled, half, straight] = [0, 0.5, 1].map((roll) => helixLayout(model, SIZE, roll))
    expect(straight?.strip).toBeNull()
    expect(half?.strip?.plot.height).toBeLessThan(rolled?.strip?.plot.height ?? 0)
    expect(rolled?.chart.plot.height).toBeLessThan(half?.chart.plot.height ?? 0)
    expect(half?.chart.plot.height).toBeLessThan(straight?.chart.plot.height ?? 0)
  })

  it('has no strip where there is no room for it, nothing to show, or no way to tell rungs apart', () => {
    expect(helixLayout(model, { width: 400, height: 320 }, 0).strip).toBeNull()
    expect(helixLayout(model, { width: 900, height: 200 }, 0).strip).toBeNull()
    expect(helixLayout(helixModel(dnaTrackOf(madeHistory(0))), SIZE, 0).strip).toBeNull()
    const many = helixModel(dnaTrackOf(madeHistory(500)), { slots: null })
    expect(helixLayout(many, SIZE, 0).strip).toBeNull()
  })
})
