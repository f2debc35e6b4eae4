import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as attribution from '../attribution/index.js'
import { isDiaError } from '../errors/index.js'
import * as events from '../events/index.js'
import * as influence from '../influence/index.js'
import * as mirroring from '../mirroring/index.js'
import { randomHistory } from '../mirroring/randomHistory.js'
import * as replay from './index.js'

const runs = Number(globalThis.process?.env?.DIA_PROPERTY_RUNS ?? 300)
const { state, interactions } = randomHistory(1, 3, 2)
const good: unknown[] = [
  state,
  mirroring.mirrorInteractionsToDNA(state, interactions).state,
  interactions,
  interactions[0],
  attribution.attributeDna(state, interactions).contributions,
  mirroring.readDna(state),
  mirroring.dnaStateToBytes(state),
  events.EVENT_CATALOGUE,
  influence.getInfluenceWeights('played'),
]

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new TypeError('no')
    },
    ownKeys: () => {
      throw new RangeError('no')
    },
    has: () => {
      throw new Error('no')
    },
  },
)

const oddities: unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  1e308,
  5e-324,
  10n,
  Symbol('s'),
  '',
  '__proto__',
  'constructor',
  '2025-02-30T00:00:00Z',
  '2025-11-09T12:00:00',
  '2025-11-09T12:00:00Z',
  'month',
  new Date(Number.NaN),
  new Date(8.64e15),
  new Date(0),
  [],
  [null],
  ['1', '2'],
  [Number.NaN, 1],
  [1e308, 1e308],
  [5e-324, 0],
  [0, 0],
  [1, 2, 3],
  new Array(2),
  new Float32Array(2),
  new Float64Array([Number.NaN, 0]),
  new Uint8Array(5),
  new ArrayBuffer(4),
  {},
  { length: 2 },
  { length: -1 },
  Object.create(null),
  JSON.parse('{"__proto__": {"cultural": [1, 2]}, "constructor": {"prototype": {}}}'),
  new Map([['a', 1]]),
  throwing,
  new Proxy([1, 2], { get: (target, key) => (key === 'length' ? 2 : Reflect.get(throwing, key, target)) }),
  () => {
    throw new Error('no')
  },
  () => ({}),
  class Foreign {},
]

/** Values are made by thunks, so that fast-check does not look into them. */
type Made = () => unknown
const goodOnes = fc.constantFrom(...good.keys()).map(
  (i): Made =>
    () =>
      good[i],
)
const odd = fc.oneof(
  fc.constantFrom(...oddities.keys()).map(
    (i): Made =>
      () =>
        oddities[i],
  ),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true }).map(
    (value): Made =>
      () =>
        value,
  ),
)

/** A good value with one thing in it, however deep, made odd. */
const spoiled = fc.tuple(goodOnes, fc.array(fc.nat(30), { maxLength: 4 }), odd).map(
  ([value, path, by]): Made =>
    () =>
      spoil(value(), path, by()),
)

function spoil(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null || value instanceof Map) return by
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return by
  const inner = spoil((value as Record<string, unknown>)[key], rest, by)
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? inner : one))
  return { ...value, [key]: inner }
}

const anyArgument = fc.oneof(
  { weight: 3, arbitrary: goodOnes },
  { weight: 3, arbitrary: spoiled },
  { weight: 2, arbitrary: odd },
)

type Public = (...given: unknown[]) => unknown
const functionsOf = (folder: object): [string, Public][] =>
  Object.entries(folder).filter(
    (entry): entry is [string, Public] =>
      typeof entry[1] === 'function' && !entry[1].toString().startsWith('class'),
  )
/** These hand on what else the weights or the catalogue hold. */
const handingOn = [...functionsOf(events), ...functionsOf(influence)]
const counting = [...functionsOf(mirroring), ...functionsOf(attribution), ...functionsOf(replay)]

/** No NaN and no Infinity may come out, however deep. */
function expectFinite(value: unknown, depth = 0): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  else if (typeof value === 'object' && value !== null && depth < 4 && !(value instanceof Map))
    for (const inner of Object.values(value)) expectFinite(inner, depth + 1)
}

async function expectAnswerOrDiaError(
  run: Public,
  given: readonly unknown[],
  finite: boolean,
): Promise<void> {
  try {
    const answer = await run(...given)
    if (answer instanceof mirroring.DnaMove) expectFinite([answer.before, answer.after])
    if (finite) expectFinite(answer)
  } catch (error) {
    if (!isDiaError(error)) throw error
    expect(error.code).toMatch(/^[A-Z][A-Z0-9_]+$/)
    expect(error.hint.length).toBeGreaterThan(10)
  }
}

describe('every public function, given anything, answers or throws a DiaError', () => {
  it('tries all of them', () => {
    expect(handingOn.length + counting.length).toBe(27)
  })

  for (const functions of [handingOn, counting])
    for (const [name, run] of functions)
      it(name, { timeout: 3_600_000 }, async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(anyArgument, { maxLength: 5 }), (made) =>
            expectAnswerOrDiaError(
              run,
              made.map((make) => make()),
              functions === counting,
            ),
          ),
          { numRuns: runs },
        )
      })
})
