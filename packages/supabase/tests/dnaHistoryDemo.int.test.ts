import { cloneBackend } from '@dia/backend'
import { DNA_DOMAINS } from '@dia/core/domains'
import { dnaStateOf } from '@dia/core/history'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient } from '../src/index.js'
import type { TestBackend } from './fixture/OpenBackend.js'
import { readStoredDna } from './fixture/readState.js'

describe('the DNA history of the demo', () => {
  let backend: TestBackend
  beforeAll(async () => {
    backend = await cloneBackend('demo')
  })
  afterAll(() => backend?.close())

  it('folds to what the database holds, for the users with the most decisions and a few others', async () => {
    const users = await backend.query<{ user_id: string; decisions: number }>(
      `(select user_id, count(*)::int as decisions from dia.passport_decisions where mediaid = 2 group by 1 order by 2 desc limit 6)
       union
       (select user_id, count(*)::int from dia.passport_decisions where mediaid = 2 group by 1 order by 2, 1 limit 6)`,
    )
    expect(users.length).toBeGreaterThan(6)
    const client = createDiaClient(backend.createClient({ key: backend.serviceKey }))
    for (const { user_id, decisions } of users) {
      const history = await client.history.readDnaHistory(user_id)
      const state = dnaStateOf(history)
      expect(state.eventCount).toBe(decisions)
      const stored = await readStoredDna(backend, user_id)
      for (const domain of DNA_DOMAINS) {
        const { signal, mass, lifetimeMass } = stored[domain]
        const off = signal.map((c, i) => Math.abs(c - (state.signal[domain][i] as number)))
        expect(Math.max(...off)).toBeLessThan(1e-5 * Math.max(1, mass))
        expect(Math.abs(mass - state.mass[domain])).toBeLessThan(1e-5)
        expect(Math.abs(lifetimeMass - state.lifetimeMass[domain])).toBeLessThan(1e-5)
      }
    }
  })
})
