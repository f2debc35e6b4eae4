import type { DnaDomain } from '@dia/core/domains'
import { askSql } from '../backend/askSql.js'

/** A user's DNA at a moment, from the stored sums and priors: (m0·p + S) / (m0 + M), each component; 0 where nothing is known. */
export async function dnaBySql(userId: string, at: string): Promise<ReadonlyMap<DnaDomain, number[]>> {
  const rows = await askSql<{ domain: DnaDomain; dna: number[] }>(
    `with at_moment as (
       select s.domain, s.mass, s.signal::real[] as signal, p.prior::real[] as prior,
         power(2, -extract(epoch from $2::timestamptz - s.reference_time)::float8 / 86400
           / case s.domain when 2 then 90 else 180 end) as kept,
         case when (select bool_or(c <> 0) from unnest(p.prior::real[]) c) then 0.25 else 0 end as prior_mass
       from dia.dna_states s join dia.dna_priors p using (user_id, domain) where s.user_id = $1)
     select (array['cultural', 'behavioral', 'economic', 'spatial'])[a.domain] as domain,
       (select array_agg(coalesce((a.prior_mass * c.prior + a.kept * c.signal) / nullif(a.prior_mass + a.kept * a.mass, 0), 0) order by c.place)
        from unnest(a.prior, a.signal) with ordinality c (prior, signal, place)) as dna
     from at_moment a`,
    [userId, at],
  )
  return new Map(rows.map(({ domain, dna }) => [domain, dna]))
}
