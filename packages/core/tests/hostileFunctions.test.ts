import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { attributeDna } from '../src/attribution/index.js'
import { hashingEmbedder } from '../src/embedding/index.js'
import { isDiaError } from '../src/errors/index.js'
import { EVENT_CATALOGUE } from '../src/events/index.js'
import { getInfluenceWeights } from '../src/influence/index.js'
import { usersMatrix } from '../src/matrices/index.js'
import {
  DnaMove,
  dnaStateToBytes,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from '../src/mirroring/index.js'
import { randomHistory } from '../src/mirroring/randomHistory.js'
import { diaQueries } from '../src/queries/index.js'
import { publicModules } from './publicDeclarations.js'

const runs = Number(globalThis.process?.env?.DIA_PROPERTY_RUNS ?? 300)
const { state, interactions } = randomHistory(1, 3, 2)
const good: unknown[] = [
  state,
  mirrorInteractionsToDNA(state, interactions).state,
  interactions,
  interactions[0],
  attributeDna(state, interactions).contributions,
  readDna(state),
  dnaStateToBytes(state),
  {
    prior: interactions[0]?.entity,
    items: [
      {
        id: 'a',
        eventType: 'played',
        occurredAt: '2026-01-01T00:00:00Z',
        skipReason: null,
        vectorId: '1',
        valence: 1,
        k: { cultural: 1, behavioral: 0.5, economic: 0, spatial: 5 },
      },
    ],
    vectors: new Map([['1', interactions[0]?.entity]]),
  },
  EVENT_CATALOGUE,
  getInfluenceWeights('played'),
  usersMatrix,
  Object.values(diaQueries)[0],
  hashingEmbedder,
  { model: 'm', vectors: interactions[0]?.entity },
  { interests: ['jazz'], genrePreferences: ['rock'], contentFlags: {}, locationCode: 'US-CA' },
  [{ user_id: 'u', content_id: 'c', event_type: 'played', created_at: '2025-11-09T12:00:00Z' }],
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
    getPrototypeOf: () => {
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

const handedIn = new Set(oddities)

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

/** Whatever these answer, they reckoned it: it must be finite. The others may hand on what they were given. */
const RECKONING = ['mirroring', 'attribution', 'replay', 'history'].map((folder) => `@dia/core/${folder}`)

const functions = Object.entries(await publicModules()).flatMap(([folder, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, Public] => typeof entry[1] === 'function' && !isClass(entry[1]))
    .map(([name, run]) => ({ folder, name, run, finite: RECKONING.includes(folder) })),
)

function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith('class')
}

/** No NaN and no Infinity may come out, however deep. Without `expect`, which costs ten times the calls. */
function mustBeFinite(value: unknown, depth = 0): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`It answers ${value}.`)
  // What was handed in may be handed on, and some of it throws when it is looked into.
  if (typeof value !== 'object' || value === null || depth === 4 || handedIn.has(value)) return
  if (!(value instanceof Map)) for (const inner of Object.values(value)) mustBeFinite(inner, depth + 1)
}

async function mustAnswerOrDiaError(run: Public, given: readonly unknown[], finite: boolean): Promise<void> {
  try {
    const answer = await run(...given)
    if (answer instanceof DnaMove) mustBeFinite([answer.before, answer.after])
    if (finite) mustBeFinite(answer)
  } catch (error) {
    if (!isDiaError(error)) throw error
    if (!/^[A-Z][A-Z0-9_]+$/.test(error.code)) throw new Error(`Its code is ${error.code}.`)
    if (!(error.hint.length > 10)) throw new Error(`Its hint is ${error.hint}.`)
  }
}

describe('every public function, given anything, answers or throws a DiaError', () => {
  it('finds the functions of every folder', () => {
    const named = functions.map(({ name }) => name)
    expect(named).toEqual(
      expect.arrayContaining([mirrorInteractionToDNA.name, 'splitRevenue', 'buildQuery', 'parseRow']),
    )
    expect(named.length).toBeGreaterThan(70)
  })

  // One input for all of them, and no stacks: making those costs more than nearly every call.
  it('whichever function it is', { timeout: 3_600_000 }, async () => {
    const { stackTraceLimit } = Error
    onTestFinished(() => {
      Error.stackTraceLimit = stackTraceLimit
    })
    Error.stackTraceLimit = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyArgument, { maxLength: 5 }), async (made) => {
        for (const { folder, name, run, finite } of functions) {
          const given = made.map((make) => make())
          await mustAnswerOrDiaError(run, given, finite).catch((cause: unknown) => {
            throw new Error(`${name} of ${folder} neither answers nor throws a DiaError.`, { cause })
          })
        }
      }),
      { numRuns: runs },
    )
    expect({}).not.toHaveProperty('polluted')
  })
})
