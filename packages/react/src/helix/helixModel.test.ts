import { attributeDna } from '@dia/core/attribution'
import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { helixModel, wholeWindow } from './helixModel.js'
import { helixRungs } from './helixRungs.js'

const history = madeHistory(120)
const track = dnaTrackOf(history)
const whole = wholeWindow(track)

describe('helixRungs', () => {
  it('makes each interaction a rung where there is room, at its own time', () => {
    const rungs = helixRungs(track, whole, null)
    expect(rungs.count).toBe(120)
    expect([...rungs.times]).toEqual([...track.trace.times])
  })

  it('groups dense interactions, loses none, and keeps the strongest of each group', () => {
    const rungs = helixRungs(track, whole, 10)
    expect(rungs.count).toBeLessThanOrEqual(10)
    let next = 0
    for (let rung = 0; rung < rungs.count; rung++) {
      expect(rungs.first[rung]).toBe(next)
      next = rungs.last[rung] ?? 0
      const members = Array.from(track.impacts).slice(rungs.first[rung], rungs.last[rung])
      expect(track.impacts[rungs.peaks[rung] ?? 0]).toBe(Math.max(...members))
    }
    expect(next).toBe(120)
    expect(Math.max(...rungs.intensities)).toBe(1)
  })

  it('holds only what lies in its window', () => {
    const rungs = helixRungs(
      track,
      { fromMs: track.trace.times[20] ?? 0, toMs: track.trace.times[29] ?? 0 },
      null,
    )
    expect([rungs.first[0], rungs.count]).toEqual([20, 10])
  })
})

describe('helixModel', () => {
  it.each([null, 12])(
    'shows shares that sum to 1 with the prior, at any moment and density (%s)',
    (slots) => {
      for (const day of [3, 40.5, 119, 200]) {
        const atMs = whole.fromMs + day * 86_400_000
        const model = helixModel(track, { atMs, slots })
        DNA_DOMAINS.forEach((domain, d) => {
          let sum = model.moment.prior[domain] + model.moment.earlier[domain]
          for (let rung = 0; rung < model.rungs.count; rung++)
            if (!model.later[rung])
              sum += (model.pulls[rung * 4 + d] ?? 0) + (model.pushes[rung * 4 + d] ?? 0)
          expect(sum).toBeCloseTo(1, 9)
        })
      }
    },
  )

  it('gives a rung the share that attributeDna gives its interaction', () => {
    const atMs = track.readMs
    const model = helixModel(track, { atMs, slots: null })
    const { contributions } = attributeDna(track.trace.state, track.trace.interactions, new Date(atMs))
    contributions.forEach(({ shares, coefficients }, rung) => {
      const overall = DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * shares[domain], 0)
      expect(model.shares[rung]).toBeCloseTo(overall, 12)
      const side = coefficients.cultural < 0 ? model.pushes : model.pulls
      expect(side[rung * 4]).toBeCloseTo(shares.cultural, 12)
    })
  })

  it('tells what pushes away from what pulls, and what lies after the moment', () => {
    const model = helixModel(track, { atMs: track.trace.times[59] ?? 0, slots: null })
    expect(model.pushes[1 * 4]).toBeGreaterThan(0)
    expect(model.pulls[1 * 4]).toBe(0)
    expect([...model.later].indexOf(1)).toBe(60)
    expect(model.shares[60]).toBe(0)
  })

  it('fades with decay: older rungs have less left, and confidence falls while maturity stays', () => {
    const model = helixModel(track, { slots: null })
    expect(model.left[0]).toBeLessThan(model.left[119] ?? 0)
    const late = helixModel(track, { atMs: track.readMs + 400 * 86_400_000, slots: null })
    expect(late.moment.confidence.overall).toBeLessThan(model.moment.confidence.overall)
    expect(late.moment.maturity.overall).toBeCloseTo(model.moment.maturity.overall, 12)
  })

  it('draws a history without interactions as nothing', () => {
    const model = helixModel(dnaTrackOf(madeHistory(0)))
    expect(model.rungs.count).toBe(0)
    expect(model.moment.prior.cultural).toBe(1)
  })
})
