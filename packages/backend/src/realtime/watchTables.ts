import type { OpenDatabase } from '../database/Database.js'

export interface TableChange {
  readonly table: string
  readonly type: 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE'
}

export interface TableWatch {
  /** Whether the exposed schema has a table of that name; from then on its changes are told. */
  watch(table: string): Promise<boolean>
  stop(): Promise<void>
}

const CHANNEL = 'dia_changes'

/** One notification per table and transaction, however many statements it has. */
const PREPARE = `
  create schema if not exists dia_backend;
  revoke all on schema dia_backend from public;
  create or replace function dia_backend.tell_change() returns trigger language plpgsql set search_path = '' as $$
  begin
    perform pg_catalog.pg_notify('${CHANNEL}', pg_catalog.json_build_object('table', tg_argv[0], 'type', tg_op)::text);
    return null;
  end $$`

/** Tells of writes by LISTEN and NOTIFY: a table gets its trigger when somebody first watches it. */
export async function watchTables(
  database: Pick<OpenDatabase, 'query' | 'exec' | 'listen'>,
  onChange: (change: TableChange) => void,
): Promise<TableWatch> {
  const unlisten = await database.listen(CHANNEL, (payload) => onChange(JSON.parse(payload) as TableChange))
  const watched = new Map<string, Promise<boolean>>()
  let prepared: Promise<void> | undefined

  async function addTrigger(table: string): Promise<boolean> {
    prepared ??= database.exec(PREPARE)
    await prepared
    const [found] = await database.query<{ statement: string }>(
      `select format('create or replace trigger dia_tell_change after insert or update or delete or truncate on public.%I
           for each statement execute function dia_backend.tell_change(%L)', c.relname, c.relname) as statement
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = $1 and c.relkind in ('r', 'p')`,
      [table],
    )
    if (found === undefined) return false
    await database.exec(found.statement)
    return true
  }

  return {
    watch(table) {
      const known = watched.get(table)
      if (known !== undefined) return known
      const adding = addTrigger(table)
      watched.set(table, adding)
      // A table that is not there may come; a failure may pass.
      adding.then(
        (isThere) => isThere || watched.delete(table),
        () => watched.delete(table),
      )
      return adding
    },
    stop: unlisten,
  }
}
