-- What the matrices of events, content and artists count over the logs: computed as a whole like the user matrix,
-- because a log can only be followed safely by its own triggers, which a guest does not put on a host's tables.

-- Tables that a host may lack are read through a view of the same columns, which is empty until the table is there.
create or replace function dia.adopt_optional_tables() returns text[]
language plpgsql
set search_path = ''
as $$
declare
  wanted record;
  selected text;
  missing text[] := '{}';
begin
  for wanted in
    select * from (values
      ('event_attendees', array['id uuid', 'event_id uuid', 'user_id uuid', 'status text', 'created_at timestamptz']),
      ('subscriptions', array['id uuid', 'user_id uuid', 'artist_id uuid', 'subscription_type text', 'status text',
        'current_period_start timestamptz', 'current_period_end timestamptz', 'cancel_at_period_end boolean',
        'stripe_subscription_id text', 'created_at timestamptz']),
      ('audio_features', array['content_id uuid', 'genre text', 'mood text', 'tempo double precision', 'energy double precision']),
      ('listening_sessions', array['id uuid', 'user_id uuid', 'started_at timestamptz', 'ended_at timestamptz',
        'device_type text', 'context text'])) as t (name, columns)
  loop
    -- A column that is not there reads as null; one of the wanted type is left as it is, so that indexes are found.
    -- The row's own address tells rows apart where a table has no key.
    select string_agg(
      case
        when a.attname is null then format('null::%s as %I', w.type, w.name)
        when format_type(a.atttypid, null) = w.type then format('t.%I', w.name)
        else format('t.%1$I::%2$s as %1$I', w.name, w.type)
      end, ', ' order by w.place) into selected
    from (
      select split_part(c, ' ', 1) as name, replace(substr(c, strpos(c, ' ') + 1), 'timestamptz', 'timestamp with time zone') as type, place
      from unnest(wanted.columns) with ordinality u (c, place)) w
    left join pg_catalog.pg_attribute a on a.attrelid = to_regclass('public.' || wanted.name) and a.attname = w.name;
    execute format('create or replace view dia.optional_%s as select %s, %s', wanted.name, selected,
      case when to_regclass('public.' || wanted.name) is null then 'null::text as address where false'
        else format('t.ctid::text as address from public.%I t', wanted.name) end);
    execute format('revoke all on dia.optional_%s from public, anon, authenticated, service_role', wanted.name);
    if to_regclass('public.' || wanted.name) is null then
      missing := missing || wanted.name;
    end if;
  end loop;
  return missing;
end
$$;
revoke all on function dia.adopt_optional_tables() from public, anon, authenticated, service_role;
select dia.adopt_optional_tables();

/* All names, aliases included, of the same event types. */
create or replace function dia.names_of_event_types(given text[]) returns text[]
language sql stable
set search_path = ''
as $$
  select array(
    select t.name from dia.event_types t
    where t.canonical in (select k.canonical from dia.event_types k where k.name = any (given))
    union
    select g from unnest(given) g where g is not null)
$$;
revoke all on function dia.names_of_event_types(text[]) from public, anon, authenticated, service_role;

/* What payers gave for each entity through Stripe, refunds deducted; what the platform pays is no revenue. Minor units of
   two currencies cannot be compared: one currency is shown, US dollars where anything was taken in them, as the figures
   are, else the one of most payments. */
create or replace view dia.entity_revenue as
select distinct on (r.entity_type, r.entity_id) r.entity_type, r.entity_id, r.currency, r.cents
from (
  select t.entity_type, t.entity_id, t.currency, sum(t.amount_cents - t.refunded_cents)::bigint as cents, count(*) as payments
  from public.treasury_transactions t
  where t.status in ('completed', 'refunded') and t.source = 'stripe' and t.transaction_type <> 'refund' and t.entity_id is not null
  group by t.entity_type, t.entity_id, t.currency) r
order by r.entity_type, r.entity_id, r.cents <> 0 desc, r.currency = 'USD' desc, r.payments desc, r.currency;
revoke all on dia.entity_revenue from public, anon, authenticated, service_role;

create materialized view if not exists dia.event_matrix as
with votes as (
  select v.event_id, count(*) as count from public.event_votes v where v.event_id is not null group by v.event_id
), attendees as (
  select a.event_id, count(*) as count from dia.optional_event_attendees a
  where a.status is null or a.status not in ('cancelled', 'canceled', 'declined', 'not_going') group by a.event_id
)
select
  e.id as event_id,
  coalesce(e.title, '') as title,
  coalesce(e.status::text, '') as status,
  e.host_id,
  coalesce(u.email::text, '') as host_email,
  coalesce(p.display_name, '') as host_name,
  coalesce(e.location, '') as location,
  coalesce(e.event_date, e.created_at) as event_date,
  e.event_date is not null as has_date,
  coalesce(e.event_date > now(), false) as is_upcoming,
  coalesce(a.count, 0)::int as attendees,
  coalesce(v.count, 0)::int as votes,
  v.count is not null as has_votes,
  coalesce(r.cents, 0)::bigint as revenue_cents,
  coalesce(r.currency, 'USD') as revenue_currency,
  e.created_at,
  lower(concat_ws(' ', e.title, e.location, u.email, p.display_name, e.id)) as search_text
from public.events e
left join auth.users u on u.id = e.host_id
left join public.profiles p on p.id = e.host_id
left join votes v on v.event_id = e.id
left join attendees a on a.event_id = e.id
left join dia.entity_revenue r on r.entity_type = 'event' and r.entity_id = e.id;

create materialized view if not exists dia.content_matrix as
with plays as (
  select l.content_id, count(*) as count from public.listening_history l
  where l.content_id is not null
    and l.event_type in (select t.name from dia.event_types t where t.canonical = 'player.track_played')
  group by l.content_id
), favourites as (
  -- A user's last word on an item counts, once.
  select w.content_id, count(*) as count
  from (
    select distinct on (g.content_id, g.user_id) g.content_id, t.canonical
    from public.media_engagement_log g join dia.event_types t on t.name = g.event_type
    where g.content_id is not null and t.canonical in ('player.track_favorited', 'player.track_unfavorited')
    order by g.content_id, g.user_id, g.created_at desc, g.id desc) w
  where w.canonical = 'player.track_favorited'
  group by w.content_id
)
select
  c.id as content_id,
  coalesce(c.title, '') as title,
  c.artist_id,
  coalesce(c.artist_name, a.artist_name, '') as artist_name,
  coalesce(c.file_type, '') as file_type,
  c.duration::double precision as duration,
  coalesce(p.count, 0)::int as plays,
  coalesce(f.count, 0)::int as favourites,
  coalesce(r.cents, 0)::bigint as revenue_cents,
  coalesce(r.currency, 'USD') as revenue_currency,
  c.checksum,
  c.created_at,
  lower(concat_ws(' ', c.title, coalesce(c.artist_name, a.artist_name), c.id)) as search_text
from public.content_items c
left join public.artist_profiles a on a.id = c.artist_id
left join plays p on p.content_id = c.id
left join favourites f on f.content_id = c.id
left join dia.entity_revenue r on r.entity_type = 'track' and r.entity_id = c.id;

create materialized view if not exists dia.artist_matrix as
with uploads as (
  select c.artist_id, count(*) as count from public.content_items c where c.artist_id is not null group by c.artist_id
), appearances as (
  select x.artist_id, count(*) as count
  from (
    select v.artist_id, v.event_id from public.event_votes v where v.artist_id is not null and v.event_id is not null
    union
    select h.id, e.id from public.artist_profiles h join public.events e on e.host_id = h.user_id) x
  group by x.artist_id
), earnings as (
  -- Money goes to a user's account, whichever of their profiles it was for. In US dollars where any were earned.
  select distinct on (t.user_id) t.user_id, t.currency, t.lifetime_earned_cents as cents
  from public.treasury_accounts t
  order by t.user_id, t.lifetime_earned_cents <> 0 desc, t.currency = 'USD' desc, t.currency
)
select
  a.id as artist_id,
  coalesce(a.artist_name, '') as artist_name,
  a.user_id,
  coalesce(u.email::text, '') as user_email,
  coalesce(p.display_name, '') as user_name,
  coalesce(a.bio, '') as bio,
  coalesce(a.verified, false) as verified,
  coalesce(c.count, 0)::int as uploads,
  c.count is not null as has_uploads,
  coalesce(x.count, 0)::int as events,
  coalesce(m.cents, 0)::bigint as earned_cents,
  coalesce(m.currency, 'USD') as earned_currency,
  a.created_at,
  lower(concat_ws(' ', a.artist_name, u.email, p.display_name, a.id)) as search_text
from public.artist_profiles a
left join auth.users u on u.id = a.user_id
left join public.profiles p on p.id = a.user_id
left join uploads c on c.artist_id = a.id
left join appearances x on x.artist_id = a.id
left join earnings m on m.user_id = a.user_id;

-- Each sort column alone, and behind each filter that leaves many rows. What a filter leaves few of is sorted.
do $$
declare
  matrix record;
  sorted text;
  filtered text;
begin
  for matrix in
    select * from (values
      ('event', 'event_id', array['event_date', 'title', 'attendees', 'votes', 'revenue_cents', 'created_at'],
        array['status', 'is_upcoming', 'has_votes', 'host_id']),
      ('content', 'content_id', array['created_at', 'title', 'artist_name', 'plays', 'favourites', 'revenue_cents'],
        array['file_type', 'artist_id']),
      ('artist', 'artist_id', array['created_at', 'artist_name', 'uploads', 'events', 'earned_cents'],
        array['verified', 'has_uploads'])) as m (name, key, sorts, filters)
  loop
    execute format('create unique index if not exists %I on dia.%I (%I)', matrix.name || '_matrix_key', matrix.name || '_matrix', matrix.key);
    foreach sorted in array matrix.sorts loop
      execute format('create index if not exists %I on dia.%I (%I, %I)',
        matrix.name || '_matrix_' || sorted, matrix.name || '_matrix', sorted, matrix.key);
      foreach filtered in array matrix.filters loop
        execute format('create index if not exists %I on dia.%I (%I, %I, %I)',
          matrix.name || '_matrix_' || filtered || '_' || sorted, matrix.name || '_matrix', filtered, sorted, matrix.key);
      end loop;
    end loop;
    perform dia.index_search(format('dia.%I', matrix.name || '_matrix')::regclass, 'search_text', matrix.name || '_matrix_search');
  end loop;
end
$$;
create index if not exists artist_matrix_user on dia.artist_matrix (user_id);

insert into dia.matrix_refreshes (matrix, refreshed_at, duration)
select m, now(), interval '0' from unnest(array['events', 'contents', 'artists']) m
on conflict (matrix) do nothing;

revoke all on dia.event_matrix, dia.content_matrix, dia.artist_matrix from public, anon, authenticated, service_role;

-- Places on the boards, one row each: kept by the boards' own trigger, so that they can be filtered, sorted and paged.
create table if not exists dia.leaderboard_places (
  -- Board, period, place counted down, entity: sorted down, a board's places go from the first to the last.
  place_id text collate "C" primary key,
  leaderboard_type text not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  rank int not null,
  previous_rank int,
  trend text not null check (trend in ('up', 'down', 'same', 'new')),
  entity_type text not null,
  entity_id uuid not null,
  score double precision not null
);
alter table dia.leaderboard_places enable row level security;
create index if not exists leaderboard_places_period on dia.leaderboard_places (period_start, place_id);
create index if not exists leaderboard_places_rank on dia.leaderboard_places (rank, place_id);
create index if not exists leaderboard_places_score on dia.leaderboard_places (score, place_id);
create index if not exists leaderboard_places_type_period on dia.leaderboard_places (leaderboard_type, period_start, place_id);
create index if not exists leaderboard_places_type_rank on dia.leaderboard_places (leaderboard_type, rank, place_id);
create index if not exists leaderboard_places_type_score on dia.leaderboard_places (leaderboard_type, score, place_id);
create index if not exists leaderboard_places_entity on dia.leaderboard_places (entity_id, period_start, place_id);
revoke all on dia.leaderboard_places from public, anon, authenticated, service_role;

create or replace function dia.place_rankings() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    delete from dia.leaderboard_places p
    where p.leaderboard_type = old.leaderboard_type and p.period_start = old.period_start;
  end if;
  if tg_op <> 'DELETE' then
    insert into dia.leaderboard_places
    select
      format('%s:%s:%s:%s', new.leaderboard_type, to_char(new.period_start at time zone 'UTC', 'YYYY-MM-DD'),
        lpad((999999 - least(r.rank, 999999))::text, 6, '0'), r.entity_id),
      new.leaderboard_type, new.period_start, new.period_end, r.rank, r.previous_rank,
      case when r.previous_rank is null then 'new' when r.previous_rank > r.rank then 'up'
        when r.previous_rank < r.rank then 'down' else 'same' end,
      case new.leaderboard_type when 'tracks_daily' then 'track' when 'artists_weekly' then 'artist' else 'event' end,
      r.entity_id, r.score
    from jsonb_to_recordset(new.rankings) as r (rank int, entity_id uuid, score double precision, previous_rank int)
    where r.rank is not null and r.entity_id is not null
    on conflict (place_id) do nothing;
  end if;
  return null;
end
$$;
revoke all on function dia.place_rankings() from public, anon, authenticated, service_role;

drop trigger if exists leaderboards_place_rankings on public.leaderboards;
create trigger leaderboards_place_rankings after insert or update of rankings, period_end or delete on public.leaderboards
  for each row execute function dia.place_rankings();
alter table public.leaderboards enable always trigger leaderboards_place_rankings;
-- Boards from before the trigger.
update public.leaderboards b set rankings = b.rankings
where b.rankings <> '[]' and not exists (
  select from dia.leaderboard_places p where p.leaderboard_type = b.leaderboard_type and p.period_start = b.period_start);

/* The figures of a computed matrix, counted where it was just computed. */
create or replace function dia.count_statistics(matrix text) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return case matrix
    when 'events' then (
      select jsonb_build_object('events', count(*), 'upcoming', count(*) filter (where m.is_upcoming),
        'votes', coalesce(sum(m.votes), 0),
        'revenue', coalesce(sum(m.revenue_cents) filter (where m.revenue_currency = 'USD'), 0)::text)
      from dia.event_matrix m)
    when 'contents' then (
      select jsonb_build_object('contents', count(*), 'plays', coalesce(sum(m.plays), 0),
        'favourites', coalesce(sum(m.favourites), 0),
        'revenue', coalesce(sum(m.revenue_cents) filter (where m.revenue_currency = 'USD'), 0)::text)
      from dia.content_matrix m)
    when 'artists' then (
      select jsonb_build_object('artists', count(*), 'verified', count(*) filter (where m.verified),
        'with_uploads', count(*) filter (where m.has_uploads),
        -- An account counts once, however many profiles its user has.
        'earned', (select coalesce(sum(a.earned_cents), 0)::text from (
          select distinct e.user_id, e.earned_cents from dia.artist_matrix e where e.earned_currency = 'USD') a))
      from dia.artist_matrix m)
  end;
end
$$;
revoke all on function dia.count_statistics(text) from public, anon, authenticated, service_role;
update dia.matrix_refreshes set figures = dia.count_statistics(matrix)
where matrix in ('events', 'contents', 'artists') and figures = '{}';

/* Recomputes one of the matrices 'events', 'contents', 'artists', for whoever holds their lock. */
create or replace function dia.recompute_statistics(matrix text) returns void
language plpgsql
set search_path = ''
as $$
declare
  started_at timestamptz := clock_timestamp();
  relation text := rtrim(recompute_statistics.matrix, 's') || '_matrix';
begin
  execute format('refresh materialized view concurrently dia.%I', relation);
  execute format('analyze dia.%I', relation);
  insert into dia.matrix_refreshes as r (matrix, refreshed_at, duration, figures)
  values (recompute_statistics.matrix, started_at, clock_timestamp() - started_at, dia.count_statistics(recompute_statistics.matrix))
  on conflict on constraint matrix_refreshes_pkey do update
    set refreshed_at = excluded.refreshed_at, duration = excluded.duration, figures = excluded.figures;
end
$$;
revoke all on function dia.recompute_statistics(text) from public, anon, authenticated, service_role;

-- Recomputes the statistics of events, content and artists. One at a time: the second waits and finds it done.
create or replace function public.dia_refresh_statistics() returns timestamptz
language plpgsql security definer
set search_path = ''
set statement_timeout = '30min'
as $$
declare
  asked_at timestamptz := clock_timestamp();
  last_refresh timestamptz;
  computed text;
begin
  perform dia.require_admin('refresh the statistics');
  perform pg_advisory_xact_lock(hashtextextended('dia.statistics', 0));
  select min(r.refreshed_at) into last_refresh
  from dia.matrix_refreshes r where r.matrix in ('events', 'contents', 'artists');
  if last_refresh > asked_at then
    return last_refresh;
  end if;
  foreach computed in array array['events', 'contents', 'artists'] loop
    perform dia.recompute_statistics(computed);
  end loop;
  return asked_at;
end
$$;

-- Refreshes what is due: every 5 minutes, or 4 times as long as the last refresh took, where that is more. Whoever
-- asks while another is at it is told so at once: an idle worker need not wait.
create or replace function public.dia_refresh_due_matrices() returns text[]
language plpgsql security definer
set search_path = ''
set statement_timeout = '30min'
as $$
declare
  refreshed text[] := '{}';
begin
  perform dia.require_admin('refresh the matrices');
  if not pg_try_advisory_xact_lock(hashtextextended('dia.refresh_due_matrices', 0)) then
    return refreshed;
  end if;
  if dia.is_refresh_due(array['users']) then
    perform public.dia_refresh_user_matrix();
    refreshed := refreshed || array['users'];
  end if;
  if dia.is_refresh_due(array['events', 'contents', 'artists']) then
    perform public.dia_refresh_statistics();
    refreshed := refreshed || array['events', 'contents', 'artists'];
  end if;
  return refreshed;
end
$$;

create or replace function dia.is_refresh_due(matrices text[]) returns boolean
language sql stable
set search_path = ''
as $$
  select coalesce(min(r.refreshed_at) + greatest(interval '5 minutes', 4 * sum(r.duration)) <= clock_timestamp(), true)
  from dia.matrix_refreshes r where r.matrix = any (matrices)
$$;
revoke all on function dia.is_refresh_due(text[]) from public, anon, authenticated, service_role;

revoke all on function public.dia_refresh_statistics(), public.dia_refresh_due_matrices() from public, anon, authenticated, service_role;
grant execute on function public.dia_refresh_statistics(), public.dia_refresh_due_matrices() to authenticated, service_role;

-- Where the host has pg_cron, it asks every minute what is due; elsewhere the worker does.
do $$
begin
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $q$ select cron.unschedule(j.jobid) from cron.job j where j.jobname = 'dia-refresh-user-matrix' $q$;
    execute $q$ select cron.schedule('dia-refresh-matrices', '* * * * *', 'select public.dia_refresh_due_matrices()') $q$;
  end if;
end
$$;
