import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloneBackend } from '@dia/backend'
import { EVENT_CATALOGUE, extendCatalogue } from '@dia/core/events'
import { type RedecideReport, redecide } from '@dia/core/redecide'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RpcCall } from '../src/rpc/RpcCall.js'
import { supabaseRpc } from '../src/rpc/supabaseRpc.js'
import { sealPassport } from '../src/seal/index.js'
import { rebuildPassport, verifyPassport } from '../src/verify/index.js'
import { recordedSource } from '../src/verify/recordedSource.js'
import type { TestBackend } from './fixture/OpenBackend.js'
import { runDia } from './fixture/runDia.js'
import { tamper } from './fixture/tamper.js'

/** The demo's database: what came through the Passport holds together, and one byte of it that is changed is named. */
describe('the demo’s Passport', () => {
  let backend: TestBackend
  let rpc: RpcCall

  beforeAll(async () => {
    backend = await cloneBackend('demo')
    rpc = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
    await sealPassport(rpc)
  })
  afterAll(() => backend?.close())

  const found = async (userId?: string) =>
    (await verifyPassport({ rpc, maxDifferences: 1, ...(userId && { userId }) })).differences.map(
      ({ code, entryId }) => `${code} ${entryId}`,
    )

  it('is verified to its newest entry, and a replay finds nothing to put right', async () => {
    const { differences, entries, users, verifiedUpTo } = await verifyPassport({ rpc })
    expect(differences).toEqual([])
    expect(entries).toBeGreaterThan(1000)
    expect(users).toBeGreaterThan(50)
    expect(verifiedUpTo?.entryId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await rebuildPassport(rpc)).toMatchObject({ dna: [], balances: [], scores: [] })
  })

  it.each([
    [
      'a decision',
      'dia.passport_decisions',
      `select entry_id as id, user_id from dia.passport_decisions where mediaid = 2 order by user_id, entry_id limit 1`,
      (id: string) =>
        `update dia.passport_decisions set event_type = event_type || 'x' where entry_id = '${id}'`,
      (id: string) =>
        `update dia.passport_decisions set event_type = left(event_type, -1) where entry_id = '${id}'`,
      'DECISION_CHANGED',
    ],
    [
      'an amount',
      'public.treasury_transactions',
      `select entry_id as id, entry_user_id as user_id from public.treasury_transactions where refunded_cents = 0 order by entry_user_id, entry_id limit 1`,
      (id: string) =>
        `update public.treasury_transactions set amount_cents = amount_cents + 1 where entry_id = '${id}'`,
      (id: string) =>
        `update public.treasury_transactions set amount_cents = amount_cents - 1 where entry_id = '${id}'`,
      'TRANSACTION_DIFFERS',
    ],
    [
      'a sealed entry',
      'public.passport_entries',
      'select id, user_id from public.passport_entries order by user_id, id limit 1',
      (id: string) =>
        `update public.passport_entries set metadata = metadata || '{"x": 1}' where id = '${id}'`,
      (id: string) => `update public.passport_entries set metadata = metadata - 'x' where id = '${id}'`,
      'ENTRY_CHANGED',
    ],
  ])('names the entry once %s is changed by SQL', async (_, table, which, change, restore, code) => {
    const [row] = await backend.query<{ id: string; user_id: string }>(which)
    const { id = '', user_id = '' } = row ?? {}
    await tamper(backend, table, change(id))
    expect(await found()).toContain(`${code} ${id}`)
    await tamper(backend, table, restore(id))
    expect(await found(user_id)).toEqual([])
  })

  async function reports(options: Parameters<typeof redecide>[1]): Promise<RedecideReport[]> {
    const all: RedecideReport[] = []
    for await (const report of redecide(recordedSource({ rpc, model: 'dia-hash-1' }), options))
      all.push(report)
    return all
  }

  it('decides as it was decided, under the weights that hold', async () => {
    const all = await reports({})
    expect(all.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(1000)
    const differing = all.filter(({ scoresChanged, distance }) => scoresChanged > 0 || distance.cultural > 0)
    expect(differing).toEqual([])
  })

  it('says what other weights would change, and writes nothing but that it was asked', async () => {
    const before = await stored()
    const catalogue = extendCatalogue(EVENT_CATALOGUE, {
      version: 'tried',
      events: [{ type: 'player.track_played', weights: { cultural: 1 }, coliseumScore: 9 }],
    })
    const [most] = (await reports({ catalogue })).sort((a, b) => b.decisionsChanged - a.decisionsChanged)
    expect(most?.decisionsChanged).toBeGreaterThan(10)
    expect(most?.distance.cultural).toBeGreaterThan(0.001)
    expect(most?.distance.economic).toBe(0)
    expect(most?.scoreAfter).toBeGreaterThan(most?.scoreBefore ?? 0n)
    expect(most?.examples).toHaveLength(20)
    expect(await stored()).toEqual(before)

    const [alone] = await reports({ catalogue, userId: most?.userId ?? '' })
    expect(alone).toEqual(most)
  })

  it('explains what is wrong with a file of weights', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dia-weights-'))
    try {
      const run = async (text: string) => {
        const file = join(folder, 'weights.json')
        await writeFile(file, text)
        return runDia([
          'passport',
          'redecide',
          '--weights',
          file,
          '--database-url',
          'postgres://127.0.0.1:1/none',
        ])
      }
      expect((await run('nonsense')).stderr).toContain('The file of weights is no JSON.')
      expect((await run('[]')).stderr).toContain('The file of weights holds no object.')
      expect((await run('{"events": [{"type": "x"}]}')).stderr).toContain("catalogue's type is not usable")
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  async function stored() {
    return backend.query(
      `select (select count(*) from dia.passport_decisions) as decisions, (select sum(mass) from dia.dna_states) as mass,
         (select sum(score) from dia.leaderboard_scores) as score, (select count(*) from dia.passport_work) as work`,
    )
  }
})
