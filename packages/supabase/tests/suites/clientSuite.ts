import { DNA_DOMAINS } from '@dia/core/domains'
import { hashingEmbedder } from '@dia/core/embedding'
import { isDiaError } from '@dia/core/errors'
import { getInfluenceWeights } from '@dia/core/influence'
import { accountsMatrix, allMatrices } from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiaClient, type DiaClient } from '../../src/index.js'
import { countFetches } from '../fixture/countFetches.js'
import { insertArtist, insertTrack } from '../fixture/insertEntities.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

const DAY = (n: number) => new Date(Date.UTC(2025, 8, n, 12)).toISOString()

/** What a client offers beyond matrices and queries: the journey, the DNA at a moment, entities, statements. */
export function clientSuite(open: OpenBackend): void {
  describe('the client', () => {
    let backend: TestBackend
    let admin: TestUser
    let fan: TestUser
    let track: string
    let dia: DiaClient
    const saved = new Map<string, string>()

    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      fan = await insertUser(backend)
      track = await insertTrack(backend, { title: 'Weather', artistId: await insertArtist(backend, 'Ana') })
      const session = testId()
      await insertRows(
        backend,
        'public.listening_history',
        [1, 2, 3].map((n) => ({
          id: testId(),
          user_id: fan.id,
          session_id: n < 3 ? session : null,
          content_id: track,
          event_type: n === 2 ? 'skipped' : 'played',
          progress_percentage: 50 * n,
          created_at: DAY(n),
        })),
      )
      await logEntries(
        backend,
        [1, 2, 3].map((n) =>
          entryOf(fan.id, n === 2 ? 'player.track_skipped' : 'player.track_played', ['track', track], {
            device_time: DAY(n),
          }),
        ),
      )
      await workAll(backend)
      dia = createDiaClient(await backend.signInAs(admin.id), {
        saveFile: (name, text) => void saved.set(name, text),
      })
    })
    afterAll(() => backend.close())

    const asFan = async () => createDiaClient(await backend.signInAs(fan.id))
    const codeOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => null,
        (error: unknown) => (isDiaError(error) ? error.code : String(error)),
      )

    it('tells a journey by session, with what each interaction weighs', async () => {
      const timeline = await dia.journey.readTimeline({ userId: fan.id })
      expect(timeline.isTruncated).toBe(false)
      expect(timeline.eventCount).toBe(3)
      expect(timeline.sessions.map(({ inferred, events }) => [inferred, events.length])).toEqual([
        [false, 2],
        [true, 1],
      ])
      const [played] = timeline.sessions[0]?.events ?? []
      expect(played).toMatchObject({ eventType: 'player.track_played', completion: 0.5, flags: [] })
      expect(played?.weights).toEqual(getInfluenceWeights('player.track_played'))
      const newest = await dia.journey.readTimeline({ userId: fan.id, most: 1 })
      expect([newest.eventCount, newest.isTruncated]).toEqual([1, true])
      expect(newest.sessions[0]?.startedAt).toMatch(/^2025-09-03/)
      expect(await codeOf(dia.journey.readTimeline({ userId: fan.id, most: 0 }))).toBe('INVALID_INPUT')
    })

    it('sums up influence, sessions and affinity, all pages of them', async () => {
      expect(await dia.journey.readInfluence({ userId: fan.id })).toMatchObject([
        {
          interaction_type: 'played',
          occurrence_count: 2,
          totalInfluence: 2 * getInfluenceWeights('played').baseIntensity,
        },
        { interaction_type: 'skipped', occurrence_count: 1 },
      ])
      const sessions = await dia.journey.readSessions({ userId: fan.id })
      expect(sessions.rows).toMatchObject([{ tracks_played: 2, unique_tracks: 1 }])
      expect(await dia.journey.readAffinity({ userId: fan.id })).toMatchObject([
        { artist_name: 'Somebody', play_count: 2 },
      ])
    })

    it('gives the DNA as of a moment, what it is made of, and what one more interaction would do', async () => {
      const now = await dia.dna.readDnaAt(fan.id)
      const then = await dia.dna.readDnaAt(fan.id, '2025-09-02T13:00:00Z')
      expect([then.eventCount, now.eventCount]).toEqual([2, 3])
      expect(then.cultural).not.toEqual(now.cultural)
      const { prior, contributions } = await dia.dna.readAttribution(fan.id)
      expect(contributions).toHaveLength(3)
      for (const domain of DNA_DOMAINS) {
        const sum = contributions.reduce((total, { shares }) => total + shares[domain], prior[domain])
        expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
      }
      const entity = (await dia.dna.readEntityDna('track', [track])).get(track)
      if (entity === undefined) throw new Error('the track has no DNA')
      const preview = await dia.dna.previewInteraction(fan.id, {
        eventType: 'player.track_favorited',
        occurredAt: now.at,
        entity: entity.vectors,
      })
      expect(preview.deltaNorms.cultural).toBeGreaterThan(0)
      expect((await dia.dna.readDnaAt(fan.id)).eventCount).toBe(3)
    })

    it('gives the DNA of entities, and nothing of those that have none', async () => {
      const nobody = testId()
      const found = await dia.dna.readEntityDna('track', [track, nobody, track])
      expect([...found.keys()]).toEqual([track])
      expect(found.get(track)).toMatchObject({ entityId: track, model: hashingEmbedder.model, version: 1 })
      expect(found.get(track)?.vectors.cultural).toHaveLength(384)
      expect(await codeOf((await asFan()).dna.readEntityDna('track', [track]))).toBe('DENIED')
      expect((await dia.dna.readEntityDna('track', [])).size).toBe(0)
    })

    describe('statements', () => {
      const PAST_EXACT = 9_007_199_254_740_993n
      const key = () => `${fan.id}.USD`
      const post = (n: number, cents: bigint, account = 'balance') =>
        backend.query(
          `insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
           values ($1, 'completed', $2, $3, 'USD', $4, $5), ($1, 'completed', 'stripe', null, 'USD', $6, $5)`,
          [testId(), account, fan.id, String(cents), DAY(n), String(-cents)],
        )
      beforeAll(async () => {
        await backend.query('insert into public.treasury_accounts (user_id, currency) values ($1, $2)', [
          fan.id,
          'USD',
        ])
        await post(1, PAST_EXACT)
        await post(5, -300n)
        await post(6, 200n, 'pending')
        await post(9, 1n)
      })

      it('hold what was there before, each posting to the cent, and what was left', async () => {
        const statement = await dia.statements.readStatement({
          userId: fan.id,
          currency: 'USD',
          from: DAY(5),
          to: DAY(9),
        })
        expect(statement.opening).toEqual({ balanceCents: PAST_EXACT, pendingCents: 0n })
        expect(
          statement.lines.map(({ amountCents, balanceCents, pendingCents }) => [
            amountCents,
            balanceCents,
            pendingCents,
          ]),
        ).toEqual([
          [-300n, PAST_EXACT - 300n, 0n],
          [200n, PAST_EXACT - 300n, 200n],
        ])
        expect(statement.closing).toEqual({ balanceCents: PAST_EXACT - 300n, pendingCents: 200n })
      })

      it('are exported as CSV by the action of the matrix, for a period or for all time, and written down', async () => {
        const target = { kind: 'keys', keys: [key()] } as const
        const audits = async () =>
          (
            await backend.query(
              `select from dia.audit_log where action = 'account.export_statement' and subject_user_id = $1 and actor_id = $2`,
              [fan.id, admin.id],
            )
          ).length
        const before = await audits()
        const run = (period?: { from?: string; to?: string }) =>
          dia.actions.run({
            matrix: 'accounts',
            action: 'export_statement',
            target,
            ...(period && { period }),
          })
        expect(await run()).toEqual({ done: 1, unchanged: 0, failed: [], undo: null })
        const lines = (saved.get(`statement-${key()}.csv`) ?? '').split('\r\n')
        expect(lines).toHaveLength(8)
        expect(lines.at(-2)).toBe(`,,closing balance,,,USD,,${PAST_EXACT - 299n},200`)
        await run({ from: DAY(9) })
        expect((saved.get(`statement-${key()}.csv`) ?? '').split('\r\n')).toHaveLength(5)
        expect(await audits()).toBe(before + 2)
      })

      it('go on over pages without losing or repeating a posting', async () => {
        const many = await insertUser(backend)
        await backend.query('insert into public.treasury_accounts (user_id, currency) values ($1, $2)', [
          many.id,
          'USD',
        ])
        await backend.query(
          `insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
           select md5(g::text || a)::uuid, 'completed', a, case a when 'stripe' then null else $1::uuid end, 'USD',
             case a when 'stripe' then -g else g end, '2025-09-01T00:00:00Z'::timestamptz + (g / 7) * interval '1 second'
           from generate_series(1, 2300) g cross join unnest(array['balance']) a
           union all
           select md5(g::text || 'balance')::uuid, 'completed', 'stripe', null, 'USD', -g, '2025-09-01T00:00:00Z'
           from generate_series(1, 2300) g`,
          [many.id],
        )
        const { lines, closing } = await dia.statements.readStatement({ userId: many.id, currency: 'USD' })
        expect(lines).toHaveLength(2300)
        expect(new Set(lines.map(({ transactionId }) => transactionId)).size).toBe(2300)
        expect(closing.balanceCents).toBe((2300n * 2301n) / 2n)
      })

      it('are for admins and the account’s user alone, and refuse what is none', async () => {
        const own = (await asFan()).statements
        expect((await own.readStatement({ userId: fan.id, currency: 'USD' })).lines).toHaveLength(4)
        const stranger = createDiaClient(await backend.signInAs((await insertUser(backend)).id)).statements
        expect(await codeOf(stranger.readStatement({ userId: fan.id, currency: 'USD' }))).toBe('DENIED')
        expect(await codeOf(own.readStatement({ userId: fan.id, currency: 'EUR' }))).toBe('NOT_FOUND')
        expect(await codeOf(own.readStatement({ userId: fan.id, currency: "U'D" }))).toBe('INVALID_INPUT')
        const backwards = { userId: fan.id, currency: 'USD', from: DAY(9), to: DAY(1) }
        expect(await codeOf(own.readStatement(backwards))).toBe('INVALID_INPUT')
      })
    })

    it('answers every write action that a matrix of the kit offers', async () => {
      const unanswered: string[] = []
      for (const { name, actions = [] } of allMatrices) {
        for (const action of actions) {
          if (action.kind !== 'write') continue
          const target = { kind: 'keys', keys: [] } as const
          const code = await codeOf(dia.actions.run({ matrix: name, action: action.name, target }))
          const tried = action.canDryRun
            ? await codeOf(dia.actions.run({ matrix: name, action: action.name, target, dryRun: true }))
            : null
          if (code !== null || tried !== null) unanswered.push(`${name}.${action.name}: ${code} ${tried}`)
        }
      }
      expect(unanswered).toEqual([])
      expect(accountsMatrix.actions?.map(({ name }) => name)).toContain('export_statement')
    })

    it('expands a user with three requests, and shares the reads of ten widgets', async () => {
      const counted = await countFetches(backend, await backend.signInAs(admin.id))
      const { dna, queries } = createDiaClient(counted.client)
      const expand = () =>
        Promise.all([
          dna.readUserDna(fan.id),
          queries.readUserDnaState({ userId: fan.id }),
          queries.readInfluenceSummary({ userId: fan.id }),
        ])
      await expand()
      expect(counted.taken()).toHaveLength(3)
      await Promise.all(Array.from({ length: 10 }, expand))
      expect(counted.taken()).toHaveLength(3)
    })
  })
}
