import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createPassportHandler, type PassportHandlerOptions } from '../src/edge/index.js'
import { insertTrack } from './fixture/insertEntities.js'
import { insertUser, type TestUser } from './fixture/insertUser.js'
import { entryOf, logEntries } from './fixture/logEntries.js'
import { openEmbedded, type TestBackend } from './fixture/OpenBackend.js'

let backend: TestBackend
let track: string
let fan: TestUser

beforeAll(async () => {
  backend = await openEmbedded()
  track = await insertTrack(backend, { title: 'Tide' })
})
beforeEach(async () => {
  fan = await insertUser(backend)
})
afterAll(() => backend.close())

const handler = (options: PassportHandlerOptions = {}, secret?: string) =>
  createPassportHandler({
    environment: (name) =>
      ({
        SUPABASE_URL: backend.url,
        SUPABASE_SERVICE_ROLE_KEY: backend.serviceKey,
        ...(secret === undefined ? {} : { DIA_WORKER_SECRET: secret }),
      })[name],
    fetch: (input, init) => backend.fetch(new Request(input, init)),
    ...options,
  })
const request = (key: string, method = 'POST') =>
  new Request('https://edge.example/passport', { method, headers: { authorization: `Bearer ${key}` } })
const log = (count: number) =>
  logEntries(
    backend,
    Array.from({ length: count }, () => entryOf(fan.id, 'player.track_favorited', ['track', track])),
  )

it('works until nothing is open, projects, seals, and answers figures alone', async () => {
  await log(30)
  const response = await handler({ batchSize: 12 })(request(backend.serviceKey))
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(JSON.parse(text)).toEqual({
    claimed: 30,
    processed: 30,
    skipped: 0,
    retried: 0,
    dead: 0,
    drained: true,
  })
  expect(text).not.toContain(backend.serviceKey)
  const [media] = await backend.query<{ there: boolean }>(
    'select profile_embedding is not null as there from public.media_ids where user_uuid = $1',
    [fan.id],
  )
  expect(media?.there).toBe(true)
  const [sealed] = await backend.query<{ links: number; waiting: number }>(
    `select (select count(*)::int from dia.seals where user_id = $1) as links,
       (select count(*)::int from dia.seal_work where user_id = $1) as waiting`,
    [fan.id],
  )
  // Each entry, and each decision on one.
  expect(sealed).toEqual({ links: 60, waiting: 0 })
})

it('stops claiming when its time is up, and says that more is waiting', async () => {
  await log(10)
  const work = handler({ batchSize: 4, budgetMs: 0 })
  const answers = []
  for (let call = 0; call < 4; call++) answers.push(await (await work(request(backend.serviceKey))).json())
  expect(answers.map(({ claimed, drained }) => [claimed, drained])).toEqual([
    [4, false],
    [4, false],
    [2, false],
    [0, true],
  ])
})

it('works for nobody without the key', async () => {
  await log(1)
  for (const key of ['', 'guessed', backend.anonKey, `${backend.serviceKey}x`])
    expect((await handler()(request(key))).status).toBe(401)
  expect((await handler()(new Request('https://edge.example', { method: 'POST' }))).status).toBe(401)
  expect((await handler()(request(backend.serviceKey, 'GET'))).status).toBe(405)
  const [work] = await backend.query<{ open: number }>(
    'select count(*)::int as open from dia.passport_work where user_id = $1 and mediaid = 1',
    [fan.id],
  )
  expect(work?.open).toBe(1)
})

it('takes a secret of its own in place of the key', async () => {
  expect((await handler({}, 'schedule')(request('schedule'))).status).toBe(200)
  expect((await handler({}, 'schedule')(request(backend.serviceKey))).status).toBe(401)
})

it('says by a code alone what went wrong', async () => {
  const unset = await createPassportHandler({ environment: () => undefined })(request('x'))
  expect([unset.status, await unset.json()]).toEqual([500, { code: 'NOT_CONFIGURED' }])
  const away = handler({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
  const response = await away(request(backend.serviceKey))
  expect([response.status, await response.json()]).toEqual([503, { code: 'UNREACHABLE' }])
})
