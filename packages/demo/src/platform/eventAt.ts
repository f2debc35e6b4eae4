import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'
import { inventedTitle } from '../words/names.js'
import { PLACES } from '../words/places.js'
import { artistUserIndex } from './artistAt.js'
import type { DemoWorld } from './DemoWorld.js'
import { userIdAt } from './userIdAt.js'

type DemoEventStatus = 'draft' | 'published' | 'live' | 'completed' | 'cancelled'

export interface DemoEvent {
  index: number
  id: string
  title: string
  hostId: string
  location: string
  status: DemoEventStatus
  /** Indices of the artists one can vote for. */
  lineup: readonly number[]
  ticketCents: number
  date: number
  createdAt: number
}

const AWKWARD = Object.values(AWKWARD_TEXTS)
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The event at an index; the same whenever it is asked for. Dates run from the first month to four weeks ahead; the fifth is on. */
export function eventAt(world: DemoWorld, index: number): DemoEvent {
  const random = randomOf(world.seed, 'event', index)
  const span = world.to - world.from
  const share = (index + random.next()) / world.events
  const planned = Math.floor((world.from + 20 * DAY + share * (span + 25 * DAY)) / HOUR) * HOUR
  const date = index === 4 ? world.to - 2 * HOUR : planned
  const host = artistUserIndex(random.int(0, world.artists - 1))
  return {
    index,
    id: randomOf(world.seed, 'event id', index).uuid(),
    title: (index % 12 > 2 && AWKWARD[(index % 12) - 3]) || `${inventedTitle(random)} Festival`,
    hostId: index % 5 === 4 ? DEMO_PEOPLE.brand.id : userIdAt(world, host),
    location: random.pick(PLACES),
    status: statusOf(index, date, world.to, random.next()),
    lineup: [...new Set(Array.from({ length: 5 }, () => random.rank(world.artists, 0.5)))],
    ticketCents: random.int(12, 90) * 100 - 1,
    date,
    createdAt: date - random.int(30, 75) * DAY,
  }
}

function statusOf(index: number, date: number, now: number, draw: number): DemoEventStatus {
  if (index % 12 === 11) return 'draft'
  if (index % 12 === 5) return 'cancelled'
  if (date > now) return 'published'
  if (now - date < DAY) return 'live'
  return draw < 0.95 ? 'completed' : 'cancelled'
}
