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

/** Takes what was decided since a moment as the events to add, in the order in which the log received them. */
export async function loadBareEvents(owner: Connection, since: string): Promise<number> {
  await owner.query('truncate bare.events')
  const [row] = await owner.query<{ events: number }>(
    `with taken as (
       insert into bare.events
       select row_number() over (order by e.ctid), d.user_id, d.entity_dna_id,
         array[d.k_cultural, d.k_behavioral, d.k_economic, d.k_spatial]
       from dia.passport_decisions d
       join public.passport_entries e on e.user_id = d.user_id and e.id = d.entry_id
       where d.decided_at >= $1 and d.mediaid = 2
       returning 1)
     select count(*)::int as events from taken`,
    [since],
  )
  return row?.events ?? 0
}

/** A number as 24 equal components, and that doubled: the fastest constant vector that pgvector has. */
const FILLED = (n: number) => `array_fill(f.c${n}::real, '{24}')::vector as v${n}`
const doubled = (of: string, as: string) =>
  `cross join lateral (select ${[1, 2, 3, 4].map((n) => `${of}.v${n} || ${of}.v${n} as v${n}`).join(', ')} offset 0) ${as}`

/**
 * The fastest shape that was found: sums per user and entity, each entity's vectors read once and streamed in the order
 * of users, one write per user and domain. (The plain form, which groups wide rows by user and domain and fills its
 * constants in a function, takes half as long again.)
 */
const BARE_UPDATE = `insert into bare.states as s (user_id, domain, reference_time, signal, mass, lifetime_mass)
  select a.user_id, x.domain, 'epoch', x.signal, 0, 0
  from (
    select f.user_id, sum(v.cultural * (c.v1 || c.v1)) as s1, sum(v.behavioral * (c.v2 || c.v2)) as s2,
      sum(v.economic * (c.v3 || c.v3)) as s3, sum(v.spatial * (c.v4 || c.v4)) as s4
    from (
      select e.user_id, e.vector_id, sum(e.c[1]) as c1, sum(e.c[2]) as c2, sum(e.c[3]) as c3, sum(e.c[4]) as c4
      from bare.events e where e.n > $1 and e.n <= $2
      group by e.user_id, e.vector_id order by e.user_id offset 0) f
    cross join lateral (select ${[1, 2, 3, 4].map(FILLED).join(', ')} offset 0) c24
    ${doubled('c24', 'c48')} ${doubled('c48', 'c96')} ${doubled('c96', 'c')}
    join dia.entity_dna v on v.id = f.vector_id
    group by f.user_id offset 0) a
  cross join lateral (values (1::smallint, a.s1), (2::smallint, a.s2), (3::smallint, a.s3), (4::smallint, a.s4))
    x (domain, signal)
  on conflict (user_id, domain) do update set signal = s.signal + excluded.signal`

/** One statement, and one transaction, per batch. */
export async function bareUpdate(connection: Connection, events: number, batchSize: number): Promise<number> {
  const started = performance.now()
  for (let from = 0; from < events; from += batchSize)
    await connection.query(BARE_UPDATE, [from, from + batchSize])
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
