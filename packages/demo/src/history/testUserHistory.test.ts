import { describe, expect, it } from 'vitest'
import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { collectDemo, type DemoRow, SMALL_DEMO } from '../testing/collectDemo.js'

const { id, email } = DEMO_PEOPLE.testUser
const own = (rows: readonly DemoRow[], column = 'user_id') => rows.filter((row) => row[column] === id)
const timesOf = (rows: readonly DemoRow[]) => rows.map((row) => Date.parse(String(row.created_at)))

describe.each([20251108, 1, 2, 3, 4, 5, 6, 7])('the test user with seed %i', (seed) => {
  const demo = collectDemo({ ...SMALL_DEMO, seed })
  const listens = own(demo['public.listening_history'])
  const engagements = own(demo['public.media_engagement_log'])
  const votes = own(demo['public.event_votes'], 'user_uuid')

  it('is the fan of the requirements', () => {
    const [user] = own(demo['auth.users'], 'id')
    const [profile] = own(demo['public.profiles'], 'id')
    expect(user).toMatchObject({ email, aud: 'authenticated', role: 'authenticated' })
    expect(String(user?.created_at)).toMatch(/^2025-08-03T/)
    expect(String(user?.last_sign_in_at)).toMatch(/^2025-11-07T/)
    expect(profile).toMatchObject({ role: 'fan', display_name: 'Test User' })
  })

  it('has two MediaIDs with four interests and nothing else', () => {
    const rows = own(demo['public.media_ids'], 'user_uuid')
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect(row).toMatchObject({ genre_preferences: [], content_flags: {}, location_code: null })
      expect(row.interests).toHaveLength(4)
    }
  })

  it('has 20 to 50 listens, 10 to 30 engagements, 5 to 10 sessions and up to 5 votes', () => {
    expect(listens.length).toBeGreaterThanOrEqual(20)
    expect(listens.length).toBeLessThanOrEqual(50)
    expect(engagements.length).toBeGreaterThanOrEqual(10)
    expect(engagements.length).toBeLessThanOrEqual(30)
    const sessions = new Set(listens.map((row) => row.session_id))
    expect(sessions.size).toBeGreaterThanOrEqual(5)
    expect(sessions.size).toBeLessThanOrEqual(10)
    expect(own(demo['public.listening_sessions'])).toHaveLength(sessions.size)
    expect(votes.length).toBeLessThanOrEqual(5)
  })

  it('is active from the day it was created to 7 November 2025', () => {
    const times = timesOf([...listens, ...engagements, ...votes])
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse('2025-08-03T00:00:00Z'))
    expect(new Date(Math.max(...times)).toISOString()).toMatch(/^2025-11-07T/)
  })

  it('has nothing in the Passport', () => {
    expect(own(demo['public.passport_entries'])).toEqual([])
  })
})

describe('the test user of the demo', () => {
  it('has voted', () => {
    expect(own(collectDemo()['public.event_votes'], 'user_uuid').length).toBeGreaterThan(0)
  })
})
