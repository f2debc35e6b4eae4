import { expect, it } from 'vitest'
import { sessionOnDay } from './sessionOnDay.js'

const SESSIONS = ['2026-03-03T12:00:00Z', '2026-03-01T23:30:00Z', '2026-03-01T09:00:00Z'].map(
  (startedAt) => ({
    startedAt,
  }),
)

it('goes to the last session that began on a day of the zone in which times are shown', () => {
  expect(sessionOnDay(SESSIONS, '2026-03-01', 'UTC')).toBe(1)
  expect(sessionOnDay(SESSIONS, '2026-03-01', 'Europe/Berlin')).toBe(2)
  expect(sessionOnDay(SESSIONS, '2026-03-02', 'Europe/Berlin')).toBe(1)
  expect(sessionOnDay(SESSIONS, '2026-03-02', 'America/New_York')).toBe(1)
})

it('goes to the newest for a day after all, and to the first for a day before all', () => {
  expect(sessionOnDay(SESSIONS, '2026-12-31', 'UTC')).toBe(0)
  expect(sessionOnDay(SESSIONS, '2020-01-01', 'UTC')).toBe(2)
})
