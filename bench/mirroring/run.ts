import { DNA_DOMAINS } from '@dia/core/domains'
import { createDnaState, mirrorInteractionsToDNA, mirrorInteractionToDNA } from '@dia/core/mirroring'
import { DIMENSIONS, makeEntity, makeHistory, makeRandom, type Vectors } from './makeHistory.js'
import { measure } from './measure.js'
import { type NaiveState, naiveFixedRate, naiveSameAnswer } from './naive.js'

const random = makeRandom(7)
const BYTES_PER_ENTITY = 4 * DIMENSIONS * Float32Array.BYTES_PER_ELEMENT
/** 48 MB of entity vectors: more than the caches hold. */
const entities = Array.from({ length: 8192 }, () =>
  makeEntity(random, (numbers) => Float32Array.from(numbers)),
)
const arrays = entities
  .slice(0, 64)
  .map(
    (entity) => Object.fromEntries(DNA_DOMAINS.map((d) => [d, Array.from(entity[d])])) as Vectors<number[]>,
  )
const prior = makeEntity(random, (numbers) => numbers)
const empty = createDnaState({ prior })

const ordered = (a: { occurredAt: unknown }, b: { occurredAt: unknown }) =>
  Number(a.occurredAt) - Number(b.occurredAt)
const near = makeHistory(512, entities.slice(0, 64), random).sort(ordered)
const nearArrays = makeHistory(512, arrays, makeRandom(7)).sort(ordered) as {
  eventType: string
  occurredAt: Date
  entity: Vectors<number[]>
}[]
const distinct = makeHistory(8192, entities, random)
/** Listening is skewed: a few entities take most of the events. */
const skewed = makeHistory(8192, entities, random, () => Math.floor(entities.length ** random()) - 1)

let fixed = prior
let same: NaiveState = {
  signal: prior,
  mass: { cultural: 1, behavioral: 1, economic: 1, spatial: 1 },
  prior,
  at: 0,
}
let state = mirrorInteractionsToDNA(empty, near).state
let n = 0

const from = new Float64Array(8 * 1024 * 1024)
const to = new Float64Array(from.length)

let read = 0
/** The least a loop can do with the same vectors: add up their components, in four sums. */
function sumOf(vector: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < vector.length; i += 4) {
    a += vector[i] as number
    b += vector[i + 1] as number
    c += vector[i + 2] as number
    d += vector[i + 3] as number
  }
  return a + b + c + d
}

const times = measure({
  naiveFixedRate: {
    events: 1,
    calls: 200,
    run: () => {
      fixed = naiveFixedRate(fixed, nearArrays[n++ & 511] as never).dna
    },
  },
  naiveSameAnswer: {
    events: 1,
    calls: 200,
    run: () => {
      same = naiveSameAnswer(same, nearArrays[n++ & 511] as never).state
    },
  },
  single: {
    events: 1,
    calls: 4000,
    run: () => {
      state = mirrorInteractionToDNA(state, near[n++ & 511] as never).state
    },
  },
  batchDistinct: {
    events: distinct.length,
    calls: 4,
    run: () => {
      mirrorInteractionsToDNA(empty, distinct)
    },
  },
  batchSkewed: {
    events: skewed.length,
    calls: 4,
    run: () => {
      mirrorInteractionsToDNA(empty, skewed)
    },
  },
  readOnly: {
    events: entities.length,
    calls: 4,
    run: () => {
      for (const entity of entities) for (const domain of DNA_DOMAINS) read += sumOf(entity[domain])
    },
  },
  copy64MB: {
    events: 1,
    calls: 8,
    run: () => {
      to.set(from)
    },
  },
})

/** As STREAM counts a copy: what is read and what is written. */
const stream = (2 * from.byteLength) / (times.copy64MB * 1e-9)
const batchRate = BYTES_PER_ENTITY / (times.batchDistinct * 1e-9)
const round = (x: number) => Number(x.toPrecision(3))
process.stdout.write(
  `${JSON.stringify(
    {
      nanosecondsPerEvent: Object.fromEntries(
        Object.entries(times).map(([name, ns]) => [name, Math.round(ns)]),
      ),
      singleAgainstFixedRate: round(times.naiveFixedRate / times.single),
      singleAgainstSameAnswer: round(times.naiveSameAnswer / times.single),
      batchDistinctAgainstFixedRate: round(times.naiveFixedRate / times.batchDistinct),
      batchDistinctAgainstSameAnswer: round(times.naiveSameAnswer / times.batchDistinct),
      batchSkewedAgainstFixedRate: round(times.naiveFixedRate / times.batchSkewed),
      streamGBps: round(stream / 1e9),
      batchDistinctGBps: round(batchRate / 1e9),
      batchDistinctOfStream: round(batchRate / stream),
      batchDistinctOfReadingInJavaScript: round(times.readOnly / times.batchDistinct),
      checksum: Number.isFinite(read),
    },
    null,
    2,
  )}\n`,
)
