import type { Connection } from './BenchDatabase.js'

/** The limit: the vectors of the same events, added to S in sets and nothing else. No log, no decisions, no mass. */
export async function makeBareUpdate(owner: Connection): Promise<void> {
  await owner.query('create schema if not exists bare')
  await owner.query(
    'create table bare.states (like dia.dna_states including defaults including storage) with (fillfactor = 60)',
  )
  await owner.query('alter table bare.states add primary key (user_id, domain)')
  // What was decided, as a client would hold it: who, towards which vector, how far.
  await owner.query(
    'create table bare.events (n int primary key, user_id uuid, vector_id bigint, c float8[])',
  )
  await owner.query(
    `insert into bare.states select user_id, domain, reference_time, signal, mass, lifetime_mass from dia.dna_states`,
  )
}

/** Takes the last `events` that were decided as the ones to add. */
export async function loadBareEvents(owner: Connection, seed: number): Promise<number> {
  await owner.query('truncate bare.events')
  const [row] = await owner.query<{ events: number }>(
    `with taken as (
       insert into bare.events
       select row_number() over (order by d.decided_at), d.user_id, d.entity_dna_id,
         array[d.k_cultural, d.k_behavioral, d.k_economic, d.k_spatial]
       from dia.passport_decisions d
       join (select md5($1::int || ':' || n)::uuid as id from generate_series(1, 1000000) n) e on e.id = d.entry_id
       where d.mediaid = 2
       returning 1)
     select count(*)::int as events from taken`,
    [seed],
  )
  return row?.events ?? 0
}

/** One statement per batch: sums per user and entity, then one write per user and domain. */
export async function bareUpdate(connection: Connection, events: number, batchSize: number): Promise<number> {
  const started = performance.now()
  for (let from = 0; from < events; from += batchSize) {
    await connection.query(
      `insert into bare.states as s (user_id, domain, reference_time, signal, mass, lifetime_mass)
       select f.user_id, x.domain, 'epoch', sum(x.vector * dia.constant_vector(x.c)), 0, 0
       from (
         select e.user_id, e.vector_id, sum(e.c[1]) as c1, sum(e.c[2]) as c2, sum(e.c[3]) as c3, sum(e.c[4]) as c4
         from bare.events e where e.n > $1 and e.n <= $2
         group by e.user_id, e.vector_id order by e.user_id offset 0) f
       join dia.entity_dna v on v.id = f.vector_id
       cross join lateral (values (1::smallint, v.cultural, f.c1), (2::smallint, v.behavioral, f.c2),
         (3::smallint, v.economic, f.c3), (4::smallint, v.spatial, f.c4)) x (domain, vector, c)
       group by f.user_id, x.domain
       on conflict (user_id, domain) do update set signal = s.signal + excluded.signal`,
      [from, from + batchSize],
    )
  }
  return (performance.now() - started) / 1000
}

/** The usual way: each event reads its user's vectors, adds in the client, and writes them back. */
export async function fetchComputeWrite(connection: Connection, events: number): Promise<number> {
  const started = performance.now()
  for (let n = 1; n <= events; n++) {
    const rows = await connection.query<{ domain: number; signal: string; vector: string; c: number }>(
      `select s.domain, s.signal::text, e.c[s.domain] as c,
         (case s.domain when 1 then v.cultural when 2 then v.behavioral when 3 then v.economic else v.spatial end)::text as vector
       from bare.events e join bare.states s on s.user_id = e.user_id join dia.entity_dna v on v.id = e.vector_id
       where e.n = $1`,
      [n],
    )
    for (const { domain, signal, vector, c } of rows) {
      const entity = JSON.parse(vector) as number[]
      const moved = (JSON.parse(signal) as number[]).map((x, i) => Math.fround(x + c * (entity[i] ?? 0)))
      await connection.query(
        `update bare.states s set signal = $1::text::extensions.vector
         from bare.events e where e.n = $2 and s.user_id = e.user_id and s.domain = $3`,
        [`[${moved.join(',')}]`, n, domain],
      )
    }
  }
  return (performance.now() - started) / 1000
}
