import type { Connection } from '../passport/BenchDatabase.js'
import { LOAD_FUNCTIONS, loadSteps } from './loadSteps.js'
import type { Sizes } from './Sizes.js'

const SLICE = 100_000

/**
 * Fills an empty database, table by table in slices, and goes on where it was cut off. Triggers and secondary indexes
 * of a table are off while it is filled and put back as they were; statistics are computed from what stands there.
 */
export async function loadWorld(owner: Connection, sizes: Sizes, say: (line: string) => void): Promise<void> {
  await prepare(owner, sizes)
  for (const step of loadSteps(sizes)) {
    const rows = Math.floor(step.rows)
    const [held] = await owner.query<{ rows: string; done: boolean }>(
      'select rows, done from bench.loaded where step = $1',
      [step.table],
    )
    if (held?.done) continue
    const began = Date.now()
    if (held === undefined) await takeDown(owner, step.table)
    for (let first = Number(held?.rows ?? 0); first < rows; first += SLICE) {
      const last = Math.min(rows, first + SLICE)
      await owner.query('begin')
      await owner.query(`${step.slice(`generate_series(${first + 1}::bigint, ${last}::bigint)`)}`)
      await owner.query('update bench.loaded set rows = $2 where step = $1', [step.table, last])
      await owner.query('commit')
      say(`${step.table} ${last.toLocaleString('en')} of ${rows.toLocaleString('en')}`)
    }
    say(`${step.table}: indexes`)
    await putBack(owner, step.table)
    await owner.query(`vacuum (analyze) ${step.table}`)
    await owner.query('update bench.loaded set done = true where step = $1', [step.table])
    say(`${step.table} is there, after ${Math.round((Date.now() - began) / 1000)} s`)
  }
  const [ready] = await owner.query("select from bench.loaded where step = 'matrices'")
  if (ready === undefined) {
    say('computing the matrices')
    await owner.query('select public.dia_refresh_user_matrix()')
    await owner.query('select public.dia_refresh_statistics()')
    await owner.query('vacuum (analyze)')
    await owner.query("insert into bench.loaded values ('matrices', 0, true)")
  }
}

async function prepare(owner: Connection, { listens }: Sizes): Promise<void> {
  // Foreign keys are not checked row by row: the ids follow from the numbers that they are made of.
  await owner.query("set session_replication_role = 'replica'")
  await owner.query("set maintenance_work_mem = '512MB'")
  await owner.query('set synchronous_commit = off')
  await owner.query('create schema if not exists bench')
  await owner.query('create table if not exists bench.anchor (moment timestamptz, listens bigint)')
  await owner.query(
    "insert into bench.anchor select date_trunc('hour', now()), $1 where not exists (select from bench.anchor)",
    [listens],
  )
  const [anchor] = await owner.query<{ listens: string }>('select listens from bench.anchor')
  if (Number(anchor?.listens) !== listens) {
    throw new Error(
      `The folder holds ${anchor?.listens} listens: use --listens=${anchor?.listens} or another --folder.`,
    )
  }
  await owner.query(LOAD_FUNCTIONS)
  await owner.query(
    'create table if not exists bench.loaded (step text primary key, rows bigint, done boolean)',
  )
  await owner.query('create table if not exists bench.taken_down (step text, statement text)')
  await owner.query(
    `do $$ begin
       execute format('set search_path = pg_catalog, %I', (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector'));
       create table if not exists bench.vector as select ('[' || string_agg('0.05', ',') || ']')::vector(384) as signal from generate_series(1, 384);
     end $$`,
  )
  await owner.query('reset search_path')
}

async function takeDown(owner: Connection, table: string): Promise<void> {
  await owner.query('begin')
  await owner.query('insert into bench.loaded values ($1, 0, false)', [table])
  await owner.query(
    `insert into bench.taken_down
     select $1::text, pg_get_indexdef(i.indexrelid) from pg_index i
     where i.indrelid = $1::text::regclass and not i.indisprimary
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     union all
     select $1::text, format('alter table %s enable %s trigger %I', $1::text, case t.tgenabled when 'A' then 'always' else '' end, t.tgname)
     from pg_trigger t where t.tgrelid = $1::text::regclass and t.tgenabled <> 'D' and not t.tgisinternal
       and $1::text <> 'public.leaderboards'`,
    [table],
  )
  await owner.query(
    `do $$ declare d record; begin
       for d in select i.indexrelid::regclass as name from pg_index i join bench.taken_down t on t.statement = pg_get_indexdef(i.indexrelid)
         where i.indrelid = '${table}'::regclass loop execute format('drop index %s', d.name); end loop;
       for d in select t.tgname from pg_trigger t where t.tgrelid = '${table}'::regclass and not t.tgisinternal
         and '${table}' <> 'public.leaderboards' loop execute format('alter table ${table} disable trigger %I', d.tgname); end loop;
     end $$`,
  )
  await owner.query('commit')
}

async function putBack(owner: Connection, table: string): Promise<void> {
  const taken = await owner.query<{ statement: string }>(
    'select statement from bench.taken_down where step = $1',
    [table],
  )
  for (const { statement } of taken) {
    await owner.query('begin')
    // A migration that ran again between two runs has put its indexes back already.
    await owner.query(statement.replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX IF NOT EXISTS '))
    await owner.query('delete from bench.taken_down where step = $1 and statement = $2', [table, statement])
    await owner.query('commit')
  }
}
