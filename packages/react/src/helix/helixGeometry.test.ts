import { describe, expect, it } from 'vitest'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { madeHistory } from '../dna/madeHistory.js'
import { boxOf, helixGeometry } from './helixGeometry.js'
import { helixModel } from './helixModel.js'
import { helixSvg, TOKEN_PALETTE } from './helixSvg.js'
import { halfTurnOf, twistAt } from './helixTwist.js'
import { nearestRung } from './nearestRung.js'
import { rungAfterKey } from './rungAfterKey.js'
import { zoomWindow } from './zoomWindow.js'

const DAY = 86_400_000
const SIZE = { width: 900, height: 280 }
const track = dnaTrackOf(madeHistory(60))
const model = helixModel(track, { slots: null })

describe('helixGeometry', () => {
  it('puts time on the axis and back', () => {
    const { xOf, timeAt, plot, rungX } = helixGeometry(model, SIZE, 'helix')
    expect(xOf(model.rungs.fromMs)).toBe(plot.x)
    expect(xOf(model.rungs.toMs)).toBe(plot.x + plot.width)
    for (let rung = 0; rung < 60; rung++) {
      expect(rungX[rung]).toBeCloseTo(xOf(track.trace.times[rung] ?? 0), 2)
      expect(timeAt(xOf(track.trace.times[rung] ?? 0))).toBeCloseTo(track.trace.times[rung] ?? 0, -1)
    }
  })

  it('makes the rungs of a helix as long as maturity and twist say, their pieces as long as the shares', () => {
    const { marks, halfTurnMs, plot } = helixGeometry(model, SIZE, 'helix')
    const rung = 30
    const timeMs = track.trace.times[rung] ?? 0
    const pieces = [...marks.rungs].flatMap((of, i) => (of === rung ? [boxOf(marks.boxes, i)] : []))
    const length = pieces.reduce((sum, { height }) => sum + height, 0)
    const at = model.strands.times.findIndex((sampled) => sampled >= timeMs)
    const maturity = model.strands.maturities[at] ?? 0
    const expected = 2 * (plot.height / 2 - 4) * maturity * Math.abs(twistAt(timeMs, halfTurnMs).side)
    expect(length / expected).toBeCloseTo(1, 1)
    const shares = [0.4, 0.3, 0.15, 0.15].map(
      (weight, d) => weight * ((model.pulls[rung * 4 + d] ?? 0) + (model.pushes[rung * 4 + d] ?? 0)),
    )
    const total = shares.reduce((sum, share) => sum + share, 0)
    expect((pieces[0]?.height ?? 0) / length).toBeCloseTo((shares[0] ?? 0) / total, 4)
  })

  it('lets what pushes away lie together at the end of a rung, so that a rung has one border between both', () => {
    const { marks } = helixGeometry(helixModel(track, { slots: 6 }), SIZE, 'helix')
    const changes = [...marks.pushes].filter(
      (push, i) => marks.rungs[i] === marks.rungs[i - 1] && push !== marks.pushes[i - 1],
    )
    expect(changes.length).toBeGreaterThan(3)
    expect(changes.every((push) => push === 1)).toBe(true)
  })

  it('puts pull above the zero line of a ladder and push below it, on one scale of shares', () => {
    const { marks, zero } = helixGeometry(model, SIZE, 'ladder')
    const heights = new Map<number, number>()
    for (let i = 0; i < marks.count; i++) {
      const { y, height } = boxOf(marks.boxes, i)
      if (marks.pushes[i]) expect(y).toBeGreaterThanOrEqual(zero - 0.01)
      else expect(y + height).toBeLessThanOrEqual(zero + 0.01)
      const rung = marks.rungs[i] ?? 0
      heights.set(rung, (heights.get(rung) ?? 0) + height)
    }
    const perShare = (heights.get(59) ?? 0) / (model.shares[59] ?? 1)
    for (const [rung, height] of heights) expect(height).toBeCloseTo(perShare * (model.shares[rung] ?? 0), 2)
  })

  it('turns from helix to ladder in between, mark for mark', () => {
    const [rolled, half, straight] = (['helix', 0.5, 'ladder'] as const).map((view) =>
      helixGeometry(model, SIZE, view),
    )
    for (let i = 0; i < (half?.marks.boxes.length ?? 0); i++)
      expect(half?.marks.boxes[i]).toBeCloseTo(
        ((rolled?.marks.boxes[i] ?? 0) + (straight?.marks.boxes[i] ?? 0)) / 2,
        2,
      )
  })

  it('keeps every mark inside the frame and every number finite, also without interactions', () => {
    for (const some of [
      model,
      helixModel(dnaTrackOf(madeHistory(0))),
      helixModel(dnaTrackOf(madeHistory(1))),
    ])
      for (const view of ['helix', 'ladder'] as const) {
        const { marks, strands } = helixGeometry(some, SIZE, view)
        for (let i = 0; i < marks.count; i++) {
          const { y, height } = boxOf(marks.boxes, i)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y + height).toBeLessThanOrEqual(SIZE.height)
        }
        for (const { d } of strands) expect(d).not.toMatch(/NaN|Infinity/)
      }
  })

  it('draws backbones that change between back and front as they twist', () => {
    const { strands } = helixGeometry(model, SIZE, 'helix')
    expect(strands.some(({ isFront }) => isFront)).toBe(true)
    expect(strands.findIndex(({ isFront }) => isFront)).toBe(strands.filter(({ isFront }) => !isFront).length)
  })
})

describe('helixSvg', () => {
  it('draws every mark once', () => {
    const geometry = helixGeometry(model, SIZE, 'ladder')
    const text = helixSvg({ chart: geometry, strip: null }, TOKEN_PALETTE, 'id')
    const seen = [...geometry.marks.boxes].filter(
      (_, i) => i % 4 === 3 && (geometry.marks.boxes[i] ?? 0) >= 0.05,
    )
    const drawn = text.match(/M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z/g)
    expect(drawn).toHaveLength(seen.length)
  })

  it('tints what pushes away, and dashes its outline where there is room for dashes', () => {
    const { marks } = helixGeometry(model, SIZE, 'helix')
    const pushes = [...marks.pushes].flatMap((push, i) => (push ? [boxOf(marks.boxes, i)] : []))
    const tall = pushes.filter(({ width, height }) => width >= 3 && height >= 8)
    const text = helixSvg({ chart: helixGeometry(model, SIZE, 'helix'), strip: null }, TOKEN_PALETTE, 'id')
    const hollow = [...text.matchAll(/<path fill="var\(--dia-\w+\)" fill-opacity="0.2" [^>]*>/g)].map(
      ([path]) => path,
    )
    const dashed = hollow.filter((path) => path.includes('stroke-dasharray="2 2"'))
    const boxes = (paths: string[]) => paths.join('').split('M').length - 1
    expect(tall.length).toBeGreaterThan(3)
    expect(boxes(dashed)).toBe(tall.length)
    expect(boxes(hollow)).toBe(pushes.filter(({ height }) => height >= 0.05).length)
  })
})

describe('the twist', () => {
  it('takes the shortest known half turn that is wide enough, and is even in time', () => {
    expect(halfTurnOf(300 * DAY, 1000)).toBe(30 * DAY)
    expect(halfTurnOf(DAY, 1000)).toBe(3 * 3_600_000)
    const [a, b] = [twistAt(5 * DAY, 30 * DAY), twistAt(35 * DAY, 30 * DAY)]
    expect(a.side).toBeCloseTo(-b.side, 12)
  })
})

describe('moving about', () => {
  it('finds the nearest rung within reach', () => {
    const x = Float32Array.of(10, 20, 100)
    expect([
      nearestRung(x, 14),
      nearestRung(x, 16),
      nearestRung(x, 60),
      nearestRung(x, 111),
      nearestRung(x, 0),
    ]).toEqual([0, 1, null, 2, 0])
    expect(nearestRung(new Float32Array(0), 5)).toBeNull()
  })

  it('goes by keys in time order and stops at the ends', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End', 'a']
    expect(keys.map((key) => rungAfterKey(key, 5, 20))).toEqual([6, 4, 15, 0, 0, 20, null])
    expect(rungAfterKey('ArrowRight', 20, 20)).toBe(20)
  })

  it('zooms about a time and never leaves the whole', () => {
    const whole = { fromMs: 0, toMs: 100 * DAY }
    expect(zoomWindow(whole, whole, 0.5, 20 * DAY)).toEqual({ fromMs: 10 * DAY, toMs: 60 * DAY })
    expect(zoomWindow({ fromMs: 80 * DAY, toMs: 100 * DAY }, whole, 2, 100 * DAY)).toEqual({
      fromMs: 60 * DAY,
      toMs: 100 * DAY,
    })
    expect(zoomWindow({ fromMs: 0, toMs: 50 * DAY }, whole, 9, DAY)).toEqual(whole)
  })
})
