import { castAt } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import type { DemoWorld } from './DemoWorld.js'

export function userIdAt(world: DemoWorld, index: number): string {
  return castAt(index)?.person.id ?? randomOf(world.seed, 'user id', index).uuid()
}
