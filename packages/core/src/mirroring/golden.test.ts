import { describe, expect, it } from 'vitest'
import golden from './golden.json'
import { mirrorInteractionsToDNA, mirrorInteractionToDNA, readDna } from './index.js'
import { randomHistory } from './randomHistory.js'

/** A float64 as the 16 hex digits of its bits. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

/** Needs nothing of Node: it runs in a browser as it is. */
function fixedRun() {
  const { state, interactions } = randomHistory(20_251_109, 200, 8)
  const batch = mirrorInteractionsToDNA(state, interactions.slice(1)).state
  const {
    state: last,
    alpha,
    deltaNorms,
  } = mirrorInteractionToDNA(batch, interactions[0] as (typeof interactions)[0])
  const reading = readDna(last, new Date((last.newestEventAt as number) + 12_345_678_901))
  return {
    composite: reading.composite.map(bitsOf),
    confidence: Object.values(reading.confidence).map(bitsOf),
    maturity: Object.values(reading.maturity).map(bitsOf),
    alpha: Object.values(alpha).map(bitsOf),
    deltaNorms: Object.values(deltaNorms).map(bitsOf),
  }
}

describe('a fixed history', () => {
  it('gives the same bits in every engine', () => {
    expect(fixedRun()).toEqual(golden)
  })
})
