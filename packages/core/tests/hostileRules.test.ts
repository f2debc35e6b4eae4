import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coliseumSignals,
  formatScore,
  periodOf,
  periodStanding,
  previousPeriodOf,
  rankLeaderboard,
  scoresOf,
  weightedScore,
} from '../src/coliseum/index.js'
import {
  assertSameModel,
  embedBases,
  embedEntity,
  embedWith,
  hashingEmbedder,
  normaliseToken,
} from '../src/embedding/index.js'
import { isDiaError } from '../src/errors/index.js'
import { EVENT_CATALOGUE } from '../src/events/index.js'
import {
  checkMatrixRequest,
  decodeMatrixCursor,
  defineMatrix,
  encodeMatrixCursor,
  findMatrix,
  offeredSorts,
  usersMatrix,
} from '../src/matrices/index.js'
import { decideMediaId } from '../src/passport/index.js'
import {
  composite,
  compositeCosine,
  cosine,
  domainCosines,
  explainOverlap,
  nearestEntities,
} from '../src/similarity/index.js'
import { millisecondsOf, normaliseTimestamp, readInstant, secondsBetween } from '../src/time/index.js'
import {
  allocate,
  assertBalanced,
  bookTransaction,
  contractInForce,
  decidePayout,
  decideTransaction,
  evolvePayout,
  evolveTransaction,
  exactShares,
  parseCents,
  postingsOf,
  splitRevenue,
} from '../src/treasury/index.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 300)
const timeout = 20_000 + numRuns * 20

const foreign = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withTypedArray: true,
  withSparseArray: true,
  withObjectString: true,
  withBoxedValues: true,
  withUnicodeString: true,
})

const edge = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  '__proto__',
  'constructor',
  '\ud800',
  'x'.repeat(100_000),
  '0.7',
  '9007199254740993',
  '1e400',
  -0,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1n,
  10n ** 40n,
  Symbol('s'),
  () => 0,
  [],
  [[]],
  {},
  Object.create(null),
  new Date(Number.NaN),
  new Date(8.64e15),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
)

const hostile = fc.oneof({ weight: 1, arbitrary: edge }, { weight: 1, arbitrary: foreign })

/** Mostly well, so that the inputs get past the first check. */
function nearly(valid: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: hostile })
}

function object(fields: Record<string, unknown>): fc.Arbitrary<unknown> {
  const values = Object.fromEntries(Object.entries(fields).map(([key, valid]) => [key, asArbitrary(valid)]))
  return fc.oneof({ weight: 9, arbitrary: fc.record(values) }, { weight: 1, arbitrary: hostile })
}

function list(item: unknown): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(asArbitrary(item), { maxLength: 3 }) },
    { weight: 1, arbitrary: hostile },
  )
}

class Wrapped {
  constructor(readonly arbitrary: fc.Arbitrary<unknown>) {}
}

const as = (arbitrary: fc.Arbitrary<unknown>) => new Wrapped(arbitrary)

function asArbitrary(valid: unknown): fc.Arbitrary<unknown> {
  return valid instanceof Wrapped ? valid.arbitrary : nearly(valid)
}

const vector = nearly([1, 0])
const vectors = object({ cultural: as(vector), behavioral: as(vector), economic: [1], spatial: [0] })
const modelled = object({ model: 'm', vectors: as(vectors) })
const bases = object({
  interests: as(list('jazz')),
  genrePreferences: as(list('rock')),
  contentFlags: as(object({ explicit: true, nested: as(object({ a: [1, 'x'] })) })),
  locationCode: 'US-CA',
})
const entity = object({
  entityType: 'track',
  entityId: 't',
  title: 'Title',
  artistName: 'Artist',
  artistId: 'a',
  genre: as(list('jazz')),
  mood: 'calm',
  tags: as(list('tag')),
  durationSeconds: 200,
  tempo: 120,
  energy: 0.5,
  format: 'audio/flac',
  priceCents: 100n,
  place: 'US-CA',
  at: '2025-11-07T12:00:00Z',
})
const contract = object({
  id: 'c',
  artistShare: '0.7',
  platformShare: 0.3,
  labelShare: 0,
  referralShare: null,
  effectiveFrom: '2025-01-01',
  expiresAt: null,
})
const part = object({ role: 'artist', account: 'balance:a', amountCents: 10n })
const transaction = (type: string, source: string) =>
  object({
    id: 't',
    type,
    status: 'completed',
    amountCents: 10n,
    currency: 'USD',
    source,
    parts: as(fc.oneof(fc.tuple(part), list(as(part)))),
    reverses: null,
  })
const tip = transaction('tip', 'stripe')
const payout = transaction('payout', 'pending:a')
const transactionState = object({ transaction: as(tip), refunds: as(list(as(tip))) })
const payoutState = object({ payout: as(fc.oneof(payout, fc.constant(null))), balanceCents: 50n })
const kind = (...kinds: string[]) => as(fc.oneof(fc.constantFrom<unknown>(...kinds), hostile))
const at = nearly('2025-11-07T12:00:00Z')
const instant = object({ iso: '2025-11-07T12:00:00.000000Z', seconds: 1_762_516_800, micros: 0 })
const ranking = object({ entityId: 'a', score: 5n, rank: 1, previousRank: 9, trend: 'up' })
const overlapUser = object({
  bases: as(bases),
  dna: as(modelled),
  entities: as(list(as(object({ entityType: 'track', entityId: 't', weight: 1 })))),
})

const sort = object({ column: 'votes', direction: 'asc' })

type AnyFunction = (...given: never[]) => unknown

const functions: Record<string, [AnyFunction, ...fc.Arbitrary<unknown>[]]> = {
  normaliseToken: [normaliseToken, nearly('Jazz')],
  embedBases: [embedBases, bases],
  embedEntity: [embedEntity, entity],
  'hashingEmbedder.embed': [hashingEmbedder.embed, list(as(entity))],
  assertSameModel: [assertSameModel, modelled, modelled],
  cosine: [cosine, vector, vector],
  domainCosines: [domainCosines, vectors, vectors],
  compositeCosine: [compositeCosine, vectors, vectors],
  composite: [composite, vectors],
  nearestEntities: [
    nearestEntities,
    modelled,
    list(as(object({ entityType: 'track', entityId: 't', model: 'm', vectors: as(vectors) }))),
    object({ limit: 3, domain: 'cultural' }),
  ],
  explainOverlap: [explainOverlap, overlapUser, overlapUser],
  millisecondsOf: [millisecondsOf, at],
  normaliseTimestamp: [normaliseTimestamp, at],
  readInstant: [readInstant, at],
  secondsBetween: [secondsBetween, instant, instant],
  periodOf: [periodOf, nearly('artists_weekly'), at],
  previousPeriodOf: [previousPeriodOf, nearly('events_monthly'), at],
  periodStanding: [periodStanding, object({ start: as(at), end: as(at) }), at],
  weightedScore: [weightedScore, nearly(0.1), nearly('87.5')],
  formatScore: [formatScore, nearly(5n)],
  scoresOf: [
    scoresOf,
    object({
      eventType: 'player.track_played',
      baseScore: 1,
      occurredAt: as(at),
      receivedAt: as(at),
      entityType: 'track',
      entityId: 't',
      artistId: 'a',
      eventId: 'e',
      progressPercentage: 50,
    }),
  ],
  rankLeaderboard: [
    rankLeaderboard,
    list(as(fc.oneof(ranking, object({ entityId: 'b', score: 5n })))),
    object({ limit: 3, previous: as(list(as(ranking))) }),
  ],
  coliseumSignals: [
    coliseumSignals,
    nearly('tracks_daily'),
    list(as(ranking)),
    object({ top: 10, climb: 3 }),
  ],
  parseCents: [parseCents, nearly('12')],
  allocate: [allocate, nearly(100n), list(3n)],
  exactShares: [exactShares, contract],
  contractInForce: [contractInForce, list(as(contract)), at],
  splitRevenue: [splitRevenue, nearly(999n), contract],
  bookTransaction: [
    bookTransaction,
    object({
      id: 't',
      type: 'tip',
      amountCents: '100',
      currency: 'USD',
      toUserId: 'u',
      labelUserId: 'l',
      referrerUserId: 'r',
      contract: as(contract),
    }),
  ],
  decideTransaction: [
    decideTransaction,
    transactionState,
    object({ kind: kind('complete', 'fail', 'refund'), id: 'r', amountCents: 5, reason: 'x' }),
  ],
  evolveTransaction: [
    evolveTransaction,
    transactionState,
    object({ kind: kind('completed', 'failed', 'refunded'), refund: as(tip), isWhole: true }),
  ],
  decidePayout: [
    decidePayout,
    payoutState,
    object({
      kind: kind('request', 'complete', 'fail'),
      id: 'p',
      userId: 'a',
      amountCents: 5,
      currency: 'USD',
    }),
  ],
  evolvePayout: [
    evolvePayout,
    payoutState,
    object({ kind: kind('requested', 'completed', 'failed'), payout: as(payout) }),
  ],
  postingsOf: [postingsOf, fc.oneof(tip, payout)],
  encodeMatrixCursor: [
    encodeMatrixCursor,
    sort,
    object({ value: as(fc.constantFrom<unknown>(3, 'x', true)), key: 'a' }),
  ],
  decodeMatrixCursor: [decodeMatrixCursor, sort, nearly('["votes","asc",3,"a"]')],
  checkMatrixRequest: [
    checkMatrixRequest,
    fc.constant(usersMatrix),
    object({
      sort: as(object({ column: 'display_name', direction: 'asc' })),
      limit: 50,
      search: 'nova',
      filters: as(
        object({
          role: as(object({ kind: 'select', values: as(list('fan')) })),
          has_dna: as(object({ kind: 'boolean', value: true })),
          created: as(object({ kind: 'timeRange', from: '2025-08-03T00:00:00Z' })),
        }),
      ),
    }),
  ],
  offeredSorts: [
    offeredSorts,
    fc.constant(usersMatrix),
    object({ search: 'nova', filters: as(object({ role: 'fan', __proto__: 1 })) }),
  ],
  defineMatrix: [
    defineMatrix,
    object({
      name: 'notes',
      key: 'id',
      columns: as(object({ id: 'id', at: 'time', user_id: 'id' })),
      sorts: as(fc.oneof(fc.constant(['at']), list('at'))),
      ids: as(object({ user_id: 'user' })),
    }),
  ],
  findMatrix: [findMatrix, nearly('users')],
  decideMediaId: [
    decideMediaId,
    object({
      userId: 'u',
      id: 'e',
      eventType: 'player.track_played',
      occurredAt: '2025-11-09T12:00:00Z',
      entityType: 'track',
      entityId: 't',
      context: 'playlist',
      artistId: 'a',
      attempts: 0,
    }),
    object({ userId: 'u', mediaId: 'm', initialised: true, contentFlags: as(object({ dna_consent: true })) }),
    fc.constant(() => 0b1111),
    fc.constant(EVENT_CATALOGUE),
  ],
  assertBalanced: [
    assertBalanced,
    list(as(object({ account: 'platform', amountCents: 0n, currency: 'USD' }))),
  ],
}

/** Answers that hand back what they were given may hold whatever that was. */
const ECHOING = new Set([
  'contractInForce',
  'decideMediaId',
  'decideTransaction',
  'evolvePayout',
  'evolveTransaction',
])

function codeOf(work: () => unknown): { answer?: unknown; code?: string } {
  try {
    return { answer: work() }
  } catch (error) {
    if (isDiaError(error)) return { code: error.code }
    throw error
  }
}

function assertFinite(answer: unknown): void {
  if (typeof answer === 'number') expect(Number.isFinite(answer)).toBe(true)
  else if (answer instanceof Float32Array || answer instanceof Float64Array)
    expect(answer.every(Number.isFinite)).toBe(true)
  else if (typeof answer === 'object' && answer !== null) Object.values(answer).forEach(assertFinite)
}

describe('hostile input', () => {
  it.each(Object.entries(functions))(
    '%s answers a value or a DiaError of its own, never anything else',
    (name, [call, ...given]) => {
      let answered = 0
      fc.assert(
        fc.property(fc.tuple(...given), (input) => {
          const { answer, code } = codeOf(() => call(...(input as never[])))
          // UNREADABLE_INPUT is the net below the checks; plain data must not fall that far.
          expect(code).not.toBe('UNREADABLE_INPUT')
          if (code === undefined) answered += 1
          if (!ECHOING.has(name)) assertFinite(answer)
        }),
        { numRuns },
      )
      // Some take nearly nothing that is given here: they are given more, so that a few hundred runs do not fail by chance.
      const more = fc.sample(fc.tuple(...given), { numRuns: answered === 0 ? 20_000 : 0 })
      expect(
        answered > 0 || more.some((input) => codeOf(() => call(...(input as never[]))).code === undefined),
      ).toBe(true)
      expect({}).not.toHaveProperty('polluted')
    },
    timeout,
  )

  it(
    'embedWith answers a value or a DiaError, whatever it is given and whatever the model answers',
    async () => {
      const embedder = fc.oneof(
        object({ model: 'm', embed: as(hostile.map((answer) => () => answer)) }),
        fc.constant(hashingEmbedder),
      )
      await fc.assert(
        fc.asyncProperty(embedder, list(as(entity)), async (model, entities) => {
          const asked = embedWith(model as typeof hashingEmbedder, entities as [])
          await asked.catch((error: unknown) => {
            if (!isDiaError(error)) throw error
          })
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it.each(Object.entries(functions))(
    '%s answers a DiaError when reading its input throws',
    (_, [call, ...given]) => {
      const thrower = () => {
        throw new Error('trap')
      }
      const traps: unknown[] = [
        new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower, has: thrower }),
        new Proxy([], { get: thrower, ownKeys: thrower, getPrototypeOf: thrower }),
        Object.defineProperty({}, 'kind', { get: thrower, enumerable: true }),
        Object.defineProperty([], '0', { get: thrower, enumerable: true }),
        { toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower },
      ]
      for (const trap of traps) {
        codeOf(() => call(...(given.map(() => trap) as never[])))
        for (let i = 0; i < given.length; i += 1) {
          const [sample = []] = fc.sample(fc.tuple(...given), { numRuns: 1, seed: 7 })
          codeOf(() => call(...(sample.map((value, j) => (i === j ? trap : value)) as never[])))
        }
      }
    },
  )
})
