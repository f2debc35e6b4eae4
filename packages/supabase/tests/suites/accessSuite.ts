import { isDiaError } from '@dia/core/errors'
import { allMatrices, diaMatrices, usersMatrix } from '@dia/core/matrices'
import { diaQueries } from '@dia/core/queries'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDiaError } from '../../src/errors/index.js'
import { supabaseDnaSource } from '../../src/identity/index.js'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { insertOneOfEach } from '../fixture/insertOneOfEach.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import { matrixRelations } from '../fixture/matrixRelations.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { withFetch } from '../fixture/withFetch.js'

const PERSONAS = [
  'anon',
  'fan',
  'otherFan',
  'artist',
  'brand',
  'developer',
  'admin',
  'demotedAdmin',
  'service',
] as const
type Persona = (typeof PERSONAS)[number]

/** What a request comes to: rows of the fan's, everything, nothing, done, or the database's code. */
type Outcome = 'all' | 'own' | 'none' | 'done' | '42501' | '55000' | 'PT403' | 'PT404' | 'PT422'
type PerPersona = Readonly<Record<Persona, Outcome>>
type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'

const everyone = (outcome: Outcome, but: Partial<PerPersona> = {}): PerPersona => ({
  ...(Object.fromEntries(PERSONAS.map((persona) => [persona, outcome])) as Record<Persona, Outcome>),
  ...but,
})
/** Who reaches the database at all, but nothing that is somebody else's. */
const signedIn = (outcome: Outcome, but: Partial<PerPersona> = {}) =>
  everyone(outcome, { anon: '42501', ...but })

/** What only the processor writes: readable by those it concerns and by admins, writable by nobody. */
const readOnly = (SELECT: PerPersona): Readonly<Record<Verb, PerPersona>> => ({
  SELECT,
  INSERT: everyone('42501'),
  UPDATE: everyone('42501'),
  DELETE: everyone('42501'),
})

const OWN_OR_ADMIN = everyone('PT403', { anon: '42501', fan: 'done', admin: 'done', service: 'done' })
/** The matrices that read one table as it is; of all others Postgres says that they cannot be written, to anyone. */
const ONE_TABLE = new Set(
  [
    'profiles',
    'media_ids',
    'listening_sessions',
    'event_attendees',
    'audio_features',
    'payout_contracts',
    'ledger_postings',
    'audit_log',
    'dead_letters',
    'decisions',
    'transactions',
    'leaderboards',
  ].map((name) => `dia_${name}`),
)

/** Every matrix is readable by admins alone, and by the service. */
function matrixAccess(relation: string): Readonly<Record<Verb, PerPersona>> {
  const refused = everyone(ONE_TABLE.has(relation) ? '42501' : '55000')
  return {
    SELECT: signedIn('none', { admin: 'all', service: 'all' }),
    INSERT: refused,
    UPDATE: refused,
    DELETE: refused,
  }
}

/** Everything that the kit puts into the exposed schema. What is not here fails the test. */
const RELATIONS: Readonly<Record<string, Readonly<Record<Verb, PerPersona>>>> = {
  coliseum_metrics: readOnly(signedIn('none', { fan: 'own', admin: 'all', service: 'all' })),
  ...Object.fromEntries(matrixRelations.map(({ relation }) => [relation, matrixAccess(relation)])),
  leaderboards: readOnly(signedIn('all')),
  passport_entries: {
    // The fan, the other fan and the artist have an entry each.
    SELECT: signedIn('none', { fan: 'own', otherFan: 'own', artist: 'own', admin: 'all', service: 'all' }),
    INSERT: everyone('42501', { service: 'done' }),
    UPDATE: everyone('42501'),
    DELETE: everyone('42501'),
  },
  payout_contracts: {
    SELECT: signedIn('none', { artist: 'own', admin: 'all', service: 'all' }),
    INSERT: everyone('42501', { service: 'done' }),
    UPDATE: everyone('42501'),
    DELETE: everyone('42501'),
  },
  treasury_accounts: readOnly(signedIn('none', { fan: 'own', artist: 'own', admin: 'all', service: 'all' })),
  // The fan paid the artist.
  treasury_transactions: readOnly(
    signedIn('none', { fan: 'own', artist: 'own', admin: 'all', service: 'all' }),
  ),
}

/** A relation's own columns for the attempts: whose a row is, a row to add, a change to make to the fan's rows. */
const SAMPLES: Readonly<
  Record<
    string,
    {
      readonly owners: readonly string[]
      readonly row: (ids: Ids) => Record<string, unknown>
      readonly change: Record<string, unknown>
      readonly where?: (ids: Ids) => [column: string, value: string]
    }
  >
> = {
  coliseum_metrics: {
    owners: ['user_id'],
    row: ({ fan }) => ({ ...METRIC, id: testId(), user_id: fan, entry_id: testId() }),
    change: { weighted_score: 1000 },
  },
  ...Object.fromEntries(
    matrixRelations.map(({ relation, key, columns }) => {
      const change = { [columns.find(({ name }) => name !== key)?.name ?? key]: null }
      return [
        relation,
        {
          owners: [key],
          row: () => change,
          change,
          where: ({ fan }: Ids) =>
            [key, key === 'id' && relation === 'dia_audit_log' ? '1' : fan] as [string, string],
        },
      ]
    }),
  ),
  leaderboards: {
    owners: ['leaderboard_type'],
    row: () => ({ ...BOARD, period_start: '2026-02-01T00:00:00Z', period_end: '2026-02-02T00:00:00Z' }),
    change: { rankings: [] },
    where: () => ['leaderboard_type', 'tracks_daily'],
  },
  passport_entries: {
    owners: ['user_id'],
    row: ({ fan }) => ({
      id: testId(),
      user_id: fan,
      event_type: 'player.track_played',
      event_category: 'player',
    }),
    change: { metadata: { forged: true } },
  },
  payout_contracts: {
    owners: ['artist_id'],
    row: () => ({ artist_id: testId(), effective_from: '2026-01-01T00:00:00Z' }),
    change: { artist_share: 1, platform_share: 0 },
    where: ({ artist }) => ['artist_id', artist],
  },
  treasury_accounts: {
    owners: ['user_id'],
    row: () => ({ user_id: testId(), balance_cents: '100' }),
    change: { balance_cents: '100' },
  },
  treasury_transactions: {
    owners: ['from_user_id', 'to_user_id'],
    row: ({ fan }) => ({
      ...TRANSACTION,
      id: testId(),
      from_user_id: fan,
      entry_user_id: fan,
      entry_id: testId(),
    }),
    change: { amount_cents: '1' },
    where: ({ fan }) => ['from_user_id', fan],
  },
}

const METRIC = {
  metric_type: 'player.track_played',
  entity_type: 'track',
  entity_id: '00000000-0000-4000-8000-00000000aaaa',
  base_score: 1,
  weighted_score: 3,
  created_at: '2026-01-15T12:00:00Z',
}

const BOARD = {
  leaderboard_type: 'tracks_daily',
  period_start: '2026-01-15T00:00:00Z',
  period_end: '2026-01-16T00:00:00Z',
  rankings: [],
}

const TRANSACTION = {
  transaction_type: 'tip',
  amount_cents: '1000',
  source: 'stripe',
  created_at: '2026-01-15T12:00:00Z',
  updated_at: '2026-01-15T12:00:00Z',
}

/** An entry as Postgres writes a row: its id and its user, and nothing in the other columns. */
const rowText = (id: string, userId: string, columns: number) => `(${id},${userId}${','.repeat(columns - 2)})`

/** A function that a plain select calls for each entry of the log; of others' entries it says nothing. */
const computedColumn = {
  args: ({ fan, entryColumns }: Ids) => ({ entry: rowText(fan, fan, entryColumns) }),
  outcome: signedIn('done'),
}

function forAdmins(args: (ids: Ids) => Record<string, unknown> = () => ({})) {
  return { args, outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }) }
}

const FUNCTIONS: Readonly<
  Record<string, { args: (ids: Ids) => Record<string, unknown>; outcome: PerPersona }>
> = {
  dia_backfill_passport: {
    args: ({ fan }) => ({ of_user: fan }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_worker_heartbeat: {
    args: () => ({ worker: 'nobody', state: 'stopped' }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_claim_chore: {
    args: () => ({ chore: 'none', of_function: 'dia_not_there', every_seconds: 60 }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_finish_chore: {
    args: () => ({ chore: 'none' }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_dead_entry_ids: {
    args: () => ({}),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_passport_status: {
    args: () => ({}),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_log_events: {
    args: () => ({ entries: [] }),
    // For themselves alone; the logging suite has the rest.
    outcome: signedIn('done'),
  },
  dia_materialise_leaderboards: {
    args: () => ({}),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_roll_up_scores: {
    args: () => ({}),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_roll_up_accounts: {
    args: () => ({}),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_passport_claim: {
    args: () => ({ batch_size: 1, lease_seconds: 1, model: 'none' }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_passport_commit: {
    args: () => ({
      token: '00000000-0000-4000-8000-00000000dead',
      model: 'none',
      catalogue_version: 'none',
      users: [],
      entries: [],
      outcomes: [],
      reasons: [],
      event_types: [],
      times: [],
      entity_types: [],
      entity_ids: [],
      with_artist_ids: [],
      valences: [],
      k_cultural: [],
      k_behavioral: [],
      k_economic: [],
      k_spatial: [],
      treasury_outcomes: [],
      treasury_reasons: [],
      money: [],
      coliseum_outcomes: [],
      coliseum_reasons: [],
      base_scores: [],
      weighted_scores: [],
      scored_types: [],
      scored_ids: [],
      second_types: [],
      second_ids: [],
      lates: [],
      contexts: [],
      priors: '[]',
      entity_vectors: '[]',
    }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_passport_fail: {
    args: () => ({
      token: '00000000-0000-4000-8000-00000000dead',
      users: [],
      entries: [],
      systems: [],
      codes: [],
      messages: [],
      finals: [],
    }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_project_embeddings: {
    args: () => ({ batch_size: 1 }),
    outcome: everyone('42501', { service: 'done' }),
  },
  ...Object.fromEntries(
    Object.entries({
      dia_verify_users: { user_limit: 1 },
      dia_verify_ledger: {},
      dia_verify_scores: {},
      dia_start_verification: {},
      dia_record_verification: {
        started_at: '2026-01-01',
        up_to_entry_id: null,
        users: 0,
        entries: 0,
        differences: 0,
      },
      dia_check_seal_heads: { heads: '[]' },
      dia_rebuild_dna_of_all: { user_limit: 1 },
      dia_redrive_entries: { keys: ['00000000-0000-4000-8000-00000000dead'] },
      dia_dismiss_entries: { keys: ['00000000-0000-4000-8000-00000000dead'] },
      dia_restore_entries: { keys: ['00000000-0000-4000-8000-00000000dead'] },
      dia_reprocess_entries: { keys: ['00000000-0000-4000-8000-00000000dead'] },
      dia_exclude_entries: { keys: ['00000000-0000-4000-8000-00000000dead'] },
    }).map(([name, args]) => [
      name,
      { args: () => args, outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }) },
    ]),
  ),
  // Nobody's id.
  dia_erase_user: {
    args: () => ({ of_user: '00000000-0000-4000-8000-00000000dead' }),
    outcome: everyone('PT403', { anon: '42501', admin: 'PT404', service: 'PT404' }),
  },
  // A user without DNA.
  dia_rebuild_dna: {
    args: ({ fan }) => ({ of_user: fan }),
    outcome: everyone('PT403', { anon: '42501', admin: 'PT404', service: 'PT404' }),
  },
  dia_passport_seal: {
    args: () => ({ batch_size: 1 }),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_export_seal_heads: {
    args: () => ({ batch_size: 1 }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_system_health: {
    args: () => ({}),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_record_health_sample: {
    args: () => ({}),
    outcome: everyone('42501', { service: 'done' }),
  },
  dia_change_marks: {
    args: () => ({ relations: ['dia_users'] }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_dry_run: {
    args: () => ({ action: 'redrive', keys: [testId()] }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_account_statement: {
    // Past the check of the caller comes the account, which the fan has none of.
    args: ({ fan }) => ({ of_user: fan, of_currency: 'XTS' }),
    outcome: everyone('PT403', { anon: '42501', fan: 'PT404', admin: 'PT404', service: 'PT404' }),
  },
  dia_entity_dna: forAdmins(() => ({ of_type: 'track', of_ids: [] })),
  dia_dna_history: {
    args: ({ fan }) => ({ of_user: fan }),
    outcome: OWN_OR_ADMIN,
  },
  dia_entity_vectors: {
    // Nobody's history holds it.
    args: () => ({ ids: ['1'] }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_rebuild_balances: {
    args: () => ({}),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_rebuild_scores: {
    args: () => ({}),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_recorded_users: {
    args: () => ({ user_limit: 1 }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_recorded_entries: {
    args: ({ fan }) => ({ of_user: fan, of_model: 'dia-hash-1' }),
    outcome: everyone('PT403', { anon: '42501', admin: 'done', service: 'done' }),
  },
  dia_export_user_data: {
    args: ({ fan }) => ({ of_user: fan }),
    outcome: OWN_OR_ADMIN,
  },
  dia_initialise_dna: {
    // Past the check of the caller comes the check of the input.
    args: ({ fan }) => ({ of_user: fan, of_media_id: null, model: null, prior: '{}' }),
    outcome: everyone('PT403', { anon: '42501', fan: 'PT422', admin: 'PT422', service: 'PT422' }),
  },
  dia_save_dna_preferences: {
    args: ({ fan }) => ({ of_user: fan, preferences: '{"learningRate": 0.2}' }),
    outcome: OWN_OR_ADMIN,
  },
  dia_refresh_user_matrix: forAdmins(),
  dia_refresh_statistics: forAdmins(),
  dia_refresh_due_matrices: forAdmins(),
  dia_matrix_degradations: forAdmins(),
  dia_adopt_optional_tables: forAdmins(),
  dia_matrix_option_counts: forAdmins(() => ({ matrix: 'users', filter: 'role' })),
  dia_matrix_breakdown: forAdmins(() => ({
    matrix: 'events',
    breakdown: 'votes_by_artist',
    row_key: testId(),
  })),
  dia_users_by_activity: forAdmins(() => ({
    conditions: [{ did: true, eventTypes: ['player.track_played'] }],
  })),
  dia_open_matrix_row: forAdmins(({ fan }) => ({ matrix: 'users', row_key: fan })),
  dia_open_host_row: {
    // Under the caller's own rights; nobody's id.
    args: () => ({
      relation: 'profiles',
      key_column: 'id',
      row_key: '00000000-0000-4000-8000-00000000dead',
      columns: ['id'],
      exact_columns: [],
    }),
    outcome: everyone('PT404', { anon: '42501' }),
  },
  dia_record_export: forAdmins(() => ({ matrix: 'users', request: {}, row_count: 1 })),
  ...Object.fromEntries(Object.keys(diaMatrices).map((name) => [`dia_matrix_figures_${name}`, forAdmins()])),
  dia_user_dna: {
    args: ({ fan }) => ({ of_user: fan }),
    outcome: everyone('PT403', { anon: '42501', fan: 'done', admin: 'done', service: 'done' }),
  },
  processed_at: computedColumn,
  processed_by_coliseum: computedColumn,
  processed_by_mediaid: computedColumn,
  processed_by_treasury: computedColumn,
  ...Object.fromEntries(
    Object.values(diaQueries).map(({ functionName }) => [
      functionName,
      {
        args: ({ fan }: Ids) => ({ user_id: fan }),
        outcome: everyone('PT403', { anon: '42501', fan: 'done', admin: 'done', service: 'done' }),
      },
    ]),
  ),
}

interface Ids {
  readonly fan: string
  /** Of artist_profiles. */
  readonly artist: string
  /** How many columns the log has. */
  readonly entryColumns: number
}

/** Who may do what through the API, and what the catalogue of Postgres says about it. */
export function accessSuite(open: OpenBackend): void {
  describe('access', () => {
    let backend: TestBackend
    let users: Record<Exclude<Persona, 'anon' | 'service'>, TestUser>
    let clients: Record<Persona, SupabaseClient>
    let ids: Ids

    beforeAll(async () => {
      backend = await open()
      users = {
        fan: await insertUser(backend),
        otherFan: await insertUser(backend),
        artist: await insertUser(backend, { role: 'artist' }),
        brand: await insertUser(backend, { role: 'brand' }),
        developer: await insertUser(backend, { role: 'developer' }),
        admin: await insertUser(backend, { role: 'admin' }),
        demotedAdmin: await insertUser(backend, { role: 'admin' }),
      }
      const signIn = (persona: keyof typeof users) => backend.signInAs(users[persona].id)
      clients = {
        anon: backend.createClient(),
        service: backend.createClient({ key: backend.serviceKey }),
        fan: await signIn('fan'),
        otherFan: await signIn('otherFan'),
        artist: await signIn('artist'),
        brand: await signIn('brand'),
        developer: await signIn('developer'),
        admin: await signIn('admin'),
        demotedAdmin: await signIn('demotedAdmin'),
      }
      await backend.query(`update public.profiles set role = 'fan' where id = $1`, [users.demotedAdmin.id])
      await logEntries(
        backend,
        [users.fan, users.otherFan, users.artist].map(({ id }) => entryOf(id, 'player.track_played', null)),
      )
      await backend.query('select public.dia_refresh_user_matrix()')
      const columns = await backend.query(
        `select from pg_attribute where attrelid = 'public.passport_entries'::regclass and attnum > 0`,
      )
      ids = { fan: users.fan.id, artist: testId(), entryColumns: columns.length }
      await insertMoneyAndScores(backend, ids, users.artist.id)
      const [logged] = await backend.query<{ id: string }>(
        'select id from public.passport_entries where user_id = $1',
        [ids.fan],
      )
      await insertOneOfEach(backend, { user: ids.fan, artist: ids.artist, entry: logged?.id ?? '' })
    })
    afterAll(() => backend.close())

    const kitRelations = () =>
      backend.query<{ name: string }>(
        `select c.relname as name from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and not exists (select from unnest($1::text[]) host where host = c.relname) order by 1`,
        [HOST_TABLES],
      )
    const kitFunctions = () =>
      backend.query<{ name: string }>(
        `select p.proname as name from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.proname <> 'keep_profile_role' order by 1`,
      )

    it('is written down for every relation and function of the kit in the exposed schema', async () => {
      expect((await kitRelations()).map(({ name }) => name)).toEqual(Object.keys(RELATIONS).sort())
      expect((await kitFunctions()).map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS).sort())
    })

    const cases = Object.entries(RELATIONS).flatMap(([relation, verbs]) =>
      Object.entries(verbs).flatMap(([verb, outcomes]) =>
        PERSONAS.map((persona) => ({ relation, verb: verb as Verb, persona, expected: outcomes[persona] })),
      ),
    )

    it.each(cases)('$persona $verb $relation: $expected', async ({ relation, verb, persona, expected }) => {
      const before = await fingerprint(relation)
      const outcome = await attempt(clients[persona], relation, verb, persona)
      expect(outcome).toBe(expected)
      if (expected !== 'done') expect(await fingerprint(relation)).toBe(before)
    })

    async function fingerprint(relation: string): Promise<string> {
      const source = relation === 'dia_users' ? 'dia.user_matrix' : `public.${relation}`
      const [row] = await backend.query<{ mark: string }>(
        `select coalesce(md5(string_agg(r::text, '' order by r::text)), '') as mark from ${source} r`,
      )
      return row?.mark ?? ''
    }

    async function attempt(client: SupabaseClient, relation: string, verb: Verb, persona: Persona) {
      const table = client.from(relation)
      const sample = SAMPLES[relation]
      if (sample === undefined) throw new Error(`no sample of ${relation}`)
      const [column, value] = sample.where?.(ids) ?? ['user_id', ids.fan]
      switch (verb) {
        case 'SELECT': {
          const { data, error } = await table.select(sample.owners.join(','))
          if (error !== null) return error.code
          const rows = data as unknown as Record<string, string>[]
          const [total] = await backend.query<{ count: number }>(
            `select count(*)::int as count from ${relation === 'dia_users' ? 'dia.user_matrix' : relation}`,
          )
          if (rows.length === 0) return 'none'
          if (rows.length === total?.count && OVERSEERS.has(persona)) return 'all'
          const own = [users[persona as keyof typeof users]?.id, persona === 'artist' ? ids.artist : null]
          const isOwn = (row: Record<string, string>) =>
            sample.owners.some((owner) => own.includes(row[owner] ?? ''))
          if (rows.every(isOwn)) return 'own'
          return rows.length === total?.count ? 'all' : `${rows.length} rows`
        }
        case 'INSERT': {
          const { error } = await table.insert(sample.row(ids))
          return error?.code ?? 'done'
        }
        case 'UPDATE': {
          const { data, error } = await table.update(sample.change).eq(column, value).select(column)
          return error?.code ?? (data?.length === 0 ? 'none' : 'done')
        }
        case 'DELETE': {
          const { data, error } = await table.delete().eq(column, value).select(column)
          return error?.code ?? (data?.length === 0 ? 'none' : 'done')
        }
      }
    }

    const calls = Object.entries(FUNCTIONS).flatMap(([name, { args, outcome }]) =>
      PERSONAS.map((persona) => ({ name, args, persona, expected: outcome[persona] })),
    )

    it.each(calls)('$persona calls $name: $expected', async ({ name, args, persona, expected }) => {
      const { error } = await clients[persona].rpc(name, args(ids))
      expect(error?.code ?? 'done').toBe(expected)
    })

    it('lets the service connect a user to Stripe and end a contract, and change nothing else of them', async () => {
      const accounts = clients.service.from('treasury_accounts')
      const connected = { stripe_connect_account_id: 'acct_demo' }
      expect((await accounts.update(connected).eq('user_id', ids.fan)).error).toBeNull()
      const contracts = clients.service.from('payout_contracts')
      const ended = { expires_at: '2027-01-01T00:00:00Z' }
      expect((await contracts.update(ended).eq('artist_id', ids.artist)).error).toBeNull()
      expect(
        (await clients.admin.from('payout_contracts').update(ended).eq('artist_id', ids.artist)).error?.code,
      ).toBe('42501')
    })

    it('computes the flags of the log for those who may see the entry, and tells others nothing', async () => {
      const flags = 'user_id,processed_by_mediaid,processed_by_treasury,processed_at'
      const own = await clients.fan.from('passport_entries').select(flags)
      expect(own.data?.[0]).toMatchObject({ processed_by_mediaid: false, processed_at: null })
      const { data: entries } = await clients.admin
        .from('passport_entries')
        .select('id')
        .eq('user_id', ids.fan)
      const asked = { entry: rowText(entries?.[0]?.id, ids.fan, ids.entryColumns) }
      expect((await clients.fan.rpc('processed_by_mediaid', asked)).data).toBe(false)
      expect((await clients.otherFan.rpc('processed_by_mediaid', asked)).data).toBeNull()
    })

    it('lets everyone read their own DNA, and an admin everybody’s', async () => {
      const own = await supabaseDnaSource(clients.fan).readUserDna(users.fan.id)
      expect(own).toMatchObject({
        userId: users.fan.id,
        mediaId: users.fan.mediaIds[0],
        dna: null,
        consent: true,
      })
      const read = (client: SupabaseClient) => supabaseDnaSource(client).readUserDna(users.fan.id)
      expect((await read(clients.admin)).userId).toBe(users.fan.id)
      for (const persona of ['anon', 'otherFan', 'artist', 'brand', 'developer', 'demotedAdmin'] as const) {
        await expect(read(clients[persona])).rejects.toMatchObject({ code: 'DENIED' })
      }
    })

    it('reads consent as core does, the word "false" included', async () => {
      for (const [flag, consent] of [
        [false, false],
        ['false', false],
        [true, true],
        [null, true],
      ] as const) {
        const user = await insertUser(backend, { mediaIds: [{ content_flags: { dna_consent: flag } }] })
        expect((await supabaseDnaSource(clients.admin).readUserDna(user.id)).consent).toBe(consent)
      }
    })

    const audited = (subject: string) =>
      backend.query<{ actor_id: string | null; action: string }>(
        'select actor_id, action from dia.audit_log where subject_user_id = $1 order by id',
        [subject],
      )

    it('writes one row to the audit log when an admin opens someone’s DNA, and none when a user reads their own', async () => {
      const { id } = await insertUser(backend)
      const self = await backend.signInAs(id)
      await supabaseDnaSource(self).readUserDna(id)
      expect(await audited(id)).toEqual([])

      await supabaseDnaSource(clients.admin).readUserDna(id)
      expect(await audited(id)).toEqual([{ actor_id: users.admin.id, action: 'user.open_dna' }])

      await expect(supabaseDnaSource(clients.otherFan).readUserDna(id)).rejects.toMatchObject({
        code: 'DENIED',
      })
      expect(await audited(id)).toHaveLength(1)
    })

    it('writes the audit row in the transaction that reads: what is rolled back was not opened', async () => {
      const { id } = await insertUser(backend)
      await expect(
        backend.query(
          `do $do$ begin
             perform public.dia_user_dna('${id}');
             raise exception 'audited: %', (select count(*) from dia.audit_log where subject_user_id = '${id}');
           end $do$`,
        ),
      ).rejects.toThrow('audited: 1')
      expect(await audited(id)).toEqual([])
    })

    it('answers NOT_FOUND for a user who does not exist', async () => {
      await expect(supabaseDnaSource(clients.admin).readUserDna(testId())).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('keeps the audit log from everybody’s hands, the owner’s too', async () => {
      for (const statement of [
        `update dia.audit_log set action = 'nothing'`,
        'delete from dia.audit_log',
        'truncate dia.audit_log',
      ]) {
        await expect(backend.query(statement)).rejects.toThrow(/append-only/)
      }
    })

    it('shows the kit’s own schema to nobody through the API', async () => {
      for (const persona of PERSONAS) {
        const { data, error } = await clients[persona].schema('dia').from('audit_log').select('*')
        expect(data).toBeNull()
        expect(error?.code).toBe('PGRST106')
      }
    })

    it('ends an admin’s rights with the role, whatever the token says, and gives them back with it', async () => {
      const { id } = await insertUser(backend, { role: 'admin' })
      const client = await backend.signInAs(id)
      const matrices = supabaseMatrixSource(client)
      const rows = async () =>
        (
          await matrices.readPage(usersMatrix, {
            search: '',
            filters: {},
            sort: usersMatrix.defaultSort,
            limit: 10,
            after: null,
          })
        ).rows.length
      const setRole = (role: string) =>
        backend.query('update public.profiles set role = $1 where id = $2', [role, id])
      expect(await rows()).toBeGreaterThan(0)
      await setRole('fan')
      await expect(rows()).rejects.toMatchObject({ code: 'DENIED' })
      await expect(supabaseDnaSource(client).readUserDna(users.fan.id)).rejects.toMatchObject({
        code: 'DENIED',
      })
      await expect(matrices.refresh(usersMatrix)).rejects.toMatchObject({ code: 'DENIED' })
      await setRole('admin')
      expect(await rows()).toBeGreaterThan(0)
    })

    it('lets nobody but the service raise a role', async () => {
      for (const persona of ['fan', 'artist', 'brand', 'developer', 'demotedAdmin'] as const) {
        const { id } = users[persona]
        const profiles = clients[persona].from('profiles')
        expect((await profiles.update({ role: 'admin' }).eq('id', id)).error?.code).toBe('42501')
        expect((await profiles.upsert({ id, role: 'admin' })).error?.code).toBe('42501')
      }
      const admins = await backend.query<{ id: string }>(
        `select id from public.profiles where role = 'admin'`,
      )
      expect(admins.map(({ id }) => id)).not.toContain(users.fan.id)
    })

    it('gives nothing to a role of a token that is neither the service nor an admin', async () => {
      await backend.query(
        `do $do$ begin
           if not exists (select from pg_roles where rolname = 'dia_test_visitor') then
             create role dia_test_visitor nologin bypassrls;
           end if;
           grant authenticated to dia_test_visitor;
         end $do$`,
      )
      try {
        const as = (sub: string, statement: string) =>
          backend.query(
            `do $do$ declare found text; begin
               perform set_config('request.jwt.claims', '{"sub": "${sub}", "role": "dia_test_visitor"}', true);
               set local role dia_test_visitor;
               begin
                 execute $q$${statement}$q$ into found;
               exception when others then found := sqlstate;
               end;
               reset role;
               raise exception 'found %', found;
             end $do$`,
          )
        const { fan, admin } = users
        await expect(as(fan.id, 'select count(*) from public.dia_users')).rejects.toThrow('found 0')
        await expect(as(fan.id, `select public.dia_user_dna('${admin.id}')`)).rejects.toThrow('found PT403')
        await expect(as(fan.id, 'select public.dia_refresh_user_matrix()')).rejects.toThrow('found PT403')
        await expect(as(fan.id, `select public.dia_passport_claim(1, 1, 'x')`)).rejects.toThrow('found 42501')
        await expect(as(admin.id, 'select count(*) > 0 from public.dia_users')).rejects.toThrow('found t')
      } finally {
        await backend.query('drop owned by dia_test_visitor')
        await backend.query('drop role dia_test_visitor')
      }
    })

    describe('failures as codes', () => {
      const page = { search: '', filters: {}, sort: usersMatrix.defaultSort, limit: 5, after: null }

      it('says DENIED to a caller without a session, for rows and for counts', async () => {
        const source = supabaseMatrixSource(clients.anon)
        await expect(source.readPage(usersMatrix, page)).rejects.toMatchObject({ code: 'DENIED' })
        await expect(source.countRows(usersMatrix, page)).rejects.toMatchObject({
          code: 'DENIED',
          message: expect.stringMatching(/\w/),
        })
      })

      it('says MIGRATION_MISSING where the relation or the function is not there', async () => {
        const elsewhere = { ...usersMatrix, relation: 'dia_not_there', refreshFunction: 'dia_not_there' }
        const source = supabaseMatrixSource(clients.admin)
        const attempts = [
          () => source.readPage(elsewhere, page),
          () => source.countRows(elsewhere, page),
          () => source.refresh(elsewhere),
        ]
        for (const attempt of attempts) {
          await expect(attempt()).rejects.toMatchObject({
            code: 'MIGRATION_MISSING',
            hint: expect.stringContaining('migrate'),
          })
        }
      })

      it.each([
        ['a connection that fails', () => Promise.reject(new TypeError('fetch failed'))],
        ['a gateway without a server', async () => new Response('<html>502</html>', { status: 502 })],
        [
          'an API without its database',
          async () =>
            Response.json(
              { code: 'PGRST002', message: 'Could not query the database for the schema cache.' },
              { status: 503 },
            ),
        ],
      ])('says UNREACHABLE for %s', async (_, answer) => {
        const client = withFetch(clients.anon, answer)
        const failure = await supabaseMatrixSource(client)
          .readPage(usersMatrix, page)
          .catch((error: unknown) => error)
        expect(isDiaError(failure) && failure.code).toBe('UNREACHABLE')
      })

      it('says SESSION_EXPIRED for a token that ran out, for rows and for counts', async () => {
        const client = withFetch(clients.anon, async () =>
          Response.json({ code: 'PGRST303', message: 'JWT expired' }, { status: 401 }),
        )
        const source = supabaseMatrixSource(client)
        await expect(source.readPage(usersMatrix, page)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' })
        await expect(source.countRows(usersMatrix, page)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' })
      })

      it('keeps the database’s own words and hint', () => {
        const error = toDiaError({ code: 'PT403', message: 'Only an admin may look', hint: 'Ask one.' }, 403)
        expect(error).toMatchObject({ code: 'DENIED', message: 'Only an admin may look', hint: 'Ask one.' })
      })
    })

    describe('the catalogue of Postgres', () => {
      const KIT = `(n.nspname = 'dia' or n.nspname = 'public' and p.proname like 'dia\\_%')`
      const names = async (text: string, values: readonly unknown[] = []) =>
        (await backend.query<{ name: string }>(text, values)).map(({ name }) => name)

      it('knows the kit’s functions at all', async () => {
        const all = await names(
          `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${KIT}`,
        )
        expect(all.length).toBeGreaterThan(20)
      })

      it('fixes the search path of every function that runs as its definer', async () => {
        const loose = await names(
          `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where ${KIT} and p.prosecdef
             and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')`,
        )
        expect(loose).toEqual([])
      })

      it('grants no function of the kit to everyone or to anon', async () => {
        const open = await names(
          `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where ${KIT} and has_function_privilege('anon', p.oid, 'execute')
           union
           select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
             aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
           where ${KIT} and a.grantee = 0`,
        )
        expect(open).toEqual([])
      })

      it('grants signed-in users the functions that check their caller, and no more', async () => {
        const open = await names(
          `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where ${KIT} and has_function_privilege('authenticated', p.oid, 'execute') order by 1`,
        )
        const ofMatrices = allMatrices.flatMap(({ summaryFunction }) =>
          summaryFunction === undefined ? [] : [`public.${summaryFunction}`],
        )
        expect(open.filter((name) => ofMatrices.includes(name))).toHaveLength(13)
        expect(open.filter((name) => !ofMatrices.includes(name))).toEqual([
          'dia.is_admin',
          'dia.may_administer',
          // Writes down what it is told of an admin's own opening, as dia_record_export does of an export.
          'dia.record_host_opening',
          'public.dia_account_statement',
          'public.dia_adopt_optional_tables',
          'public.dia_affinity',
          'public.dia_change_marks',
          'public.dia_check_seal_heads',
          'public.dia_dismiss_entries',
          'public.dia_dna_history',
          'public.dia_dry_run',
          'public.dia_entity_dna',
          'public.dia_entity_vectors',
          'public.dia_erase_user',
          'public.dia_exclude_entries',
          'public.dia_export_seal_heads',
          'public.dia_export_user_data',
          'public.dia_influence_summary',
          'public.dia_initialise_dna',
          'public.dia_interaction_timeline',
          'public.dia_log_events',
          'public.dia_matrix_breakdown',
          'public.dia_matrix_degradations',
          'public.dia_matrix_option_counts',
          'public.dia_open_host_row',
          'public.dia_open_matrix_row',
          'public.dia_passport_status',
          'public.dia_rebuild_balances',
          'public.dia_rebuild_dna',
          'public.dia_rebuild_dna_of_all',
          'public.dia_rebuild_scores',
          'public.dia_record_export',
          'public.dia_record_verification',
          'public.dia_recorded_entries',
          'public.dia_recorded_users',
          'public.dia_redrive_entries',
          'public.dia_refresh_due_matrices',
          'public.dia_refresh_statistics',
          'public.dia_refresh_user_matrix',
          'public.dia_reprocess_entries',
          'public.dia_restore_entries',
          'public.dia_save_dna_preferences',
          'public.dia_session_analysis',
          'public.dia_start_verification',
          'public.dia_system_health',
          'public.dia_user_dna',
          'public.dia_user_dna_state',
          'public.dia_users_by_activity',
          'public.dia_verify_ledger',
          'public.dia_verify_scores',
          'public.dia_verify_users',
        ])
        const columns = await names(
          `select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
             and p.proname like 'processed\\_%' and has_function_privilege('authenticated', p.oid, 'execute')
             and not has_function_privilege('anon', p.oid, 'execute') order by 1`,
        )
        expect(columns).toEqual([
          'processed_at',
          'processed_by_coliseum',
          'processed_by_mediaid',
          'processed_by_treasury',
        ])
      })

      it('protects every table of the kit by row level security', async () => {
        const open = await names(
          `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind in ('r', 'p') and not c.relrowsecurity
             and (n.nspname = 'dia' or n.nspname = 'public' and c.relname = any($1::text[]))`,
          [Object.keys(RELATIONS)],
        )
        expect(open).toEqual([])
      })

      it('grants the API roles no TRUNCATE, REFERENCES or TRIGGER, and nothing at all on the kit’s own tables', async () => {
        const grants = await names(
          `select n.nspname || '.' || c.relname || ': ' || r.name || ' ' || v.verb as name
           from pg_class c join pg_namespace n on n.oid = c.relnamespace,
             unnest(array['anon', 'authenticated', 'service_role']) r (name),
             unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'SELECT', 'INSERT', 'UPDATE', 'DELETE']) v (verb)
           where c.relkind in ('r', 'p', 'v', 'm')
             and (n.nspname = 'dia' or n.nspname = 'public' and c.relname = any($1::text[]))
             and has_table_privilege(r.name, c.oid, v.verb)
           order by 1`,
          [Object.keys(RELATIONS)],
        )
        const ofMatrices = matrixRelations.flatMap(({ relation }) =>
          [`dia.${relation.slice(4)}_for_admins`, `public.${relation}`].flatMap((name) => [
            `${name}: authenticated SELECT`,
            `${name}: service_role SELECT`,
          ]),
        )
        expect(grants.filter((grant) => ofMatrices.includes(grant))).toHaveLength(ofMatrices.length)
        expect(grants.filter((grant) => !ofMatrices.includes(grant))).toEqual([
          'public.coliseum_metrics: authenticated SELECT',
          'public.coliseum_metrics: service_role SELECT',
          'public.leaderboards: authenticated SELECT',
          'public.leaderboards: service_role SELECT',
          'public.passport_entries: authenticated SELECT',
          'public.passport_entries: service_role INSERT',
          'public.passport_entries: service_role SELECT',
          'public.payout_contracts: authenticated SELECT',
          'public.payout_contracts: service_role INSERT',
          'public.payout_contracts: service_role SELECT',
          'public.treasury_accounts: authenticated SELECT',
          'public.treasury_accounts: service_role SELECT',
          'public.treasury_transactions: authenticated SELECT',
          'public.treasury_transactions: service_role SELECT',
        ])
      })

      it('lets no API role create anything in the kit’s schema', async () => {
        const [row] = await backend.query<{ any: boolean }>(
          `select bool_or(has_schema_privilege(r, 'dia', 'create')) as any
           from unnest(array['anon', 'authenticated', 'service_role']) r`,
        )
        expect(row?.any).toBe(false)
      })

      it('wraps each call of a policy, so that it runs once and not per row', async () => {
        const bare = await names(
          `select polname as name from pg_policy
           where (select relnamespace from pg_class where oid = polrelid) = 'public'::regnamespace
             and polrelid::regclass::text = any($1::text[])
             and regexp_replace(pg_get_expr(polqual, polrelid), '\\( SELECT [^()]*\\([^()]*\\)[^()]*\\)', '', 'g')
               ~ '(uid|is_admin)\\('`,
          [Object.keys(RELATIONS)],
        )
        expect(bare).toEqual([])
      })

      it('keeps the guards of the log on under replication', async () => {
        const guards = await backend.query<{ tgname: string; tgenabled: string }>(
          `select tgname, tgenabled from pg_trigger
           where tgrelid = 'public.passport_entries'::regclass and not tgisinternal order by 1`,
        )
        expect(guards).toEqual([
          { tgname: 'passport_entries_append_only', tgenabled: 'A' },
          { tgname: 'passport_entries_category', tgenabled: 'A' },
          { tgname: 'passport_entries_open_seal', tgenabled: 'A' },
          { tgname: 'passport_entries_open_work', tgenabled: 'A' },
          { tgname: 'passport_entries_skip_erased', tgenabled: 'A' },
          { tgname: 'passport_entries_wake_workers', tgenabled: 'O' },
        ])
      })
    })
  })
}

/** Whoever sees all rows of a relation, even where they are all somebody's own. */
const OVERSEERS: ReadonlySet<Persona> = new Set(['admin', 'service'])

/** The fan has an account, paid the artist and gave a score; the artist has an account and a contract. */
async function insertMoneyAndScores(
  backend: TestBackend,
  { fan, artist }: Ids,
  artistUser: string,
): Promise<void> {
  const entry = { entry_user_id: fan, entry_id: testId() }
  await insertRows(backend, 'public.artist_profiles', [
    {
      id: artist,
      user_id: artistUser,
      artist_name: 'Nova',
      verified: true,
      created_at: '2025-01-01T00:00:00Z',
    },
  ])
  await backend.query('insert into public.treasury_accounts (user_id) values ($1), ($2), ($3)', [
    fan,
    artistUser,
    testId(),
  ])
  await backend.query(
    `insert into public.payout_contracts (artist_id, effective_from) values ($1, '2025-01-01'), ($2, '2025-01-01')`,
    [artist, testId()],
  )
  for (const [from_user_id, to_user_id] of [
    [fan, artistUser],
    [testId(), testId()],
  ]) {
    await backend.query(
      `insert into public.treasury_transactions
         (id, transaction_type, from_user_id, to_user_id, amount_cents, source, entry_user_id, entry_id, created_at, updated_at)
       values ($1, 'tip', $2, $3, 1000, 'stripe', $4, $5, now(), now())`,
      [testId(), from_user_id, to_user_id, entry.entry_user_id, entry.entry_id],
    )
  }
  for (const user_id of [fan, testId()]) {
    await insertRows(backend, 'public.coliseum_metrics', [
      { ...METRIC, id: testId(), user_id, entry_id: testId(), context: {}, is_late: false },
    ])
  }
  await insertRows(backend, 'public.leaderboards', [{ ...BOARD, materialised_at: '2026-01-15T12:00:00Z' }])
}

const HOST_TABLES = [
  'artist_profiles',
  'audio_features',
  'content_items',
  'event_attendees',
  'event_votes',
  'events',
  'listening_history',
  'listening_sessions',
  'media_engagement_log',
  'media_ids',
  'profiles',
  'subscriptions',
]
