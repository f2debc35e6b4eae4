import { describe, expect, it } from 'vitest'
import { evidenceGeometry } from './evidenceGeometry.js'

const evidence = (confidence: number, maturity: number) => ({
  mass: 1,
  lifetimeMass: 1,
  confidence,
  maturity,
})
const domains = {
  cultural: evidence(0.5, 0.75),
  behavioral: evidence(0, 0),
  economic: evidence(1, 1),
  spatial: evidence(Number.NaN, 1.5),
}

describe('the geometry of evidence', () => {
  const { bars, ticks } = evidenceGeometry(domains, { width: 400, height: 128 })

  it('draws the domains in their fixed order, apart from each other and inside the frame', () => {
    expect(bars.map(({ domain }) => domain)).toEqual(['cultural', 'behavioral', 'economic', 'spatial'])
    for (const [index, bar] of bars.entries()) {
      const above = bars[index - 1]
      expect(bar.y).toBeGreaterThan(above ? above.y + above.height : 0)
      expect(bar.y + bar.height).toBeLessThanOrEqual(128)
    }
  })

  it('makes length the share, and never leaves the frame', () => {
    expect(bars.map(({ confidenceWidth }) => confidenceWidth)).toEqual([200, 0, 400, 0])
    expect(bars.map(({ maturityWidth }) => maturityWidth)).toEqual([300, 0, 400, 400])
  })

  it('has a scale from nothing to all', () => {
    expect(ticks.map(({ x }) => x)).toEqual([0, 100, 200, 300, 400])
  })
})
