import { type EntityEmbedder, embedEntity, hashingEmbedder } from '@dia/core/embedding'
import { DiaError } from '@dia/core/errors'
import { type DecidedBatch, type PassportLog, processPassportEntries } from '@dia/core/passport'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertArtist, insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { readStoredDna } from '../fixture/readState.js'
import { testId } from '../fixture/testId.js'
import { serviceLog, stateOf, workAll } from '../fixture/work.js'

const CLAIM = { batchSize: 500, leaseSeconds: 60, model: hashingEmbedder.model }

/** Who holds an entry, what a repeat does, and what failures cost. */
export function leasesSuite(open: OpenBackend, logOf = serviceLog): void {
  describe('leases, repeats and failures', () => {
    let backend: TestBackend
    let fan: TestUser
    let track: string
    let log: PassportLog

    beforeAll(async () => {
      backend = await open()
      track = await insertTrack(backend, { title: 'Weather' })
      log = logOf(backend)
    })
    beforeEach(async () => {
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())

    const plays = (count: number, user = fan) =>
      Array.from({ length: count }, () => entryOf(user.id, 'player.track_played', ['track', track]))

    /** A log that hands out what the processor wants to commit, and passes nothing on. */
    async function decidedOnly(claims: PassportLog): Promise<DecidedBatch> {
      let decided: DecidedBatch | undefined
      await processPassportEntries({
        log: {
          ...claims,
          commit: async (batch) => {
            decided = batch
            return { processed: 0, skipped: 0, lapsed: 0, at: 0 }
          },
        },
      })
      if (decided === undefined) throw new Error('nothing was decided')
      return decided
    }

    const expireLeases = () =>
      backend.query(
        `update dia.passport_work set leased_until = clock_timestamp() - interval '1 second' where lease_token is not null`,
      )
    const makeDue = () =>
      backend.query(
        `update dia.passport_work set available_at = clock_timestamp() - interval '1 second' where is_open`,
      )

    /** Everything a commit may touch, as one text. */
    async function everything(): Promise<string> {
      const [row] = await backend.query<{ all: string }>(
        `select jsonb_build_object(
           'states', (select jsonb_agg(to_jsonb(s) order by s.user_id, s.domain) from dia.dna_states s),
           'profiles', (select jsonb_agg(to_jsonb(p) order by p.user_id) from dia.dna_profiles p),
           'priors', (select jsonb_agg(to_jsonb(p) order by p.user_id, p.domain) from dia.dna_priors p),
           'decisions', (select jsonb_agg(to_jsonb(d) order by d.entry_id) from dia.passport_decisions d),
           'work', (select jsonb_agg(to_jsonb(w) order by w.entry_id) from dia.passport_work w),
           'vectors', (select jsonb_agg(to_jsonb(v) order by v.id) from dia.entity_dna v))::text as all`,
      )
      return row?.all ?? ''
    }

    it('gives no entry to two live workers', async () => {
      await logEntries(backend, plays(40))
      const batches = await Promise.all(
        Array.from({ length: 6 }, () => log.claim({ ...CLAIM, batchSize: 10 })),
      )
      const ids = batches.flatMap(({ entries }) => entries.map(({ id }) => id))
      expect(ids).toHaveLength(40)
      expect(new Set(ids).size).toBe(40)
      expect((await log.claim(CLAIM)).token).toBeNull()
      await expireLeases()
      await workAll(backend)
    })

    it('gathers what waits of few users, and begins with who has waited for longest', async () => {
      const fans = await Promise.all(Array.from({ length: 40 }, () => insertUser(backend)))
      // Three rounds of one play each: as they came, ten entries are of ten users.
      for (let round = 0; round < 3; round++)
        await logEntries(
          backend,
          fans.flatMap((each) => plays(1, each)),
        )
      const longest = fans[17] as TestUser
      await backend.query(
        `update dia.passport_work set available_at = available_at - interval '1 hour'
         where user_id = $1 and entry_id = (select min(entry_id::text)::uuid from dia.passport_work where user_id = $1)`,
        [longest.id],
      )
      const { entries } = await log.claim({ ...CLAIM, batchSize: 60 })
      const users = entries.map(({ userId }) => userId)
      expect(users).toHaveLength(60)
      expect(users.filter((id) => id === longest.id)).toHaveLength(3)
      // Of one share alone not all may have found room.
      expect(new Set(users).size).toBeLessThanOrEqual(24)
      await expireLeases()
      await workAll(backend)
    })

    it('takes money in the order in which it came, whoever it is of, beside what else waits', async () => {
      const artist = await insertArtist(backend, 'The Weather')
      const fans = await Promise.all(Array.from({ length: 40 }, () => insertUser(backend)))
      const tips = fans.map(({ id }) =>
        entryOf(id, 'treasury.artist_tip', ['artist', artist], { metadata: { amount_cents: '100' } }),
      )
      await logEntries(backend, tips)
      await logEntries(backend, plays(40))
      // Rows of one statement may have become due in the same millisecond.
      await backend.query(
        `update dia.passport_work w set available_at = clock_timestamp() - interval '1 hour' + o.n * interval '1 second'
         from (select entry_id, row_number() over (order by entry_id) as n from dia.passport_work where treasury = 1) o
         where w.entry_id = o.entry_id`,
      )
      const due = await backend.query<{ id: string }>(
        'select entry_id::text as id from dia.passport_work where treasury = 1 order by available_at',
      )
      const isTip = ({ eventType }: { eventType: string }) => eventType === 'treasury.artist_tip'
      const first = (await log.claim({ ...CLAIM, batchSize: 30 })).entries
      expect([first.length, first.filter(isTip).length]).toEqual([30, 3])
      const second = (await log.claim({ ...CLAIM, batchSize: 30 })).entries
      const ids = [...first, ...second].filter(isTip).map(({ id }) => id)
      expect(second).toHaveLength(30)
      const inOrder = (taken: readonly { id: string }[]) => taken.map(({ id }) => id).toSorted()
      expect(inOrder(first.filter(isTip))).toEqual(inOrder(due.slice(0, 3)))
      expect(ids.toSorted()).toEqual(inOrder(due.slice(0, ids.length)))
      await expireLeases()
      await workAll(backend)
      // Nobody is behind the artist, so that the tips would be tried again later.
      await backend.query('delete from dia.passport_work where treasury <> 0')
    })

    it('passes an entry on when its lease runs out, and only the new holder commits it', async () => {
      await logEntries(backend, plays(3))
      const slow = await decidedOnly(log)
      await expireLeases()
      const quick = await decidedOnly(log)
      expect(quick.token).not.toBe(slow.token)

      expect(await log.commit(slow)).toMatchObject({ processed: 0, skipped: 0, lapsed: 3 })
      expect(await log.commit(quick)).toMatchObject({ processed: 3, lapsed: 0 })
      expect(await log.commit(slow)).toMatchObject({ processed: 0, lapsed: 3 })
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(3 * 0.4, 10)
    })

    it('lets a late worker commit while nobody else has claimed', async () => {
      await logEntries(backend, plays(2))
      const late = await decidedOnly(log)
      await expireLeases()
      expect(await log.commit(late)).toMatchObject({ processed: 2, lapsed: 0 })
    })

    it('parts an entry that kills its workers from its companions, and buries it after five', async () => {
      const [killer, ...companions] = plays(20) as [LoggedEntry, ...LoggedEntry[]]
      await logEntries(backend, [killer, ...companions])
      const claims: number[] = []
      for (let round = 0; round < 60; round++) {
        const batch = await log.claim(CLAIM)
        if (batch.token === null) break
        claims.push(batch.entries.length)
        const dies = batch.entries.some(({ id }) => id === killer.id)
        if (!dies) await processPassportEntries({ log: { ...log, claim: async () => batch } })
        await expireLeases()
      }
      expect(claims.slice(0, 2)).toEqual([20, 20])
      expect(claims.slice(2).every((size) => size === 1)).toBe(true)
      expect(await stateOf(backend, killer.id)).toMatchObject({
        mediaid: 4,
        reason: 'LEASE_LAPSED',
        attempts: 5,
      })
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(19 * 0.4, 10)
      const letters = await backend.query<{ system: string; code: string; attempts: number }>(
        'select system, code, attempts from dia.passport_dead_letters where entry_id = $1 order by system',
        [killer.id],
      )
      expect(letters).toEqual(
        ['coliseum', 'mediaid'].map((system) => ({ system, code: 'LEASE_LAPSED', attempts: 5 })),
      )
    })

    it('lets a late failure of a lapsed lease change nothing', async () => {
      await logEntries(backend, plays(1))
      const slow = await decidedOnly(log)
      await expireLeases()
      const quick = await decidedOnly(log)
      const failures = slow.decisions.map(({ userId, entryId }) => ({
        userId,
        entryId,
        system: 'mediaid' as const,
        code: 'TOO_LATE',
        message: 'too late',
        isFinal: false,
      }))
      expect(await log.fail(slow.token, failures)).toMatchObject({ retried: 0, dead: 0 })
      expect(await log.commit(quick)).toMatchObject({ processed: 1 })
    })

    it('changes nothing when the same commit is repeated', async () => {
      const event = await insertEvent(backend, 'Harbour Night')
      const artist_id = await insertArtist(backend, 'Ana')
      await logEntries(backend, [
        ...plays(3),
        entryOf(fan.id, 'vote_cast', ['event', event], { metadata: { artist_id } }),
        entryOf(fan.id, 'player.hummed_along', null),
      ])
      const batch = await decidedOnly(log)
      expect(await log.commit(batch)).toMatchObject({ processed: 4, skipped: 1 })
      const after = await everything()

      expect(await log.commit(batch)).toMatchObject({ processed: 0, skipped: 0 })
      expect(await everything()).toBe(after)
    })

    it('scores an entry once whose commit came twice while another of its systems was undecided', async () => {
      await logEntries(backend, plays(3))
      const batch = await decidedOnly(log)
      const undecided = {
        ...batch,
        decisions: batch.decisions.map((each, at) => (at === 1 ? { ...each, mediaid: null } : each)),
      }
      await log.commit(undecided)
      await log.commit(undecided)
      const metrics = async () =>
        (
          await backend.query<{ count: number }>(
            'select count(*)::int as count from public.coliseum_metrics where user_id = $1',
            [fan.id],
          )
        )[0]?.count
      await backend.query('select public.dia_roll_up_scores()')
      expect(await metrics()).toBe(3)

      await expireLeases()
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      await backend.query('select public.dia_roll_up_scores()')
      expect(await metrics()).toBe(3)
    })

    it('adds nothing when an entry is logged twice', async () => {
      const [entry] = plays(1)
      await logEntries(backend, [entry as LoggedEntry])
      await expect(logEntries(backend, [entry as LoggedEntry])).rejects.toThrow(/duplicate key/)
      expect(await workAll(backend)).toMatchObject({ claimed: 1, processed: 1 })
    })

    it('isolates a poisoned entry: its 499 companions commit, it comes back later and later, and dies of the fifth failure', async () => {
      const entries = plays(500)
      await logEntries(backend, entries)
      const poisoned = entries[317] as LoggedEntry
      // Done without a vector breaks a check constraint of the decisions.
      const poisoning: PassportLog = {
        ...log,
        commit: (batch) =>
          log.commit({
            ...batch,
            decisions: batch.decisions.map((decision) =>
              decision.entryId === poisoned.id && decision.mediaid !== null
                ? { ...decision, mediaid: { ...decision.mediaid, entityId: testId() } }
                : decision,
            ),
          }),
      }
      const bases: number[] = []
      for (let attempt = 1; attempt <= 5; attempt++) {
        const result = await processPassportEntries({ log: poisoning })
        expect(result).toMatchObject({
          claimed: attempt === 1 ? 500 : 1,
          processed: attempt === 1 ? 499 : 0,
          retried: attempt < 5 ? 1 : 0,
          dead: attempt < 5 ? 0 : 1,
        })
        if (attempt === 5) break
        expect((await log.claim(CLAIM)).token).toBeNull()
        const [wait] = await backend.query<{ seconds: number }>(
          `select extract(epoch from available_at - clock_timestamp())::double precision as seconds
           from dia.passport_work where entry_id = $1`,
          [poisoned.id],
        )
        // 5 s doubled by each failure, give or take half of it; a second is what the test itself may take.
        const base = 5 * 2 ** (attempt - 1)
        expect(wait?.seconds).toBeGreaterThan(base * 0.5 - 1)
        expect(wait?.seconds).toBeLessThanOrEqual(base * 1.5)
        bases.push(base)
        expect(await stateOf(backend, poisoned.id)).toMatchObject({ mediaid: 1, attempts: attempt })
        await makeDue()
      }
      expect(await stateOf(backend, poisoned.id)).toMatchObject({ mediaid: 4, attempts: 5, outcome: null })
      const letters = await backend.query(
        'select system, code, attempts, message from dia.passport_dead_letters where entry_id = $1',
        [poisoned.id],
      )
      expect(letters).toEqual([
        {
          system: 'mediaid',
          code: 'DATABASE_ERROR',
          attempts: 5,
          message: expect.stringContaining('check constraint'),
        },
      ])
      await makeDue()
      expect((await log.claim(CLAIM)).token).toBeNull()
      expect((await readStoredDna(backend, fan.id)).cultural.lifetimeMass).toBeCloseTo(499 * 0.4, 6)
    })

    it('fails only the entries of the entity that an embedder cannot make a vector of', async () => {
      const cursed = await insertTrack(backend, { title: 'Cursed' })
      const bent = await insertTrack(backend, { title: 'Bent' })
      const embedder: EntityEmbedder = {
        model: 'dia-hash-1',
        embed: (entities) =>
          entities.map((entity) => {
            if (entity.title === 'Cursed') throw new Error('the model choked')
            const vectors = embedEntity(entity)
            return entity.title === 'Bent' ? { ...vectors, spatial: [Number.NaN] } : vectors
          }),
        embedBases: hashingEmbedder.embedBases,
      }
      const fresh = await insertTrack(backend, { title: 'Fresh' })
      const entries = [cursed, bent, fresh, track].map((id) =>
        entryOf(fan.id, 'player.track_played', ['track', id]),
      )
      await logEntries(backend, entries)
      expect(await processPassportEntries({ log, embedder })).toMatchObject({ processed: 2, retried: 2 })
      const [choked, crooked] = entries as [LoggedEntry, LoggedEntry]
      expect(await stateOf(backend, choked.id)).toMatchObject({ mediaid: 1, reason: 'EMBEDDER_FAILED' })
      expect(await stateOf(backend, crooked.id)).toMatchObject({ mediaid: 1, reason: 'EMBEDDER_ANSWER' })
      await makeDue()
      expect(await workAll(backend)).toMatchObject({ processed: 2 })
    })

    it('fails only the entries of the user whose prior cannot be built', async () => {
      const other = await insertUser(backend, { mediaIds: [{ interests: ['unspeakable'] }] })
      const embedder: EntityEmbedder = {
        ...hashingEmbedder,
        embedBases: (bases) => {
          if (bases.interests.includes('unspeakable')) throw new Error('no words')
          return hashingEmbedder.embedBases(bases)
        },
      }
      await logEntries(backend, [...plays(2), ...plays(2, other)])
      expect(await processPassportEntries({ log, embedder })).toMatchObject({ processed: 2, retried: 2 })
      await makeDue()
      await workAll(backend)
    })

    it('repeats a commit that lost a race, without counting an attempt', async () => {
      const [entry] = plays(1)
      await logEntries(backend, [entry as LoggedEntry])
      let lost = 0
      const racing: PassportLog = {
        ...log,
        commit: async (batch) => {
          if (lost++ < 2) throw new DiaError('TRANSIENT_CONFLICT', 'deadlock detected', 'Try again.')
          return log.commit(batch)
        },
      }
      expect(await processPassportEntries({ log: racing })).toMatchObject({ processed: 1, retried: 0 })
      expect(await stateOf(backend, entry?.id ?? '')).toMatchObject({ attempts: 0, outcome: 2 })
    })

    it.each(['UNREACHABLE', 'DENIED', 'SESSION_EXPIRED', 'MIGRATION_MISSING', 'RATE_LIMITED'])(
      'blames no entry when the whole log answers %s',
      async (code) => {
        const entries = plays(3)
        await logEntries(backend, entries)
        let commits = 0
        const down: PassportLog = {
          ...log,
          commit: async () => {
            commits += 1
            throw new DiaError(code, 'the log is out of order', 'Wait.')
          },
        }
        await expect(processPassportEntries({ log: down })).rejects.toMatchObject({ code })
        expect(commits).toBe(1)
        expect(await stateOf(backend, entries[0]?.id ?? '')).toMatchObject({ mediaid: 1, attempts: 0 })
        await expireLeases()
        expect(await workAll(backend)).toMatchObject({ processed: 3 })
      },
    )

    it('refuses a batch or a lease out of bounds with a code', async () => {
      await expect(log.claim({ ...CLAIM, batchSize: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(log.claim({ ...CLAIM, batchSize: 5001 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(log.claim({ ...CLAIM, leaseSeconds: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  })
}
