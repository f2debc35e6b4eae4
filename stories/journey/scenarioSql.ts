import { askSql } from '../backend/askSql.js'

/** The scenarios' figures by SQL of their own: from the tables alone, past every function and view of the kit. */

/** What the primary MediaID states, and how many MediaIDs there are. */
export async function basesBySql(userId: string) {
  const [row] = await askSql<{
    interests: string[]
    genres: number
    location: string | null
    media_ids: number
  }>(
    `select m.interests, coalesce(cardinality(m.genre_preferences), 0)::int as genres, m.location_code as location,
       (select count(*)::int from public.media_ids o where o.user_uuid = $1) as media_ids
     from public.media_ids m where m.user_uuid = $1
     order by m.updated_at desc, m.created_at desc, m.id desc limit 1`,
    [userId],
  )
  if (row === undefined) throw new Error('The user has no MediaID.')
  return row
}

/** Rows of the listening history, those of them that skip, and in how many sessions the skips lie. */
export async function listensBySql(userId: string) {
  const [row] = await askSql<{ listens: number; skips: number; sessions: number; without_session: number }>(
    `select count(*)::int as listens, count(*) filter (where s)::int as skips,
       count(distinct session_id) filter (where s)::int as sessions,
       count(*) filter (where s and session_id is null)::int as without_session
     from (
       select session_id, event_type::text in ('skipped', 'track_skip', 'player.track_skipped') as s
       from public.listening_history where user_id = $1) l`,
    [userId],
  )
  if (row === undefined) throw new Error('SQL counts always.')
  return row
}

/** Confidence and maturity by the formulas, from the stored sums. */
export async function evidenceBySql(userId: string) {
  const [row] = await askSql<{ confidence: number; maturity: number; interactions: number }>(
    `select sum(share * mass / (mass + 2.5))::float8 as confidence,
       sum(share * life / (life + 2.5))::float8 as maturity,
       (select count(*)::int from dia.passport_decisions d where d.user_id = $1 and d.mediaid = 2) as interactions
     from (
       select case domain when 1 then 0.4 when 2 then 0.3 else 0.15 end as share, lifetime_mass as life,
         mass * power(2, -extract(epoch from now() - reference_time)::float8 / 86400 / case domain when 2 then 90 else 180 end)
           as mass
       from dia.dna_states where user_id = $1) s`,
    [userId],
  )
  if (row === undefined) throw new Error('SQL sums always.')
  return row
}

/** How far each domain's DNA would move without one entry: Σ over its 384 components, from the stored vectors. */
export async function deltaNormsWithoutBySql(userId: string, entryId: string) {
  const rows = await askSql<{ domain: 'cultural' | 'behavioral' | 'economic' | 'spatial'; norm: number }>(
    `with left_out as (
       select n.domain, d.valence, d.occurred_at,
         case when (e.domains & (1 << (n.domain - 1))) > 0 then n.k else 0 end as k, n.vector::real[] as vector
       from dia.passport_decisions d join dia.entity_dna e on e.id = d.entity_dna_id
       cross join lateral (values
         (1, d.k_cultural, e.cultural), (2, d.k_behavioral, e.behavioral),
         (3, d.k_economic, e.economic), (4, d.k_spatial, e.spatial)) n (domain, k, vector)
       where d.user_id = $1 and d.entry_id = $2 and d.mediaid = 2
     ), at_now as (
       select s.domain, l.k * l.valence as pull, l.k, s.mass, s.signal::real[] as signal, p.prior::real[] as prior, l.vector,
         power(2, -extract(epoch from now() - s.reference_time)::float8 / 86400 / h.days) as kept,
         power(2, -extract(epoch from now() - l.occurred_at)::float8 / 86400 / h.days) as left_of_it,
         case when (select bool_or(c <> 0) from unnest(p.prior::real[]) c) then 0.25 else 0 end as prior_mass,
         (select sqrt(sum(c::float8 * c)) from unnest(l.vector) c) as length
       from dia.dna_states s join dia.dna_priors p using (user_id, domain) join left_out l using (domain)
       cross join lateral (select case s.domain when 2 then 90 else 180 end::float8 as days) h
       where s.user_id = $1)
     select (array['cultural', 'behavioral', 'economic', 'spatial'])[a.domain] as domain,
       (select sqrt(sum(power(
          (a.prior_mass * c.prior + a.kept * c.signal) / (a.prior_mass + a.kept * a.mass)
          - (a.prior_mass * c.prior + a.kept * c.signal - a.left_of_it * a.pull * c.entity / greatest(a.length, 1e-12))
            / nullif(a.prior_mass + a.kept * a.mass - a.left_of_it * a.k, 0), 2)))
        from unnest(a.prior, a.signal, a.vector) c (prior, signal, entity))::float8 as norm
     from at_now a order by a.domain`,
    [userId, entryId],
  )
  return new Map(rows.map(({ domain, norm }) => [domain, norm]))
}

/** What health counts, counted anew. */
export async function healthBySql() {
  const [row] = await askSql<{
    users: number
    active_today: number
    last_24_hours: number
    open: number
    dead: number
    with_dna: number
  }>(
    `with host as (
       select user_id, created_at as at from public.listening_history
       union all select user_id, created_at from public.media_engagement_log
       union all select user_uuid, created_at from public.event_votes
     ), logged as (select user_id, occurred_at as at from public.passport_entries)
     select (select count(*)::int from auth.users) as users,
       (select count(distinct user_id)::int from (
          select user_id, at from host union all select user_id, at from logged
          union all select id, last_sign_in_at from auth.users) a
        where at between date_trunc('day', now(), 'UTC') and now()) as active_today,
       greatest(
         (select count(*)::int from host where at between now() - interval '24 hours' and now()),
         (select count(*)::int from logged where at between now() - interval '24 hours' and now())) as last_24_hours,
       (select count(*)::int from dia.passport_work w, lateral (values (w.mediaid), (w.treasury), (w.coliseum)) s (state)
        where s.state = 1) + (select count(*)::int from dia.seal_work) as open,
       (select count(*)::int from dia.passport_dead_letters where dismissed_at is null) as dead,
       (select count(*)::int from dia.dna_profiles) as with_dna`,
  )
  if (row === undefined) throw new Error('SQL counts always.')
  return row
}
