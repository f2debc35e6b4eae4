import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations, type MigrationSession, migrations } from '../../src/migrate/index.js'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

/** Migrations again, in parts, and where they do not fit. The backend must serve all queries on one session. */
export function migrateSuite(open: OpenBackend): void {
  describe('migrations', () => {
    let backend: TestBackend
    let session: MigrationSession

    beforeAll(async () => {
      backend = await open()
      const user = await insertUser(backend)
      await logEntries(backend, [entryOf(user.id, 'player.track_played', null)])
      await backend.query(
        `create function pg_temp.run(script text) returns void language plpgsql as 'begin execute script; end'`,
      )
      session = {
        query: (text, values) => backend.query(text, values),
        // An owner's connection takes one statement here, so that scripts go through EXECUTE.
        exec: (script) =>
          ['begin', 'commit', 'rollback'].includes(script)
            ? backend.query(script)
            : backend.query('select pg_temp.run($1)', [script]),
      }
    })
    afterAll(() => backend.close())

    /** Everything the kit defines, and the rows of the log. */
    async function fingerprint(): Promise<string> {
      const rows = await backend.query<{ line: string }>(
        `select pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') as line
         from pg_proc p where p.pronamespace = 'dia'::regnamespace or p.proname like 'dia\\_%'
         union all
         select c.oid::regclass::text || ' ' || c.relkind::text || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(c.relacl) a), '') || coalesce(c.reloptions::text, '')
           || c.relrowsecurity || coalesce(pg_get_viewdef(c.oid), '')
         from pg_class c where c.relkind in ('r', 'v', 'm') and c.relnamespace in ('dia'::regnamespace, 'public'::regnamespace)
         union all
         select a.attrelid::regclass::text || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull || a.attstorage::text
         from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relkind in ('r', 'v', 'm') and c.relnamespace in ('dia'::regnamespace, 'public'::regnamespace) and a.attnum > 0
         union all
         select pg_get_constraintdef(o.oid) || o.conrelid::regclass::text from pg_constraint o
         where o.connamespace in ('dia'::regnamespace, 'public'::regnamespace)
         union all
         select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid
         where c.relnamespace in ('dia'::regnamespace, 'public'::regnamespace)
         union all
         select pg_get_triggerdef(t.oid) || t.tgenabled::text from pg_trigger t where not t.tgisinternal
         union all
         select p.polrelid::regclass::text || p.polname || pg_get_expr(p.polqual, p.polrelid) from pg_policy p
         where p.polqual is not null
         union all
         select e::text from public.passport_entries e
         union all
         select w::text from dia.passport_work w
         union all
         select t::text from dia.event_types t
         order by 1`,
      )
      return rows.map(({ line }) => line).join('\n')
    }

    const kitIsThere = async () =>
      (
        await backend.query<{ there: boolean }>(
          `select to_regnamespace('dia') is not null or to_regclass('public.passport_entries') is not null
           or exists (select from pg_proc where proname like 'dia\\_%') as there`,
        )
      )[0]?.there

    async function removeKit(): Promise<void> {
      await session.exec(`
        drop schema if exists dia cascade;
        drop table if exists public.passport_entries cascade;
        do $do$
        declare f regprocedure;
        begin
          for f in select oid from pg_proc where pronamespace = 'public'::regnamespace and proname like 'dia\\_%' loop
            execute format('drop function %s', f);
          end loop;
        end $do$`)
      expect(await kitIsThere()).toBe(false)
    }

    /** Applies to a database that was made unfit, expects the refusal, and mends it again. */
    async function expectRefusal(unfit: string, message: RegExp, hint: RegExp, mend: string): Promise<void> {
      await removeKit()
      await session.exec(unfit)
      try {
        const failure = await applyMigrations(session).catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(Error)
        expect(failure).toMatchObject({
          message: expect.stringMatching(message),
          hint: expect.stringMatching(hint),
        })
        expect(await kitIsThere()).toBe(false)
      } finally {
        await session.exec(mend)
      }
    }

    it('change nothing when they are applied again', async () => {
      const before = await fingerprint()
      expect(before).toContain('passport_entries_append_only')
      expect(await applyMigrations(session)).toEqual([])
      expect(await fingerprint()).toBe(before)
    })

    it('can each be run again by itself, and change nothing', async () => {
      const before = await fingerprint()
      for (const { sql } of await migrations()) {
        await session.exec('begin')
        await session.exec(sql)
        await session.exec('commit')
        expect(await fingerprint()).toBe(before)
      }
    })

    it('heal a journal that was lost', async () => {
      const before = await fingerprint()
      await backend.query('delete from dia.schema_migrations')
      expect(await applyMigrations(session)).toHaveLength((await migrations()).length)
      expect(await fingerprint()).toBe(before)
    })

    it('bear names in the order they are applied', async () => {
      const names = (await migrations()).map(({ name }) => name)
      expect(names).toEqual([...names].sort())
      expect(new Set(names).size).toBe(names.length)
      // "supabase db push" keeps them by their timestamps alone.
      const timestamps = names.map((name) => /^\d{14}(?=_[a-z_]+$)/.exec(name)?.[0])
      expect(timestamps).not.toContain(undefined)
      expect(new Set(timestamps).size).toBe(names.length)
    })

    it('refuse a host that lacks a table, in words, and leave nothing behind', async () => {
      await expectRefusal(
        'alter table public.event_votes rename to mislaid; alter table public.events rename to mislaid_too',
        /host tables.*public\.event_votes, public\.events/,
        /schema first/,
        'alter table public.mislaid rename to event_votes; alter table public.mislaid_too rename to events',
      )
    })

    it('leave nothing behind when the last of them fails', async () => {
      await removeKit()
      await session.exec('create table public.dia_users (of_the_host int)')
      await expect(applyMigrations(session)).rejects.toThrow(/dia_users/)
      expect(await kitIsThere()).toBe(false)
      await session.exec('drop table public.dia_users')
    })

    it('apply to a host once it fits, and give what they gave before', async () => {
      await removeKit()
      expect(await applyMigrations(session)).toEqual((await migrations()).map(({ name }) => name))
      const user = await insertUser(backend)
      await logEntries(backend, [entryOf(user.id, 'player.track_played', null)])
      expect(await backend.query('select from dia.passport_work')).toHaveLength(1)
    })

    it('refuse a host without pgvector, in words', async () => {
      await expectRefusal(
        'drop extension vector cascade',
        /extension "vector"/,
        /create extension vector/,
        'create extension vector with schema extensions; alter table public.media_ids add column profile_embedding extensions.vector(1536)',
      )
    })

    it('find pgvector in whatever schema the host keeps it', async () => {
      await removeKit()
      await session.exec(`
        drop extension vector cascade;
        create schema "Vektoren 😀";
        create extension vector with schema "Vektoren 😀";
        alter table public.media_ids add column if not exists profile_embedding "Vektoren 😀".vector(1536)`)
      await applyMigrations(session)
      const [row] = await backend.query<{ length: number }>(
        `select "Vektoren 😀".vector_dims(dia.constant_vector(0.5)) as length`,
      )
      expect(row?.length).toBe(384)
    })
  })
}
