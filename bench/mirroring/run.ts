import { DNA_DOMAINS } from '@dia/core/domains'
import { createDnaState, mirrorInteractionsToDNA, mirrorInteractionToDNA } from '@dia/core/mirroring'
import { DIMENSIONS, makeEntity, makeHistory, makeRandom, type Vectors } from './makeHistory.js'
import { measure, median, ratio } from './measure.js'
import { type NaiveState, naiveFixedRate, naiveSameAnswer } from './naive.js'

const random = makeRandom(7)
/** One kind in a run, as a host has it: code that has met both kinds is a third slower. */
const Vector = process.argv.includes('--float64') ? Float64Array : Float32Array
const BYTES_PER_ENTITY = 4 * DIMENSIONS * Vector.BYTES_PER_ELEMENT
/** 48 or 96 MB of entity vectors: more than the caches hold. */
const entities = Array.from({ length: 8192 }, () =>
  makeEntity<Float32Array | Float64Array>(random, (numbers) => Vector.from(numbers)),
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
let moved = 0
/** The least a loop can do with the same vectors: add up their components, in four sums. */
function sumOf(vector: Float32Array | Float64Array): number {
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
      const move = mirrorInteractionToDNA(state, near[n++ & 511] as never)
      moved += move.deltaNorms.composite
      state = move.state
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
const stream = times.copy64MB.map((ns) => (2 * from.byteLength) / ns)
const batch = times.batchDistinct.map((ns) => BYTES_PER_ENTITY / ns)
/** The same bytes per event: where events share an entity, its vectors are composed into one coefficient and read once. */
const composed = times.batchSkewed.map((ns) => BYTES_PER_ENTITY / ns)
const reading = times.readOnly.map((ns) => BYTES_PER_ENTITY / ns)
const round = (x: number) => Number(x.toPrecision(3))
const timesThe = (naive: readonly number[]) => ({
  single: round(ratio(naive, times.single)),
  batchDistinct: round(ratio(naive, times.batchDistinct)),
  batchSkewed: round(ratio(naive, times.batchSkewed)),
})
const report = {
  vectors: Vector.name,
  nanosecondsPerEvent: Object.fromEntries(
    Object.entries(times).map(([name, samples]) => [name, Math.round(median(samples))]),
  ),
  timesTheNaiveSameAnswer: timesThe(times.naiveSameAnswer),
  timesTheNaiveFixedRate: timesThe(times.naiveFixedRate),
  gigabytesPerSecond: {
    streamCopy: round(median(stream)),
    readingInJavaScript: round(median(reading)),
    batchDistinct: round(median(batch)),
    batchSkewed: round(median(composed)),
  },
  ofStream: {
    readingInJavaScript: round(ratio(reading, stream)),
    batchDistinct: round(ratio(batch, stream)),
    batchSkewed: round(ratio(composed, stream)),
  },
  /** Of what a loop in JavaScript takes that does nothing but add up the same vectors: the ceiling for any fold here. */
  ofReadingInJavaScript: {
    batchDistinct: round(ratio(batch, reading)),
    batchSkewed: round(ratio(composed, reading)),
  },
  checksum: Number.isFinite(read + moved),
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
