import { changesSourceContract } from '@dia/core/contracts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pollingChangesSource, realtimeChangesSource } from '../../src/changes/index.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'

const WITHIN = 20_000

/** How views learn of changes: by asking, and by LISTEN and NOTIFY through the client's own Realtime. */
export function changesSuite(open: OpenBackend): void {
  describe('changes are told', { timeout: 4 * WITHIN }, () => {
    let backend: TestBackend
    let session: SupabaseClient
    beforeAll(async () => {
      backend = await open()
      session = await backend.signInAs((await insertUser(backend, { role: 'admin' })).id)
    })
    afterAll(async () => {
      await session.removeAllChannels()
      await backend.close()
    })

    const harness = {
      relations: ['dia_contents', 'dia_events'] as const,
      within: WITHIN,
      async change(relation: string) {
        if (relation === 'dia_contents')
          await insertRows(backend, 'public.content_items', [{ id: testId(), title: 'One more' }])
      },
    }

    describe('by polling', () => {
      const cases = changesSourceContract({
        ...harness,
        open: async () => pollingChangesSource(session, { interval: 300, longestInterval: 600 }),
      })
      for (const { name, run } of cases) it(name, run)
    })

    describe('by Realtime', () => {
      const cases = changesSourceContract({
        ...harness,
        open: async () => realtimeChangesSource(session, { pause: 10 }),
        subscriptions: () => session.getChannels().length,
      })
      for (const { name, run } of cases) it(name, run)
    })

    it('to admins alone: a fan’s channel is refused, and none hears of a table that is not there', async () => {
      const statusOf = (client: SupabaseClient, table: string) =>
        new Promise<string>((resolve) => {
          client
            .channel(`test:${testId()}`)
            .on('postgres_changes', { event: '*', schema: 'public', table }, () => {})
            .subscribe((status) => resolve(status))
        })
      const fan = await backend.signInAs((await insertUser(backend)).id)
      expect(await statusOf(fan, 'content_items')).toBe('CHANNEL_ERROR')
      expect(await statusOf(session, 'nowhere')).toBe('CHANNEL_ERROR')
      expect(await statusOf(session, 'content_items')).toBe('SUBSCRIBED')
      await fan.removeAllChannels()
      await session.removeAllChannels()
    })
  })
}
