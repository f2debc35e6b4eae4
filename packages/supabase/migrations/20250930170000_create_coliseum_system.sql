-- Coliseum: the score that every interaction gave, and the leaderboards they add up to. A read layer: it moves no DNA.

create table if not exists public.coliseum_metrics (
  -- One per entry and entity: an entry scores a track and its artist, or an event and the artist voted for.
  id uuid not null,
  -- The canonical event type.
  metric_type text not null,
  user_id uuid not null,
  entity_type text not null check (entity_type in ('track', 'artist', 'event', 'playlist')),
  entity_id uuid not null,
  -- Points, exact to the millionth.
  base_score numeric not null check (base_score >= 0),
  weighted_score numeric not null check (weighted_score >= 0),
  context jsonb not null default '{}' check (jsonb_typeof(context) = 'object'),
  -- The Passport entry behind it.
  entry_id uuid not null,
  -- True when its period was final already: recorded, not added to the leaderboard.
  is_late boolean not null default false,
  -- Effective time of the event; it decides the period.
  created_at timestamptz not null,
  -- An entry's time never changes, so this is as unique as (user_id, id), and a user's newest come out of it.
  primary key (user_id, created_at, id)
);
comment on table public.coliseum_metrics is 'A score that one interaction gave one entity.';

create index if not exists coliseum_metrics_created on public.coliseum_metrics (created_at, id);
create index if not exists coliseum_metrics_type_created on public.coliseum_metrics (metric_type, created_at, id);
-- Nearly all metrics are of tracks and artists: those are found by time alone.
create index if not exists coliseum_metrics_rare_created on public.coliseum_metrics (entity_type, created_at, id)
  where entity_type in ('event', 'playlist');
create index if not exists coliseum_metrics_entity_created on public.coliseum_metrics (entity_id, created_at, id);

-- Scores of a commit that are not written out as metrics and on the leaderboards yet: one row per commit, its arrays
-- aligned, one position per entry. (The metrics' six indexes cost more than all of the DNA.) It is read from its beginning,
-- and its rows are gone once written out.
create table if not exists dia.pending_scores (
  id bigint generated always as identity primary key,
  users uuid[] not null,
  entries uuid[] not null,
  event_types text[] not null,
  times timestamptz[] not null,
  base_scores bigint[] not null,
  weighted_scores bigint[] not null,
  scored_types text[] not null,
  scored_ids uuid[] not null,
  second_types text[] not null,
  second_ids uuid[] not null,
  lates int[] not null,
  contexts text[] not null,
  decided_at timestamptz not null default clock_timestamp()
);
alter table dia.pending_scores enable row level security;
-- Ids do not compress; trying costs more than it saves.
alter table dia.pending_scores alter column users set storage external;
alter table dia.pending_scores alter column entries set storage external;
alter table dia.pending_scores alter column scored_ids set storage external;
alter table dia.pending_scores alter column second_ids set storage external;

create table if not exists public.leaderboards (
  leaderboard_type text not null check (leaderboard_type in ('artists_weekly', 'tracks_daily', 'events_monthly')),
  -- A UTC day, month, or week from Monday: the start belongs to it, the end to the next.
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- The top: [{ rank, entity_id, score, previous_rank }], equal scores share a rank (1, 1, 3).
  rankings jsonb not null default '[]' check (jsonb_typeof(rankings) = 'array'),
  materialised_at timestamptz not null default clock_timestamp(),
  primary key (leaderboard_type, period_start),
  check (period_end > period_start)
);
comment on table public.leaderboards is 'The top of each period, materialised from dia.leaderboard_scores on a timer and at the period''s close.';
create index if not exists leaderboards_period on public.leaderboards (period_start, leaderboard_type);

create table if not exists dia.leaderboard_scores (
  leaderboard_type text collate "C" not null check (leaderboard_type in ('artists_weekly', 'tracks_daily', 'events_monthly')),
  period_start timestamptz not null,
  entity_id uuid not null,
  -- Millionths of a point: sums stay exact, and a replay gives the same.
  score bigint not null,
  primary key (leaderboard_type, period_start, entity_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
alter table dia.leaderboard_scores enable row level security;
comment on table dia.leaderboard_scores is 'What each entity has in each period, in millionths of a point; the rankings are read from it.';

-- Periods that gained a score since they were materialised. Appended to by commits, emptied by the materialiser,
-- so that no commit waits for another and none is passed over.
create table if not exists dia.leaderboard_changes (
  leaderboard_type text not null,
  period_start timestamptz not null
);
alter table dia.leaderboard_changes enable row level security;

/* The UTC period of a leaderboard that holds a moment; a test holds it against @dia/core. */
create or replace function dia.period_start_of(leaderboard_type text, moment timestamptz) returns timestamptz
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return date_trunc(
    case leaderboard_type when 'tracks_daily' then 'day' when 'artists_weekly' then 'week' when 'events_monthly' then 'month' end,
    moment at time zone 'UTC') at time zone 'UTC';
end
$$;

create or replace function dia.period_end_of(leaderboard_type text, period_start timestamptz) returns timestamptz
language sql immutable parallel safe
set search_path = ''
as $$
  select (period_start at time zone 'UTC' + case leaderboard_type
    when 'tracks_daily' then interval '1 day' when 'artists_weekly' then interval '7 days'
    when 'events_monthly' then interval '1 month' end) at time zone 'UTC'
$$;
revoke all on function dia.period_start_of(text, timestamptz), dia.period_end_of(text, timestamptz)
  from public, anon, authenticated, service_role;

alter table public.coliseum_metrics enable row level security;
alter table public.leaderboards enable row level security;

revoke all on public.coliseum_metrics, public.leaderboards, dia.pending_scores, dia.leaderboard_scores, dia.leaderboard_changes
  from public, anon, authenticated, service_role;
grant select on public.coliseum_metrics, public.leaderboards to authenticated, service_role;

drop policy if exists coliseum_metrics_read on public.coliseum_metrics;
create policy coliseum_metrics_read on public.coliseum_metrics for select to authenticated
  using (user_id = (select auth.uid()) or (select dia.is_admin()));

-- Rankings name entities, never users.
drop policy if exists leaderboards_read on public.leaderboards;
create policy leaderboards_read on public.leaderboards for select to authenticated using (true);
