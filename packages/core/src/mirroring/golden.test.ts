import { describe, expect, it } from 'vitest'
import { attributeDna, dnaWithout, influenceAt, traceInfluence } from '../attribution/index.js'
import { dnaAt } from '../replay/index.js'
import { composite, compositeCosine } from '../similarity/index.js'
import golden from './golden.json'
import {
  dnaStateToBytes,
  mergeDnaStates,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from './index.js'
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

async function digestOf(values: ArrayLike<number>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Float64Array.from(values))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What else is reckoned from a history, too long to be written down. */
async function digestsOfRun() {
  const { state, interactions } = randomHistory(20_251_110, 300, 8)
  const fold = (from: number, to?: number) =>
    mirrorInteractionsToDNA(state, interactions.slice(from, to)).state
  const [first, whole] = [fold(0, 100), fold(0)]
  const at = new Date((whole.newestEventAt as number) + 12_345_678_901)
  const { prior, contributions } = attributeDna(state, interactions, at)
  const { shares, left, mass } = influenceAt(traceInfluence(state, interactions), at)
  const [a, b] = [readDna(first), readDna(whole)]
  return {
    state: await digestOf(dnaStateToBytes(whole)),
    merged: await digestOf(dnaStateToBytes(mergeDnaStates(first, fold(100)))),
    shares: await digestOf([
      ...Object.values(prior),
      ...contributions.flatMap(({ shares, coefficients }) => [
        ...Object.values(shares),
        ...Object.values(coefficients),
      ]),
    ]),
    influence: await digestOf([...shares, ...left, ...Object.values(mass)]),
    without: await digestOf(dnaWithout(state, interactions, ['event-7', 'event-211'], at).composite),
    moment: await digestOf(dnaAt(interactions, new Date(1_740_000_000_000), { state }).composite),
    similarity: await digestOf([...composite(a), compositeCosine(a, b)]),
  }
}

describe('a fixed history', () => {
  it('gives the same bits in every engine', () => {
    expect(fixedRun()).toEqual(golden.bits)
  })

  it('gives the same states, shares and moments in every engine', async () => {
    expect(await digestsOfRun()).toEqual(golden.digests)
  })
})
