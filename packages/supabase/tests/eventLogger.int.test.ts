import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createEventLogger,
  type EventLogger,
  type EventLoggerOptions,
  type LogOutcome,
  logEvent,
  logEvents,
  type NewEvent,
  webEventStorage,
} from '../src/logging/index.js'
import { insertTrack } from './fixture/insertEntities.js'
import { insertUser, type TestUser } from './fixture/insertUser.js'
import { openEmbedded, type TestBackend } from './fixture/OpenBackend.js'
import { PageStorage } from './fixture/PageStorage.js'
import { uuidV7At } from './fixture/uuidV7At.js'
import { withFetch } from './fixture/withFetch.js'

let backend: TestBackend
let track: string
let fan: TestUser
let client: SupabaseClient
let page: PageStorage
let calls: number
let network: 'up' | 'down' | 'deaf'
const loggers: EventLogger[] = []

beforeAll(async () => {
  backend = await openEmbedded()
  track = await insertTrack(backend, { title: 'Tide' })
})
beforeEach(async () => {
  fan = await insertUser(backend)
  client = overNetwork(await backend.signInAs(fan.id))
  page = new PageStorage()
  calls = 0
  network = 'up'
})
afterEach(() => {
  for (const logger of loggers.splice(0)) logger.close()
})
afterAll(() => backend.close())

/** A way to the server that may be cut, or lose the answers. */
function overNetwork(signedIn: SupabaseClient): SupabaseClient {
  const token = signedIn.auth.getSession().then(({ data }) => data.session?.access_token ?? '')
  return withFetch(signedIn, async (input, init) => {
    calls += 1
    if (network === 'down') throw new TypeError('fetch failed')
    const request = new Request(input, init)
    request.headers.set('apikey', backend.anonKey)
    request.headers.set('authorization', `Bearer ${await token}`)
    const answer = await backend.fetch(request)
    if (network === 'deaf') throw new TypeError('fetch failed')
    return answer
  })
}

const play = (more: Partial<NewEvent> = {}): NewEvent => ({
  eventType: 'player.track_played',
  entity: { type: 'track', id: track },
  ...more,
})
const logger = (options: EventLoggerOptions = {}, of = client) => {
  const made = createEventLogger(of, { storage: webEventStorage(page), delayMs: 3_600_000, ...options })
  loggers.push(made)
  return made
}
const logged = async (user = fan) =>
  (
    await backend.query<{ id: string }>(
      'select id from public.passport_entries where user_id = $1 order by id',
      [user.id],
    )
  ).map(({ id }) => id)

describe('an event logger', () => {
  it('queues events under their ids, and sends them together', async () => {
    const { logEvent, logEvents, flush } = logger()
    const ids = [await logEvent(play()), ...(await logEvents([play(), play()]))]
    expect([calls, page.length]).toEqual([0, 3])
    expect(await flush()).toBe(0)
    expect([calls, page.length]).toEqual([1, 0])
    expect(await logged()).toEqual(ids)
    const [row] = await backend.query<{ device_time: string; sent_at: string; origin: string }>(
      'select device_time, sent_at, origin from public.passport_entries where id = $1',
      [ids[0]],
    )
    expect(Date.parse(row?.sent_at ?? '')).toBeGreaterThanOrEqual(Date.parse(row?.device_time ?? ''))
    expect(row?.origin).toBe('client')
  })

  it('sends by itself after a moment', async () => {
    const id = await logger({ delayMs: 20 }).logEvent(play())
    await vi.waitFor(async () => expect(await logged()).toEqual([id]), { timeout: 10_000 })
  })

  it('refuses at once what the log would refuse, and queues none of that call', async () => {
    const { logEvents } = logger()
    await expect(logEvents([play(), play({ eventType: 'treasury.artist_tip' })])).rejects.toMatchObject({
      code: 'SERVER_ONLY',
    })
    expect(page.length).toBe(0)
  })

  it('keeps events while offline, over the end of the page, and tries again by itself', async () => {
    network = 'down'
    const failures: string[] = []
    const first = logger({ onFailure: ({ code }) => failures.push(code) })
    const ids = await first.logEvents([play(), play()])
    expect(await first.flush()).toBe(2)
    expect(failures).toEqual(['UNREACHABLE'])
    first.close()

    const second = logger({ delayMs: 1, random: () => 0, onFailure: ({ code }) => failures.push(code) })
    await vi.waitFor(() => expect(failures.length).toBeGreaterThan(1), { timeout: 10_000 })
    expect(await logged()).toEqual([])
    network = 'up'
    await vi.waitFor(async () => expect(await logged()).toEqual(ids), { timeout: 10_000 })
    expect(await second.flush()).toBe(0)
    expect(page.length).toBe(0)
  })

  it('sends again what was taken while the answer was lost, and it is there once', async () => {
    const refused: LogOutcome[] = []
    const { logEvents, flush } = logger({ onRefused: (outcome) => refused.push(outcome) })
    const ids = await logEvents([play(), play({ id: crypto.randomUUID() })])
    network = 'deaf'
    expect(await flush()).toBe(2)
    const there = await logged()
    expect(there).toHaveLength(2)
    network = 'up'
    expect(await flush()).toBe(0)
    expect(await logged()).toEqual(there)
    expect(there).toContain(ids[0])
    expect(refused).toEqual([])
  })

  it('shares its queue with other tabs: each event is there once', async () => {
    const tabs = [logger(), logger(), logger()]
    const ids = (await Promise.all(tabs.map(({ logEvents }) => logEvents([play(), play(), play()])))).flat()
    await Promise.all(tabs.map(({ flush }) => flush()))
    expect(await logged()).toEqual(ids.sort())
    expect(page.length).toBe(0)
  })

  it('sends the events of a user who left as nobody else’s', async () => {
    network = 'down'
    const mine = await logger().logEvent(play())
    network = 'up'
    const other = await insertUser(backend)
    const theirs = logger({}, overNetwork(await backend.signInAs(other.id)))
    const id = await theirs.logEvent(play())
    expect(await theirs.flush()).toBe(1)
    expect(await logged(other)).toEqual([id])
    expect(await logged()).toEqual([])
    expect(await logger().flush()).toBe(0)
    expect(await logged()).toEqual([mine])
  })

  it('logs nothing for nobody', async () => {
    const { logEvent, flush } = logger({ currentUser: async () => null })
    await expect(logEvent(play())).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await flush()).toBe(0)
    expect(calls).toBe(0)
  })

  it('parts with an event that the database cannot even read, and with no other', async () => {
    const refused: LogOutcome[] = []
    const { logEvents, flush } = logger({ onRefused: (outcome) => refused.push(outcome) })
    const ids = await logEvents([play(), play(), play(), play()])
    const broken = uuidV7At(Date.now() - 1000)
    page.setItem(
      `dia.event.${broken}`,
      JSON.stringify({ id: broken, user_id: fan.id, event_type: 'played', metadata: { note: '\0' } }),
    )
    expect(await flush()).toBe(0)
    expect(await logged()).toEqual(ids)
    expect(refused).toMatchObject([{ id: broken, status: 'refused' }])
  })

  it('tells of each event that the log refuses, and keeps it no longer', async () => {
    const refused: LogOutcome[] = []
    const { logEvent, flush } = logger({ onRefused: (outcome) => refused.push(outcome) })
    const id = uuidV7At(Date.now())
    await logEvent(play({ id }))
    await flush()
    await logEvent(play({ id, deviceId: 'phone' }))
    expect(await flush()).toBe(0)
    expect(refused).toEqual([{ id, status: 'refused', code: 'CONFLICT' }])
  })

  it('throws away what nobody can read, and touches no foreign key', async () => {
    page.setItem('theme', 'dark')
    for (const [index, text] of ['', '{', 'null', '[]', '{"id":"x"}', '{"id":"5"}'].entries())
      page.setItem(`dia.event.${index}`, text)
    expect(await logger().flush()).toBe(0)
    expect([page.length, page.getItem('theme')]).toEqual([1, 'dark'])
  })

  it('keeps events in memory where the storage has no room', async () => {
    page = new PageStorage(100)
    const { logEvent, flush } = logger()
    const id = await logEvent(play())
    expect(page.length).toBe(0)
    await flush()
    expect(await logged()).toEqual([id])
  })
})

describe('logEvents', () => {
  it('answers for each event, in order, bad ones among them', async () => {
    const outcomes = await logEvents(client, [
      play(),
      play({ id: 'mine' }),
      play({ metadata: { currency: 'dollars' } }),
      play({ userId: track }),
    ])
    expect(outcomes.map(({ status, code, field }) => [status, code, field])).toEqual([
      ['accepted', undefined, undefined],
      ['refused', 'INVALID_ID', undefined],
      ['refused', 'INVALID_METADATA', 'currency'],
      ['refused', 'WRONG_USER', undefined],
    ])
  })

  it('logs money for anybody with the service key', async () => {
    const service = backend.createClient({ key: backend.serviceKey })
    const tip = play({
      eventType: 'treasury.artist_tip',
      entity: { type: 'artist', id: track },
      userId: fan.id,
      metadata: { amount_cents: 2n ** 60n },
    })
    expect((await logEvent(service, tip, { by: 'service' })).status).toBe('accepted')
    expect((await logEvent(client, tip)).code).toBe('SERVER_ONLY')
  })

  it('sends more than fit one call in several', async () => {
    const outcomes = await logEvents(
      client,
      Array.from({ length: 450 }, () => play()),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 450 }, () => 'accepted'))
    expect(calls).toBe(3)
  })

  it('throws where the log cannot be reached', async () => {
    network = 'down'
    await expect(logEvents(client, [play()])).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})
