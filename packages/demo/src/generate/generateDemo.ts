import { type Earnings, noEarnings, platformEntries, userHistory } from '../history/index.js'
import type { DemoOptions } from '../options/index.js'
import {
  artistRecord,
  audioFeatureRecords,
  authUserRecord,
  contentRecord,
  contractRecords,
  createWorld,
  type DemoWorld,
  eventRecord,
  mediaIdRecords,
  profileRecord,
  userAt,
} from '../platform/index.js'
import type { DemoRecord } from './DemoRecord.js'
import { type DemoBatch, inBatches } from './inBatches.js'

/**
 * Streams the demo in batches of at most 1000 rows, parents before children. Deterministic: the same options give
 * the same bytes. Memory does not grow with users or interactions. Throws DEMO_OPTIONS_INVALID.
 */
export function* generateDemo(options: DemoOptions = {}): Generator<DemoBatch> {
  const world = createWorld(options)
  yield* inBatches(people(world))
  yield* inBatches(catalogue(world))
  yield* inBatches(histories(world, noEarnings(world)))
}

function* people(world: DemoWorld): Generator<DemoRecord[]> {
  for (let index = 0; index < world.users; index++) {
    const user = userAt(world, index)
    yield [
      authUserRecord(user),
      ...(user.hasProfile ? [profileRecord(world, user)] : []),
      ...mediaIdRecords(world, user),
    ]
  }
}

function* catalogue(world: DemoWorld): Generator<DemoRecord[]> {
  for (let index = 0; index < world.artists; index++) yield [artistRecord(world, index)]
  for (let index = 0; index < world.tracks; index++) {
    yield [contentRecord(world, index), ...audioFeatureRecords(world, index)]
  }
  for (let index = 0; index < world.events; index++) yield [eventRecord(world, index)]
  // A host without the kit has no contracts.
  if (world.log) for (let index = 0; index < world.artists; index++) yield contractRecords(world, index)
}

function* histories(world: DemoWorld, earnings: Earnings): Generator<DemoRecord[]> {
  for (let index = 0; index < world.users; index++) yield* userHistory(world, userAt(world, index), earnings)
  if (world.log) yield* platformEntries(world, earnings)
}
