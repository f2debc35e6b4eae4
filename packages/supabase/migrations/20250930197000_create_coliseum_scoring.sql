-- The Coliseum's half of the processor: metrics and scores that a commit adds, and the rankings read from them.

-- Adds decided scores; the arrays are aligned, one position per entry, weighted in millionths of a point. A score of 0
-- ranks nobody, a late one is recorded and not added. Locks are taken in key order. The leaderboards are added to at
-- once; the metrics, whose six indexes cost more than all of the DNA, wait in one row to be written out.
create or replace function dia.add_to_scores(
  users uuid[], entries uuid[], event_types text[], times timestamptz[], base_scores bigint[], weighted_scores bigint[],
  scored_types text[], scored_ids uuid[], second_types text[], second_ids uuid[], lates int[], contexts text[]
) returns void
language plpgsql security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
begin
  if not exists (select from unnest(scored_ids) s (id) where s.id is not null) then
    return;
  end if;
  insert into dia.pending_metrics (users, entries, event_types, times, base_scores, weighted_scores, scored_types,
    scored_ids, second_types, second_ids, lates, contexts)
  values (users, entries, event_types, times, base_scores, weighted_scores, scored_types, scored_ids, second_types,
    second_ids, lates, contexts);

  with added as (
    insert into dia.leaderboard_scores as l (leaderboard_type, period_start, entity_id, score)
    select b.board, date_trunc(b.span, d.at at time zone 'UTC') at time zone 'UTC', s.entity_id, sum(d.weighted)
    from unnest(times, weighted_scores, scored_types, scored_ids, second_types, second_ids, lates) d (
      at, weighted, first_type, first_id, second_type, second_id, late)
    cross join lateral (values (1, d.first_type, d.first_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
    -- dia.period_start_of written out: a function with a search path is called for each row, not inlined.
    join (values ('artist', 'artists_weekly', 'week'), ('track', 'tracks_daily', 'day'), ('event', 'events_monthly', 'month'))
      b (entity_type, board, span) on b.entity_type = s.entity_type
    where s.entity_id is not null and d.weighted > 0 and d.late & s.place = 0
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (leaderboard_type, period_start, entity_id) do update set score = l.score + excluded.score
    returning l.leaderboard_type, l.period_start
  )
  insert into dia.leaderboard_changes (leaderboard_type, period_start)
  select distinct a.leaderboard_type, a.period_start from added a;
end
$$;

/* The metrics that a commit's scores come to: one per entry and scored entity. */
create or replace function dia.metrics_of(pending dia.pending_metrics) returns setof public.coliseum_metrics
language sql immutable
set search_path = ''
as $$
  -- The second's id begins as the entry's does, so that ids stay in the order of time.
  select case s.place when 1 then d.entry_id
      else (left(d.entry_id::text, 18) || right(md5(d.entry_id || s.entity_type), 16))::uuid end,
    d.event_type, d.user_id, s.entity_type, s.entity_id, trim_scale(d.base * 0.000001), trim_scale(d.weighted * 0.000001),
    coalesce(d.context, '{}')::jsonb, d.entry_id, d.late & s.place <> 0, d.at
  from unnest(pending.users, pending.entries, pending.event_types, pending.times, pending.base_scores, pending.weighted_scores,
    pending.scored_types, pending.scored_ids, pending.second_types, pending.second_ids, pending.lates, pending.contexts) d (
    user_id, entry_id, event_type, at, base, weighted, first_type, first_id, second_type, second_id, late, context)
  cross join lateral (values (1, d.first_type, d.first_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
  where s.entity_id is not null
$$;

-- Every metric, written out or not: what is verified.
create or replace view dia.recorded_metrics as
select * from public.coliseum_metrics
union all
select m.* from dia.pending_metrics p cross join lateral dia.metrics_of(p) m;
revoke all on dia.recorded_metrics from public, anon, authenticated, service_role;

/* The metrics of users that are not written out yet. */
create or replace function dia.pending_metrics_of(of_users uuid[]) returns setof public.coliseum_metrics
language sql stable
set search_path = ''
as $$
  select m.* from dia.pending_metrics p cross join lateral dia.metrics_of(p) m
  where p.users && of_users and m.user_id = any (of_users)
$$;

-- Writes out the metrics of up to so many commits, the oldest first; answers of how many it did. A commit's row goes
-- with its metrics in one transaction, so that each is written once whatever happens. Several may run side by side.
create or replace function public.dia_roll_up_metrics(most int default 50) returns int
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  written int;
begin
  if most not between 1 and 10000 then
    raise exception sqlstate 'PT422' using message = 'most must be 1 to 10000', hint = 'Ask for fewer commits.';
  end if;
  with gone as (
    delete from dia.pending_metrics p
    where p.ctid = any (array(select d.ctid from dia.pending_metrics d limit most for update skip locked))
    returning p as pending
  ), added as (
    insert into public.coliseum_metrics select m.* from gone g cross join lateral dia.metrics_of(g.pending) m
  )
  select count(*) into written from gone;
  return written;
end
$$;

/* Writes out what waits of one user, and waits for whoever is at it. */
create or replace function dia.roll_up_metrics_of(of_user uuid) returns void
language sql security definer
set search_path = ''
as $$
  with gone as (
    delete from dia.pending_metrics p where of_user = any (p.users) returning p as pending
  )
  insert into public.coliseum_metrics select m.* from gone g cross join lateral dia.metrics_of(g.pending) m
$$;

-- Writes the top of every period that gained a score since it was last written, and of the period after it, whose
-- rankings carry this one's ranks. Answers how many periods were written.
create or replace function public.dia_materialise_leaderboards(top int default 100) returns int
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  changed record;
  written int := 0;
begin
  if top not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'top must be 1 to 10000', hint = 'Ask for fewer ranks.';
  end if;
  -- One at a time: an older reading must not overwrite a newer one.
  perform pg_advisory_xact_lock(hashtextextended('dia.leaderboards', 0));
  for changed in
    with gone as (
      delete from dia.leaderboard_changes c
      where c.ctid = any (array(select d.ctid from dia.leaderboard_changes d for update skip locked))
      returning c.leaderboard_type, c.period_start
    )
    select g.leaderboard_type, g.period_start from gone g
    union
    select l.leaderboard_type, l.period_start from gone g
    join public.leaderboards l on l.leaderboard_type = g.leaderboard_type
      and l.period_start = dia.period_end_of(g.leaderboard_type, g.period_start)
    order by 1, 2
  loop
    insert into public.leaderboards as l (leaderboard_type, period_start, period_end, rankings, materialised_at)
    values (changed.leaderboard_type, changed.period_start,
      dia.period_end_of(changed.leaderboard_type, changed.period_start),
      dia.rankings_of(changed.leaderboard_type, changed.period_start, top), clock_timestamp())
    on conflict (leaderboard_type, period_start) do update set
      rankings = excluded.rankings, materialised_at = excluded.materialised_at;
    written := written + 1;
  end loop;
  return written;
end
$$;

/* A period's ranking as core's rankLeaderboard orders it; previous_rank counts all of the period before. */
create or replace function dia.rankings_of(of_leaderboard text, of_period timestamptz, top int) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with ranked as (
    select s.entity_id, s.score, rank() over (order by s.score desc) as rank
    from (
      select c.entity_id, c.score from dia.leaderboard_scores c
      where c.leaderboard_type = of_leaderboard and c.period_start = of_period
      order by c.score desc, c.entity_id limit top) s
  ), before as (
    select p.entity_id, rank() over (order by p.score desc) as rank
    from dia.leaderboard_scores p
    where p.leaderboard_type = of_leaderboard
      and p.period_start = dia.period_start_of(of_leaderboard, of_period - interval '1 second')
  )
  select coalesce(jsonb_agg(jsonb_build_object(
      'rank', r.rank, 'entity_id', r.entity_id, 'score', trim_scale(r.score * 0.000001), 'previous_rank', b.rank)
      order by r.rank, r.entity_id), '[]')
  from ranked r left join before b on b.entity_id = r.entity_id
$$;

revoke all on function dia.rankings_of(text, timestamptz, int), public.dia_materialise_leaderboards(int),
  dia.metrics_of(dia.pending_metrics), dia.pending_metrics_of(uuid[]), dia.roll_up_metrics_of(uuid), public.dia_roll_up_metrics(int),
  dia.add_to_scores(uuid[], uuid[], text[], timestamptz[], bigint[], bigint[], text[], uuid[], text[], uuid[], int[], text[])
  from public, anon, authenticated, service_role;
grant execute on function public.dia_materialise_leaderboards(int), public.dia_roll_up_metrics(int) to service_role;

/* The service's way to dia.roll_up_system_accounts. */
create or replace function public.dia_roll_up_accounts() returns bigint
language sql security definer
set search_path = ''
as $$ select dia.roll_up_system_accounts() $$;
revoke all on function public.dia_roll_up_accounts() from public, anon, authenticated, service_role;
grant execute on function public.dia_roll_up_accounts() to service_role;

-- Every minute where the host has pg_cron; elsewhere the worker does it.
do $$
begin
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $q$ select cron.schedule('dia-metrics', '* * * * *', 'select public.dia_roll_up_metrics(10000)') $q$;
    execute $q$ select cron.schedule('dia-leaderboards', '* * * * *', 'select public.dia_materialise_leaderboards()') $q$;
    execute $q$ select cron.schedule('dia-accounts', '*/5 * * * *', 'select public.dia_roll_up_accounts()') $q$;
  end if;
end
$$;
