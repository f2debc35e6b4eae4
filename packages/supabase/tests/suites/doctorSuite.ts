import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagnose, diagnoseHost, diagnoseWithin, type Finding } from '../../src/doctor/index.js'
import { applyMigrationsWithin, type MigrationSession, migrations } from '../../src/migrate/index.js'
import { removeKit } from '../fixture/removeKit.js'

export interface DoctorBench {
  /** The owner's session of a migrated fixture host. */
  readonly session: MigrationSession
  close(): Promise<void>
}

/** Breaks a healthy host in every way that the doctor knows, and mends it with what the doctor prints. */
export function doctorSuite(open: () => Promise<DoctorBench>): void {
  describe('dia doctor', () => {
    let bench: DoctorBench
    let session: MigrationSession
    let usual: ReadonlySet<string>

    beforeAll(async () => {
      bench = await open()
      session = bench.session
      usual = new Set((await diagnose(session)).map(({ what }) => what))
    })
    afterAll(() => bench.close())

    /** What the doctor says now and does not say of the healthy host. */
    async function complaints(): Promise<Finding[]> {
      return (await diagnoseWithin(session)).filter(({ what }) => !usual.has(what))
    }

    /** Runs in a transaction that leaves the host as it was. */
    async function undone(work: () => Promise<void>): Promise<void> {
      await session.exec('begin')
      try {
        await work()
      } finally {
        await session.exec('rollback')
      }
    }

    async function mend({ fixSql, fixCommand }: Finding): Promise<void> {
      expect(fixSql ?? fixCommand).toBeDefined()
      // Without a search path no fix can lean on the one of the host.
      await session.query(`select set_config('search_path', '', true)`)
      if (fixSql !== undefined) await session.exec(fixSql)
      await session.query(`select set_config('search_path', '"$user", public, extensions', true)`)
      if (fixCommand === 'dia migrate') await applyMigrationsWithin(session)
    }

    async function expectHealed(breakSql: string, expected: Partial<Finding>): Promise<void> {
      await undone(async () => {
        await session.exec(breakSql)
        const found = await complaints()
        expect(found).toEqual([expect.objectContaining(expected)])
        for (const finding of found) await mend(finding)
        expect(await complaints()).toEqual([])
      })
    }

    it('finds nothing to mend on a host that was migrated', async () => {
      const findings = await diagnose(session)
      expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
      for (const { code } of findings) expect(code).toBe('EXTENSION_ABSENT')
    })

    it('leaves the session as it was, with no transaction open', async () => {
      const [before] = await session.query(`select current_setting('search_path') as path`)
      await diagnose(session)
      const state = () =>
        session.query(
          `select current_setting('search_path') as path, current_setting('transaction_read_only') as read_only, now()::text as at`,
        )
      const [first] = await state()
      await session.query('select pg_sleep(0.01)')
      const [second] = await state()
      expect(first).toMatchObject({ ...before, read_only: 'off' })
      // In a transaction the time would stand still.
      expect(second?.at).not.toBe(first?.at)
    })

    it.each([
      'profiles',
      'media_ids',
      'listening_history',
      'media_engagement_log',
      'content_items',
      'artist_profiles',
      'events',
      'event_votes',
    ])('names the missing table %s, and makes it', async (table) => {
      await expectHealed(`alter table public.${table} rename to mislaid`, {
        code: 'TABLE_MISSING',
        severity: 'error',
        what: `The table public.${table} is missing.`,
      })
    })

    it.each(['event_attendees', 'subscriptions', 'audio_features', 'listening_sessions'])(
      'says what degrades without the optional table %s',
      async (table) => {
        await expectHealed(`alter table public.${table} rename to mislaid`, {
          code: 'OPTIONAL_TABLE_ABSENT',
          severity: 'note',
          why: expect.stringMatching(/^Without it, .+\.$/),
        })
      },
    )

    it.each([
      ['artist_profiles', 'bio', 'text', 'error'],
      ['artist_profiles', 'verified', 'boolean', 'error'],
      ['media_ids', 'version', 'integer', 'error'],
      ['media_ids', 'interests', 'text[]', 'error'],
      ['media_ids', 'profile_embedding', 'vector(1536)', 'error'],
      ['content_items', 'created_at', 'timestamptz', 'error'],
      ['events', 'location', 'text', 'error'],
      ['listening_history', 'metadata', 'jsonb', 'error'],
      ['subscriptions', 'stripe_subscription_id', 'text', 'warning'],
    ] as const)('names the missing column %s.%s, and adds it', async (table, column, type, severity) => {
      await expectHealed(`alter table public.${table} rename column ${column} to mislaid`, {
        code: 'COLUMN_MISSING',
        severity,
        what: `The column public.${table}.${column} is missing; it should be ${type}.`,
      })
    })

    it.each([
      ['events', 'host_id', 'text', 'create index on public.events (host_id)'],
      ['content_items', 'created_at', 'timestamp', ''],
      ['content_items', 'duration', 'text', ''],
      ['listening_history', 'metadata', "text default '{}'", ''],
      ['artist_profiles', 'verified', "text default 'yes'", ''],
      ['media_ids', 'profile_embedding', 'extensions.vector(384)', ''],
      ['media_ids', 'profile_embedding', 'real[]', ''],
      ['media_ids', 'location_code', 'integer', ''],
      ['media_ids', 'interests', "jsonb default '[]'", ''],
      ['media_ids', 'genre_preferences', 'text', ''],
    ])('names the odd column %s.%s of type %s, and converts it', async (table, column, type, index) => {
      await expectHealed(
        `alter table public.${table} rename column ${column} to mislaid;
         alter table public.${table} add column ${column} ${type}; ${index}`,
        { code: 'COLUMN_TYPE', what: expect.stringContaining(`public.${table}.${column} is `) },
      )
    })

    it('keeps the values of a column that it converts', async () => {
      await undone(async () => {
        await session.exec(`
          insert into auth.users (id) values ('00000000-0000-7000-8000-00000000d0c7');
          alter table public.media_ids rename column interests to mislaid;
          alter table public.media_ids add column interests jsonb;
          alter table public.media_ids rename column created_at to mislaid_too;
          alter table public.media_ids add column created_at timestamp;
          insert into public.media_ids (user_uuid, interests, created_at)
          values ('00000000-0000-7000-8000-00000000d0c7', '["a, b", "[c]", "🎧"]', '2025-01-02 03:04')`)
        const found = await complaints()
        expect(found.map(({ code }) => code)).toEqual(['COLUMN_TYPE', 'COLUMN_TYPE'])
        for (const finding of found) await mend(finding)
        const [row] = await session.query(
          `select to_jsonb(interests)::text as interests, extract(epoch from created_at)::bigint::text as at from public.media_ids`,
        )
        expect(JSON.parse(String(row?.interests))).toEqual(['a, b', '[c]', '🎧'])
        expect(row?.at).toBe(String(Date.UTC(2025, 0, 2, 3, 4) / 1000))
      })
    })

    it('takes enums, domains and other widths of a type as they are', async () => {
      await undone(async () => {
        await session.exec(`
          create type public.event_state as enum ('draft', 'published');
          create domain public.short_text as varchar(40);
          alter table public.events rename column status to mislaid;
          alter table public.events add column status public.event_state;
          alter table public.artist_profiles rename column bio to mislaid;
          alter table public.artist_profiles add column bio public.short_text;
          alter table public.content_items rename column duration to mislaid;
          alter table public.content_items add column duration double precision`)
        expect(await complaints()).toEqual([])
      })
    })

    it('names a missing auth.uid(), and makes one that reads the token', async () => {
      await expectHealed('alter function auth.uid() rename to mislaid', {
        code: 'AUTH_UID_MISSING',
        severity: 'error',
      })
      await undone(async () => {
        await session.exec('alter function auth.uid() rename to mislaid')
        for (const finding of await complaints()) await mend(finding)
        const id = '00000000-0000-7000-8000-00000000d0c7'
        await session.query(`select set_config('request.jwt.claims', $1, true)`, [
          JSON.stringify({ sub: id }),
        ])
        expect((await session.query('select auth.uid()::text as uid'))[0]?.uid).toBe(id)
        await session.query(`select set_config('request.jwt.claims', '', true)`)
        expect((await session.query('select auth.uid()::text as uid'))[0]?.uid).toBeNull()
      })
    })

    it('names roles that row level security binds wrongly', async () => {
      await expectHealed('alter role service_role nobypassrls', { code: 'ROLE_ODD', severity: 'warning' })
      await expectHealed('alter role anon bypassrls', { code: 'ROLE_ODD', severity: 'error' })
    })

    it('names roles that cannot reach auth.uid()', async () => {
      await expectHealed('revoke usage on schema auth from anon, authenticated', {
        code: 'AUTH_OUT_OF_REACH',
        severity: 'error',
        what: 'anon, authenticated may not use the schema auth.',
      })
    })

    it('names a missing role', async () => {
      // Renamed, for a role cannot be dropped while it holds grants in some database of the server.
      await undone(async () => {
        await session.exec('alter role anon rename to mislaid')
        const found = await complaints()
        expect(found).toEqual([
          expect.objectContaining({ code: 'ROLE_MISSING', what: 'The role anon is missing.' }),
        ])
        for (const finding of found) await mend(finding)
        expect(await complaints()).toEqual([])
      })
    })

    it.each([
      ['using (host_id = auth.uid())', 'auth.uid()'],
      ["using (auth.jwt() ->> 'sub' = host_id::text)", 'auth.jwt()'],
      ['using (host_id in (select p.id from public.profiles p where p.id = auth.uid()))', 'auth.uid()'],
    ])('names a policy that calls once per row: %s', async (clause, call) => {
      await expectHealed(`create policy "spät dran" on public.events for select to authenticated ${clause}`, {
        code: 'POLICY_UNWRAPPED',
        what: `The policy "spät dran" on public.events calls ${call} for every row.`,
      })
    })

    it('mends both clauses of a policy, and leaves what it allows', async () => {
      await undone(async () => {
        await session.exec(`
          create policy edit on public.events for update to authenticated
          using (host_id = auth.uid() and title <> 'auth.uid()') with check (auth.uid() = host_id)`)
        for (const finding of await complaints()) await mend(finding)
        const [policy] = await session.query(
          `select cmd, roles::text as roles, qual, with_check from pg_policies where policyname = 'edit'`,
        )
        expect(policy).toMatchObject({ cmd: 'UPDATE', roles: '{authenticated}' })
        expect(String(policy?.qual)).toMatch(/host_id = \( SELECT (auth\.)?uid\(\).*'auth\.uid\(\)'::text/)
        expect(String(policy?.with_check)).toMatch(/\( SELECT (auth\.)?uid\(\)/)
      })
    })

    it('names row level security that is off', async () => {
      await expectHealed('alter table public.events disable row level security', {
        code: 'RLS_OFF',
        severity: 'error',
      })
      await expectHealed(
        `alter table public.events disable row level security;
         revoke all on public.events from anon, authenticated`,
        { code: 'RLS_OFF', severity: 'warning' },
      )
    })

    it('names grants on the kit’s tables that pass row level security by', async () => {
      await expectHealed(
        'grant truncate on public.passport_entries to anon, authenticated; grant trigger on public.passport_entries to service_role',
        {
          code: 'KIT_GRANTS',
          what: expect.stringMatching(/^anon, authenticated, service_role may truncate/),
        },
      )
    })

    it.each([
      ['role authenticator', 'create role authenticator;'],
      ['database', ''],
    ])('names the kit’s schema exposed by a setting of the %s', async (owner, before) => {
      await undone(async () => {
        const [row] = await session.query('select quote_ident(current_database()) as name')
        const target = owner === 'database' ? `database ${row?.name}` : owner
        await session.exec(
          owner === 'database' ||
            (await session.query(`select from pg_roles where rolname = 'authenticator'`)).length > 0
            ? 'select'
            : before,
        )
        await session.exec(`alter ${target} set pgrst.db_schemas = 'public, dia , storage'`)
        const found = await complaints()
        expect(found).toEqual([expect.objectContaining({ code: 'KIT_SCHEMA_EXPOSED', severity: 'error' })])
        expect(found[0]?.fixSql).toContain(`alter ${target} set pgrst.db_schemas = 'public, storage';`)
        for (const finding of found) await mend(finding)
        expect(await complaints()).toEqual([])
      })
    })

    it('sees the kit’s schema exposed by a setting that only the session shows', async () => {
      await undone(async () => {
        await session.query(`select set_config('pgrst.db_schemas', 'public,dia', true)`)
        expect(await complaints()).toEqual([expect.objectContaining({ code: 'KIT_SCHEMA_EXPOSED' })])
        await session.query(`select set_config('pgrst.db_schemas', 'api', true)`)
        await session.exec('alter table public.events disable row level security')
        expect(await complaints()).toEqual([])
      })
    })

    describe('self-promotion', () => {
      const noGuard = 'drop trigger keep_profile_role on public.profiles;'

      it('is seen through a grant on the table, and closed column by column', async () => {
        await expectHealed(`${noGuard} grant update on public.profiles to authenticated`, {
          code: 'ROLE_SELF_PROMOTION',
          severity: 'warning',
          what: expect.stringContaining('authenticated may update public.profiles.role'),
        })
        await expectHealed(`${noGuard} grant insert on public.profiles to authenticated`, {
          code: 'ROLE_SELF_PROMOTION',
          what: expect.stringContaining('authenticated may insert public.profiles.role'),
        })
      })

      it('is seen through a grant on the column alone, or to everyone', async () => {
        await expectHealed(`${noGuard} grant update (role) on public.profiles to authenticated`, {
          code: 'ROLE_SELF_PROMOTION',
        })
        await expectHealed(`${noGuard} grant update on public.profiles to public`, {
          code: 'ROLE_SELF_PROMOTION',
        })
      })

      it('is really possible before the fix and not after', async () => {
        const promote = `
          do $do$ begin
            set local role authenticated;
            set local request.jwt.claims = '{"sub": "00000000-0000-7000-8000-00000000d0c7"}';
            update public.profiles set role = 'admin' where id = '00000000-0000-7000-8000-00000000d0c7';
            reset role;
          exception when insufficient_privilege then null;
          end $do$`
        const role = async () =>
          (await session.query('select role::text as role from public.profiles'))[0]?.role
        await undone(async () => {
          await session.exec(`${noGuard} grant update on public.profiles to authenticated;
            insert into auth.users (id) values ('00000000-0000-7000-8000-00000000d0c7');
            insert into public.profiles (id) values ('00000000-0000-7000-8000-00000000d0c7')`)
          await session.exec(promote)
          expect(await role()).toBe('admin')
          await session.exec(`update public.profiles set role = 'fan'`)
          for (const finding of await complaints()) await mend(finding)
          await session.exec(promote)
          expect(await role()).toBe('fan')
        })
      })

      it.each([
        ['a trigger', 'grant update on public.profiles to authenticated'],
        [
          'a policy that checks the role',
          `${noGuard} grant update on public.profiles to authenticated;
           create policy stay on public.profiles as restrictive for update to authenticated
           using (true) with check (role = 'fan')`,
        ],
        [
          'the want of a policy',
          `${noGuard} grant update on public.profiles to authenticated; drop policy "own profile is editable" on public.profiles`,
        ],
      ])('is not suspected behind %s', async (_guard, sql) => {
        await undone(async () => {
          await session.exec(sql)
          expect(await complaints()).toEqual([])
        })
      })

      it('is suspected again where the trigger is disabled, or row level security is off', async () => {
        await undone(async () => {
          await session.exec(`grant update on public.profiles to authenticated;
            alter table public.profiles disable trigger keep_profile_role`)
          expect(await complaints()).toEqual([expect.objectContaining({ code: 'ROLE_SELF_PROMOTION' })])
        })
        await undone(async () => {
          await session.exec(`${noGuard} grant update on public.profiles to authenticated;
            alter table public.profiles disable row level security; drop policy "own profile is editable" on public.profiles`)
          expect((await complaints()).map(({ code }) => code)).toEqual(['RLS_OFF', 'ROLE_SELF_PROMOTION'])
        })
      })
    })

    it('counts users with several MediaIDs, and shows them', async () => {
      await undone(async () => {
        await session.exec(`
          insert into auth.users (id) select ('00000000-0000-7000-8000-00000000d0c' || n)::uuid from generate_series(1, 3) n;
          insert into public.media_ids (user_uuid)
          select ('00000000-0000-7000-8000-00000000d0c' || n)::uuid from generate_series(1, 3) n, generate_series(1, n)`)
        const [finding, ...others] = await complaints()
        expect(others).toEqual([])
        expect(finding).toMatchObject({
          code: 'MEDIA_ID_DUPLICATES',
          severity: 'warning',
          what: '2 users have more than one MediaID.',
        })
        const shown = await session.query(finding?.showSql ?? '')
        expect(shown.map(({ media_ids }) => Number(media_ids))).toEqual([3, 2])
        expect(String(JSON.stringify(shown))).not.toContain('d0c1')
      })
    })

    it('says what it could not read where it does not see everything', async () => {
      await undone(async () => {
        await session.exec('set local role authenticated')
        const findings = await diagnoseWithin(session)
        const unread = findings.filter(({ code }) => code === 'NOT_READABLE')
        expect(unread.map(({ what }) => what)).toEqual([
          'Which migrations are applied could not be read.',
          'Duplicate MediaIDs were not counted.',
        ])
      })
    })

    it.each([
      [
        'listening_history',
        ['user_id', 'created_at'],
        ' include (event_type, content_id, play_duration, progress_percentage)',
      ],
      ['media_engagement_log', ['user_id', 'created_at'], ' include (event_type, content_id)'],
      ['event_votes', ['user_uuid', 'created_at'], ''],
      ['media_ids', ['user_uuid'], ''],
      ['content_items', ['artist_id'], ''],
    ])('names the missing index of %s (%s)', async (table, columns, holding) => {
      await undone(async () => {
        await dropIndexes(table, columns[0] ?? '')
        const found = await complaints()
        expect(found).toEqual([expect.objectContaining({ code: 'INDEX_MISSING', severity: 'warning' })])
        const [, made] = found[0]?.fixSql?.match(/^create index concurrently if not exists \w+ (.*)$/) ?? []
        expect(made).toBe(`on public.${table} (${columns.join(', ')})${holding};`)
        // A transaction takes no CONCURRENTLY.
        await session.exec(found[0]?.fixSql?.replaceAll(' concurrently', '') ?? '')
        expect(await complaints()).toEqual([])
      })
    })

    it('does not take a partial index, one of other columns first, or a hash index for the one it wants', async () => {
      await undone(async () => {
        await dropIndexes('content_items', 'artist_id')
        await session.exec(`
          create index on public.content_items (artist_id) where artist_id is not null;
          create index on public.content_items (created_at, artist_id);
          create index on public.content_items using hash (artist_id);
          create index on public.content_items ((artist_id::text))`)
        expect((await complaints()).map(({ code }) => code)).toEqual(['INDEX_MISSING'])
      })
    })

    it('notes an index that finds a user’s listens but does not hold their figures', async () => {
      await undone(async () => {
        await dropIndexes('listening_history', 'user_id')
        await session.exec('create index narrow on public.listening_history (user_id, created_at, id)')
        const found = await complaints()
        expect(found).toEqual([
          expect.objectContaining({
            code: 'INDEX_NARROW',
            severity: 'note',
            what: expect.stringContaining('progress_percentage'),
          }),
        ])
        await session.exec(found[0]?.fixSql?.replaceAll(' concurrently', '') ?? '')
        expect(await complaints()).toEqual([])
      })
    })

    it('builds an index as it prints it, beside the traffic', async () => {
      const [definition] = await session.query(
        `select pg_get_indexdef('public.content_items_artist_id_created_at_idx'::regclass) as sql`,
      )
      await session.query('drop index public.content_items_artist_id_created_at_idx')
      try {
        const found = await complaints()
        expect(found.map(({ code }) => code)).toEqual(['INDEX_MISSING'])
        await session.query(found[0]?.fixSql ?? '')
        expect(await complaints()).toEqual([])
      } finally {
        await session.query('drop index if exists public.dia_content_items_artist_id')
        await session.query(String(definition?.sql))
      }
    })

    it('replaces an index whose building was cut off', async () => {
      await undone(async () => {
        await dropIndexes('content_items', 'artist_id')
        await session.exec(`create index dia_content_items_artist_id on public.content_items (artist_id);
          update pg_index set indisvalid = false where indexrelid = 'public.dia_content_items_artist_id'::regclass`)
        const [finding] = await complaints()
        expect(finding?.fixSql).toContain(
          'drop index concurrently if exists public.dia_content_items_artist_id;',
        )
        await session.exec(finding?.fixSql?.replaceAll(' concurrently', '') ?? '')
        expect(await complaints()).toEqual([])
      })
    })

    it.each(['hnsw', 'ivfflat'])('names an %s index on the embeddings', async (method) => {
      await undone(async () => {
        await session.exec(
          `create index on public.media_ids using ${method} (profile_embedding extensions.vector_cosine_ops)`,
        )
        const found = await complaints()
        expect(found).toEqual([expect.objectContaining({ code: 'VECTOR_INDEX', severity: 'warning' })])
        await session.exec(found[0]?.fixSql?.replaceAll(' concurrently', '') ?? '')
        expect(await complaints()).toEqual([])
      })
    })

    it('names a migration that was not applied, by its name', async () => {
      const last = (await migrations()).at(-1)?.name
      await expectHealed(`delete from dia.schema_migrations where name = '${last}'`, {
        code: 'MIGRATIONS_MISSING',
        severity: 'error',
        what: expect.stringContaining(String(last)),
      })
    })

    it('names a migration that was applied with other SQL', async () => {
      const name = (await migrations())[0]?.name
      await expectHealed(`update dia.schema_migrations set checksum = 'other' where name = '${name}'`, {
        code: 'MIGRATION_CHANGED',
        severity: 'warning',
      })
    })

    it('names migrations of a newer kit', async () => {
      await undone(async () => {
        await session.exec(`insert into dia.schema_migrations (name) values ('29990101000000_create_more')`)
        expect(await complaints()).toEqual([
          expect.objectContaining({
            code: 'MIGRATION_UNKNOWN',
            what: expect.stringContaining('create_more'),
          }),
        ])
      })
    })

    it('knows what "supabase db push" applied, and leaves the host’s own migrations alone', async () => {
      await undone(async () => {
        await session.exec(`
          drop table dia.schema_migrations;
          create schema if not exists supabase_migrations;
          create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
          insert into supabase_migrations.schema_migrations (version, name) values ('20240101000000', 'of_the_host')`)
        expect((await complaints()).map(({ code }) => code)).toEqual(['MIGRATIONS_MISSING'])
        for (const { name } of await migrations()) {
          const [version, ...words] = name.split('_')
          await session.query(
            `insert into supabase_migrations.schema_migrations (version, name) values ($1, $2)`,
            [version, words.join('_')],
          )
        }
        expect(await complaints()).toEqual([])
      })
    })

    it('says of a host without the kit only that it is to be migrated, and nothing against migrating', async () => {
      await undone(async () => {
        await removeKit(session)
        const found = await complaints()
        expect(found).toEqual([
          expect.objectContaining({
            code: 'MIGRATIONS_MISSING',
            what: expect.stringMatching(/^DIA's migrations are not applied/),
          }),
        ])
        for (const finding of found) await mend(finding)
        expect(await complaints()).toEqual([])
      })
      expect(await diagnoseHost(session)).toEqual([])
    })

    async function dropIndexes(table: string, column: string): Promise<void> {
      await session.exec(`
        do $do$
        declare i regclass;
        begin
          for i in
            select x.indexrelid from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
            where x.indrelid = 'public.${table}'::regclass and a.attname = '${column}' and not x.indisprimary
          loop
            execute format('drop index %s', i);
          end loop;
        end $do$`)
    }
  })
}
