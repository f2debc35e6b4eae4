import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import {
  type PassportDifference,
  readSealHeads,
  rebuildDna,
  type SealHead,
  verifyPassport,
} from '../../src/verify/index.js'
import { insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { tamper } from '../fixture/tamper.js'
import { workAll } from '../fixture/work.js'

/** What was recorded, refolded and compared; and every byte that somebody changed. */
export function verifySuite(open: OpenBackend): void {
  describe('verification', () => {
    let backend: TestBackend
    let rpc: RpcCall
    let targets: (readonly [string, string])[]
    let fan: TestUser
    let entries: LoggedEntry[]

    beforeAll(async () => {
      backend = await open()
      rpc = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
      targets = [
        ['track', await insertTrack(backend, { title: 'Tide' })],
        ['track', await insertTrack(backend, { title: 'Ebb', genre: 'techno' })],
        ['event', await insertEvent(backend, 'Harbour Night')],
      ]
    })
    beforeEach(async () => {
      fan = await insertUser(backend)
      entries = historyOf(fan)
      await logEntries(backend, entries)
      await workAll(backend)
      await sealPassport(rpc)
    })
    afterAll(() => backend.close())

    const historyOf = (user: TestUser, count = 24): LoggedEntry[] =>
      Array.from({ length: count }, (_, index) =>
        entryOf(
          user.id,
          ['player.track_favorited', 'track_skip', 'player.track_played', 'player.hummed_along'][index % 4] ??
            '',
          targets[index % 3] ?? null,
          {
            metadata: { note: `n${index}` },
            device_time: new Date(
              Date.parse('2024-01-01T00:00:00Z') + ((index * 7) % count) * 40 * 86_400_000,
            ).toISOString(),
          },
        ),
      )
    const verify = () => verifyPassport({ rpc, userId: fan.id })
    const codes = async () => (await verify()).differences.map(({ code }) => code)
    const of = (code: string, entry: LoggedEntry | null): Partial<PassportDifference> => ({
      code,
      userId: fan.id,
      entryId: entry?.id ?? null,
    })

    it('finds nothing where nothing was changed, and records up to where', async () => {
      await insertUser(backend)
      const seen: number[] = []
      const result = await verifyPassport({ rpc, onProgress: ({ entries }) => seen.push(entries) })
      expect(result.differences).toEqual([])
      const [log] = await backend.query<{ entries: number; users: number; newest: string }>(
        `select count(*)::int as entries, count(distinct user_id)::int as users, max(id::text) as newest from public.passport_entries`,
      )
      expect(result).toMatchObject({ entries: log?.entries, users: log?.users })
      expect(result.verifiedUpTo?.entryId).toBe(log?.newest)
      expect(seen.at(-1)).toBe(log?.entries)
      const [recorded] = await backend.query(
        'select up_to_entry_id, differences::int from dia.verifications order by id desc limit 1',
      )
      expect(recorded).toEqual({ up_to_entry_id: log?.newest, differences: 0 })
    })

    it('does not hold against anyone what is still open or waits to be sealed', async () => {
      await logEntries(backend, historyOf(fan, 8))
      expect(await codes()).toEqual([])
      await workAll(backend)
      expect(await codes()).toEqual([])
    })

    const LAST_BYTES: [table: string, column: string, statement: string, code: string][] = [
      [
        'public.passport_entries',
        'metadata',
        `metadata = jsonb_set(metadata, '{note}', '"n99"')`,
        'ENTRY_CHANGED',
      ],
      ['public.passport_entries', 'event_type', `event_type = 'player.track_playeD'`, 'ENTRY_CHANGED'],
      [
        'public.passport_entries',
        'session_id',
        `session_id = '00000000-0000-4000-8000-000000000bad'`,
        'ENTRY_CHANGED',
      ],
      [
        'public.passport_entries',
        'entity_id',
        `entity_id = '00000000-0000-4000-8000-000000000bad'`,
        'ENTRY_CHANGED',
      ],
      ['dia.passport_decisions', 'event_type', `event_type = event_type || ' '`, 'DECISION_CHANGED'],
      ['dia.passport_decisions', 'k_spatial', 'k_spatial = k_spatial + 1e-15', 'DECISION_CHANGED'],
      ['dia.passport_decisions', 'valence', 'valence = -valence', 'DECISION_CHANGED'],
      [
        'dia.passport_decisions',
        'catalogue_version',
        `catalogue_version = catalogue_version || '.'`,
        'DECISION_CHANGED',
      ],
    ]

    it.each(LAST_BYTES)(
      'names the entry when %s.%s is changed by a byte',
      async (table, _, statement, code) => {
        const entry = entries[6] as LoggedEntry
        const id = table === 'public.passport_entries' ? 'id' : 'entry_id'
        await tamper(backend, table, `update ${table} set ${statement} where ${id} = '${entry.id}'`)
        expect((await verify()).differences).toContainEqual(expect.objectContaining(of(code, entry)))
      },
    )

    it('names the entry that was deleted, with its decision or alone', async () => {
      const entry = entries[4] as LoggedEntry
      await tamper(
        backend,
        'public.passport_entries',
        `delete from public.passport_entries where id = '${entry.id}'`,
      )
      const { differences } = await verify()
      expect(differences).toContainEqual(expect.objectContaining(of('ENTRY_MISSING', entry)))
      expect(differences).toContainEqual(expect.objectContaining(of('DECISION_UNFOUNDED', entry)))
      await tamper(
        backend,
        'dia.passport_decisions',
        `delete from dia.passport_decisions where entry_id = '${entry.id}'`,
      )
      const again = (await verify()).differences
      expect(again).toContainEqual(expect.objectContaining(of('DECISION_MISSING', entry)))
      expect(again.map(({ code }) => code)).toContain('DNA_MASS_DIFFERS')
    })

    it('names the entry that was slipped in past the triggers', async () => {
      const [forged] = historyOf(fan, 1) as [LoggedEntry]
      await tamper(
        backend,
        'public.passport_entries',
        `insert into public.passport_entries (id, user_id, event_type, event_category)
         values ('${forged.id}', '${fan.id}', 'player.track_played', 'player')`,
      )
      const { differences } = await verify()
      expect(differences).toContainEqual(expect.objectContaining(of('ENTRY_ADDED', forged)))
      expect(differences).toContainEqual(expect.objectContaining(of('DECISION_LOST', forged)))
    })

    it('finds the decision that was lost before there was a seal', async () => {
      const [late] = historyOf(fan, 1) as [LoggedEntry]
      await logEntries(backend, [late])
      await backend.query('delete from dia.passport_work where entry_id = $1', [late.id])
      expect((await verify()).differences).toContainEqual(expect.objectContaining(of('DECISION_LOST', late)))
    })

    it('notices a chain that was cut, broken or given another end', async () => {
      const bend = (statement: string) => tamper(backend, 'dia.seals', statement)
      await bend(`delete from dia.seals where user_id = '${fan.id}' and sequence = 5`)
      expect(await codes()).toContain('SEAL_LINK_MISSING')
      await backend.query(`update dia.seal_heads set sequence = sequence + 1 where user_id = '${fan.id}'`)
      expect(await codes()).toContain('SEAL_HEAD_DIFFERS')
      await bend(`update dia.seals set digest = sha256(digest) where user_id = '${fan.id}' and sequence = 9`)
      expect(await codes()).toContain('SEAL_LINK_CHANGED')
    })

    it('notices a chain that was written anew, by the heads that were kept elsewhere', async () => {
      const heads: SealHead[] = []
      for await (const head of readSealHeads(rpc)) if (head.userId === fan.id) heads.push(head)
      expect((await verifyPassport({ rpc, userId: fan.id, heads })).differences).toEqual([])

      await tamper(backend, 'dia.seals', `delete from dia.seals where user_id = '${fan.id}'`)
      await backend.query('delete from dia.seal_heads where user_id = $1', [fan.id])
      await backend.query(
        'insert into dia.seal_work select user_id, entry_id, systems from dia.sealable where user_id = $1',
        [fan.id],
      )
      await sealPassport(rpc)
      expect((await verify()).differences).toEqual([])
      const found = (await verifyPassport({ rpc, userId: fan.id, heads })).differences
      expect(found.map(({ code, userId }) => [code, userId])).toEqual([['SEAL_REWRITTEN', fan.id]])
    })

    const DNA: [what: string, statement: string, code: string][] = [
      ['a component', 'signal = signal + l2_normalize(signal) * dia.constant_vector(2e-3)', 'DNA_DIFFERS'],
      ['the mass', 'mass = mass * (1 + 1e-7)', 'DNA_MASS_DIFFERS'],
      ['the lifetime mass', 'lifetime_mass = lifetime_mass + 1e-6', 'DNA_MASS_DIFFERS'],
    ]

    it.each(DNA)(
      'names the domain where %s is not what the decisions say, and a rebuild puts it right',
      async (_, change, code) => {
        await backend.query(`update dia.dna_states set ${change} where user_id = $1 and domain = 2`, [fan.id])
        expect((await verify()).differences).toEqual([
          expect.objectContaining({ code, userId: fan.id, domain: 2 }),
        ])
        const [rebuilt] = await rebuildDna(rpc, { userId: fan.id })
        expect(rebuilt).toMatchObject({ userId: fan.id, differences: [{ code, domain: 2 }] })
        expect(await codes()).toEqual([])
        expect(await rebuildDna(rpc, { userId: fan.id })).toEqual([])
      },
    )

    it('rebuilds what is missing, and takes away what no decision gave', async () => {
      await backend.query('delete from dia.dna_states where user_id = $1 and domain in (1, 3)', [fan.id])
      await backend.query('update dia.dna_profiles set interaction_count = 1 where user_id = $1', [fan.id])
      expect((await codes()).sort()).toEqual(['DNA_COUNT_DIFFERS', 'DNA_MISSING', 'DNA_MISSING'])
      const other = await insertUser(backend)
      await backend.query(
        `insert into dia.dna_states select '${other.id}', domain, reference_time, signal, mass, lifetime_mass
         from dia.dna_states where user_id = $1`,
        [fan.id],
      )
      await backend.query(
        `insert into dia.dna_profiles (user_id, media_id, model) values ($1, $2, 'dia-hash-1')`,
        [other.id, other.mediaIds[0]],
      )
      const found = (await verifyPassport({ rpc, userId: other.id })).differences.map(({ code }) => code)
      expect(new Set(found)).toEqual(new Set(['DNA_UNFOUNDED']))
      const rebuilt = await rebuildDna(rpc)
      // Those whose decisions other tests bent are put right, too.
      expect(rebuilt.map(({ userId }) => userId)).toEqual(expect.arrayContaining([fan.id, other.id]))
      expect(
        (await verifyPassport({ rpc })).differences.filter(({ code }) => code.startsWith('DNA')),
      ).toEqual([])
      await backend.query('delete from dia.dna_profiles where user_id = $1', [other.id])
    })

    it('says so in the audit log, and refuses a user without DNA', async () => {
      const nobody = await insertUser(backend)
      await expect(rebuildDna(rpc, { userId: nobody.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await rebuildDna(rpc, { userId: fan.id })
      const audits = await backend.query('select action from dia.audit_log where subject_user_id = $1', [
        fan.id,
      ])
      expect(audits).toEqual([{ action: 'dna.rebuild' }])
    })
  })
}
