-- The Coliseum's half of the processor: metrics and leaderboards that decided scores add up to, apart from the commit that
-- decided them, and the rankings read from them.

/* The metrics that a commit's scores come to: one per entry and scored entity. */
create or replace function dia.metrics_of(pending dia.pending_scores) returns setof public.coliseum_metrics
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

/* The metrics of users that are not written out yet. */
create or replace function dia.pending_metrics_of(of_users uuid[]) returns setof public.coliseum_metrics
language sql stable
set search_path = ''
as $$
  select m.* from dia.pending_scores p cross join lateral dia.metrics_of(p) m
  where p.users && of_users and m.user_id = any (of_users)
$$;

-- What a commit's scores add to the leaderboards. A score of 0 ranks nobody, a late one is recorded and not added.
create or replace function dia.additions_of(pending dia.pending_scores)
returns table (leaderboard_type text, period_start timestamptz, entity_id uuid, score bigint)
language sql stable
set search_path = ''
as $$
  select b.board, date_trunc(b.span, d.at at time zone 'UTC') at time zone 'UTC', s.entity_id, d.weighted
  from unnest(pending.times, pending.weighted_scores, pending.scored_types, pending.scored_ids, pending.second_types,
    pending.second_ids, pending.lates) d (at, weighted, first_type, first_id, second_type, second_id, late)
  cross join lateral (values (1, d.first_type, d.first_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
  -- dia.period_start_of written out: a function with a search path is called for each row, not inlined.
  join (values ('artist', 'artists_weekly', 'week'), ('track', 'tracks_daily', 'day'), ('event', 'events_monthly', 'month'))
    b (entity_type, board, span) on b.entity_type = s.entity_type
  where s.entity_id is not null and d.weighted > 0 and d.late & s.place = 0
$$;

-- Writes out the scores of commits, whose rows the caller holds, as metrics and on the leaderboards; a commit's row goes
-- with its effects in one transaction, so that each is there once whatever happens. Scores are locked in key order.
create or replace function dia.write_out_scores(of_rows tid[]) returns int
language plpgsql
set search_path = ''
as $$
declare
  written int;
begin
  with gone as (
    delete from dia.pending_scores p where p.ctid = any (of_rows) returning p as pending
  ), metrics as (
    insert into public.coliseum_metrics select m.* from gone g cross join lateral dia.metrics_of(g.pending) m
  ), added as (
    insert into dia.leaderboard_scores as l (leaderboard_type, period_start, entity_id, score)
    select a.leaderboard_type, a.period_start, a.entity_id, sum(a.score)
    from gone g cross join lateral dia.additions_of(g.pending) a
    group by a.leaderboard_type, a.period_start, a.entity_id
    order by a.leaderboard_type collate "C", a.period_start, a.entity_id
    on conflict (leaderboard_type, period_start, entity_id) do update set score = l.score + excluded.score
    returning l.leaderboard_type, l.period_start
  ), changed as (
    insert into dia.leaderboard_changes (leaderboard_type, period_start)
    select distinct a.leaderboard_type, a.period_start from added a
  )
  select count(*) into written from gone;
  return written;
end
$$;

-- Writes out the scores of up to so many commits, the oldest first; answers of how many it did. Several may run side by
-- side.
create or replace function public.dia_roll_up_scores(most int default 50) returns int
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
begin
  if most not between 1 and 10000 then
    raise exception sqlstate 'PT422' using message = 'most must be 1 to 10000', hint = 'Ask for fewer commits.';
  end if;
  return dia.write_out_scores(array(select d.ctid from dia.pending_scores d limit most for update skip locked));
end
$$;

/* Writes out what waits of one user, and waits for whoever is at it. */
create or replace function dia.roll_up_scores_of(of_user uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  perform dia.write_out_scores(array(select d.ctid from dia.pending_scores d where of_user = any (d.users) for update));
end
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
  dia.metrics_of(dia.pending_scores), dia.pending_metrics_of(uuid[]), dia.additions_of(dia.pending_scores),
  dia.write_out_scores(tid[]), dia.roll_up_scores_of(uuid), public.dia_roll_up_scores(int)
  from public, anon, authenticated, service_role;
grant execute on function public.dia_materialise_leaderboards(int), public.dia_roll_up_scores(int) to service_role;

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
    execute $q$ select cron.schedule('dia-scores', '* * * * *', 'select public.dia_roll_up_scores(10000)') $q$;
    execute $q$ select cron.schedule('dia-leaderboards', '* * * * *', 'select public.dia_materialise_leaderboards()') $q$;
    execute $q$ select cron.schedule('dia-accounts', '*/5 * * * *', 'select public.dia_roll_up_accounts()') $q$;
  end if;
end
$$;
