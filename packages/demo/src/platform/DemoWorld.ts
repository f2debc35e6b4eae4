import { type DemoOptions, resolveOptions } from '../options/index.js'
import { CAST_SIZE } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'

/** What all generators share: the options and a few sums; nothing that grows with users or interactions. */
export interface DemoWorld extends Required<DemoOptions> {
  /** The six months in milliseconds, half-open. */
  from: number
  to: number
  /** User i's place in the order of activity is (i·step + shift) mod users. */
  rankStep: number
  rankShift: number
  /** Sum of the activity of all users outside the cast. */
  activitySum: number
}

/** Prepares a demo; throws DEMO_OPTIONS_INVALID. */
export function createWorld(options: DemoOptions): DemoWorld {
  const resolved = resolveOptions(options)
  const to = Date.parse(resolved.until)
  const start = new Date(to)
  start.setUTCMonth(start.getUTCMonth() - 6)
  const random = randomOf(resolved.seed, 'activity ranks')
  let rankStep = random.int(1, resolved.users)
  while (greatestCommonDivisor(rankStep, resolved.users) !== 1) rankStep++
  const world: DemoWorld = {
    ...resolved,
    from: start.getTime(),
    to,
    rankStep,
    rankShift: random.int(0, resolved.users - 1),
    activitySum: 0,
  }
  for (let index = CAST_SIZE; index < world.users; index++) world.activitySum += activityOf(world, index)
  return world
}

/** How active a user is compared to the others: a heavy tail over a shuffled order. */
export function activityOf(world: DemoWorld, index: number): number {
  const rank = (index * world.rankStep + world.rankShift) % world.users
  return (rank + 8) ** -0.75
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
