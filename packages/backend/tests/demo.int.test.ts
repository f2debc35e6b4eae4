import { DEMO_PEOPLE } from '@dia/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, type BackendProgress, createBackend } from '../src/index.js'

let backend: Backend
const progress: BackendProgress[] = []

beforeAll(async () => {
  backend = await createBackend({ seed: 600, onProgress: (step) => progress.push(step) })
})
afterAll(() => backend?.close())

describe('a backend with demo data', () => {
  it('lets its admin sign in by e-mail and password, as the person of the cast', async () => {
    const client = backend.createClient()
    const { data, error } = await client.auth.signInWithPassword(
      backend.demoAdmin ?? { email: '', password: '' },
    )
    expect(error).toBeNull()
    expect(data.user?.id).toBe(DEMO_PEOPLE.admin.id)
    const own = await client.from('profiles').select('role').eq('id', DEMO_PEOPLE.admin.id)
    expect(own.data).toEqual([{ role: 'admin' }])
  })

  it('refuses a wrong password', async () => {
    const { error } = await backend
      .createClient()
      .auth.signInWithPassword({ email: DEMO_PEOPLE.admin.email, password: 'guessed' })
    expect(error?.status).toBe(400)
  })

  it('holds exactly the people of the demo: the stand-in of the sign-up is gone', async () => {
    expect(await backend.query(`select email from auth.users where email like 'stand-in%'`)).toEqual([])
    const [identities] = await backend.query('select count(*) as rows from auth.identities')
    expect(identities?.rows).toBe(1)
  })

  it('has DNA that came out of logged events, and none for the test user', async () => {
    const [dna] = await backend.query<{ users: number }>(
      'select count(distinct user_uuid) as users from media_ids where profile_embedding is not null',
    )
    expect(dna?.users).toBeGreaterThan(10)
    const tester = await backend.query(
      'select from media_ids where user_uuid = $1 and profile_embedding is not null',
      [DEMO_PEOPLE.testUser.id],
    )
    expect(tester).toEqual([])
  })

  it('tells how far the loading and the processing have come', () => {
    for (const step of ['Loading the demo', 'Processing the Passport']) {
      const told = progress.filter((entry) => entry.step === step)
      expect(told.length).toBeGreaterThan(1)
      expect(told.at(-1)?.done).toBe(told.at(-1)?.total)
    }
  })
})
