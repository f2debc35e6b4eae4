import type { Connection } from '../passport/BenchDatabase.js'
import { Rounds } from './Rounds.js'

/** The user matrix as one would first write it: each user's figures by sub-queries of their own. */
const CORRELATED = `
  select u.id as user_id, coalesce(u.email::text, '') as email, coalesce(p.display_name, '') as display_name,
    coalesce(p.role::text, '') as role,
    m.media_id, (select count(*) from public.media_ids x where x.user_uuid = u.id)::int as media_id_count,
    m.media_id is not null as has_media_id, coalesce(m.has_dna, false) as has_dna,
    coalesce((select sum(dia.domain_share(s.domain) * s.mass * dia.decay(s.reference_time, now(), s.domain)
      / (s.mass * dia.decay(s.reference_time, now(), s.domain) + dia.kappa())) from dia.dna_states s where s.user_id = u.id), 0) as confidence,
    coalesce((select sum(dia.domain_share(s.domain) * s.lifetime_mass / (s.lifetime_mass + dia.kappa()))
      from dia.dna_states s where s.user_id = u.id), 0) as maturity,
    (select count(*) from public.listening_history l where l.user_id = u.id)::int as listens,
    (select count(*) from public.media_engagement_log g where g.user_id = u.id)::int as interactions,
    (select count(*) from public.event_votes v where v.user_uuid = u.id)::int as votes,
    greatest(
      (select max(least(l.created_at, now())) from public.listening_history l where l.user_id = u.id),
      (select max(least(g.created_at, now())) from public.media_engagement_log g where g.user_id = u.id),
      (select max(least(v.created_at, now())) from public.event_votes v where v.user_uuid = u.id),
      u.last_sign_in_at, u.created_at) as last_active_at,
    u.created_at, lower(concat_ws(' ', u.email, p.display_name, u.id)) as search_text
  from auth.users u
  left join public.profiles p on p.id = u.id
  left join lateral (
    select m.id as media_id, m.profile_embedding is not null as has_dna from public.media_ids m
    left join dia.dna_profiles d on d.media_id = m.id where m.user_uuid = u.id
    order by (d.media_id is not null) desc, m.updated_at desc nulls last, m.created_at desc nulls last, m.id desc limit 1) m on true`

export interface MeasuredRefresh {
  readonly oursMs: number
  /** Null where it had not ended within its patience. */
  readonly correlatedMs: number | null
  /** Rows in which the two differ: none, or the comparison is void. */
  readonly differences: number | null
}

const COMPARED =
  'user_id, email, role, media_id, media_id_count, has_dna, listens, interactions, votes, last_active_at'

/**
 * Refreshes the user matrix and its correlated twin, which has the same rows and indexes, in turn. A twin that takes
 * more than `patience` times as long is not waited for.
 */
export async function measureRefresh(
  owner: Connection,
  rounds: number,
  patience: number,
): Promise<MeasuredRefresh> {
  const times = new Rounds()
  const ours = () =>
    times.time('ours', () => owner.query('refresh materialized view concurrently dia.user_matrix'))
  await ours()
  await owner.query('drop materialized view if exists bench.user_matrix')
  await owner.query(`set statement_timeout = ${Math.ceil(times.median('ours') * patience) + 1000}`)
  const ended = await owner.query(`create materialized view bench.user_matrix as ${CORRELATED}`).then(
    () => true,
    () => false,
  )
  await owner.query('set statement_timeout = 0')
  if (!ended) return { oursMs: times.median('ours'), correlatedMs: null, differences: null }
  const indexes = await owner.query<{ statement: string }>(
    `select replace(replace(pg_get_indexdef(i.indexrelid), 'dia.user_matrix', 'bench.user_matrix'), 'INDEX ', 'INDEX bench_') as statement
     from pg_index i where i.indrelid = 'dia.user_matrix'::regclass`,
  )
  for (const { statement } of indexes) await owner.query(statement)
  await owner.query('analyze bench.user_matrix')
  for (let round = 0; round < rounds; round++) {
    await times.time('correlated', () =>
      owner.query('refresh materialized view concurrently bench.user_matrix'),
    )
    await ours()
  }
  const [row] = await owner.query<{ count: number }>(
    `select count(*)::int as count from (
       (select ${COMPARED} from dia.user_matrix except select ${COMPARED} from bench.user_matrix)
       union all (select ${COMPARED} from bench.user_matrix except select ${COMPARED} from dia.user_matrix)) d`,
  )
  await owner.query('drop materialized view bench.user_matrix')
  return {
    oursMs: times.median('ours'),
    correlatedMs: times.median('correlated'),
    differences: row?.count ?? Number.NaN,
  }
}
