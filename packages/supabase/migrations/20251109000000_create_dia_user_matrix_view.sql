-- The User Matrix: one row per user, however many MediaIDs they hold, computed every 5 minutes.

create table if not exists dia.matrix_refreshes (
  matrix text primary key,
  refreshed_at timestamptz not null,
  duration interval not null,
  -- Figures over the whole matrix, by name, as of the refresh.
  figures jsonb not null default '{}'
);
alter table dia.matrix_refreshes enable row level security;
alter table dia.matrix_refreshes add column if not exists figures jsonb not null default '{}';
comment on table dia.matrix_refreshes is 'When each computed matrix was refreshed, and how long it took.';

create materialized view if not exists dia.user_matrix as
with primary_media_ids as (
  select distinct on (m.user_uuid) m.user_uuid as user_id, m.id as media_id,
    m.profile_embedding is not null as has_dna, count(*) over (partition by m.user_uuid) as media_id_count
  from public.media_ids m left join dia.dna_profiles p on p.media_id = m.id
  order by m.user_uuid, (p.media_id is not null) desc, m.updated_at desc nulls last, m.created_at desc nulls last, m.id desc
), listens as (
  select l.user_id, count(*) as count, max(least(l.created_at, now())) as newest
  from public.listening_history l group by l.user_id
), engagements as (
  select e.user_id, count(*) as count, max(least(e.created_at, now())) as newest
  from public.media_engagement_log e group by e.user_id
), votes as (
  select v.user_uuid as user_id, count(*) as count, max(least(v.created_at, now())) as newest
  from public.event_votes v group by v.user_uuid
), entries as (
  -- What no host log holds: sign-ins, payments, follows.
  select e.user_id, max(least(e.occurred_at, now())) as newest
  from public.passport_entries e group by e.user_id
), model as (
  -- Read once per domain: a function with a search path of its own is called anew for every row.
  select d::smallint as domain, dia.domain_share(d::smallint) as share, dia.half_life_seconds(d::smallint) as half_life, dia.kappa() as kappa
  from generate_series(1, 4) d offset 0
), evidence as (
  select s.user_id,
    sum(d.share * m.mass / (m.mass + d.kappa)) as confidence,
    sum(d.share * s.lifetime_mass / (s.lifetime_mass + d.kappa)) as maturity
  from dia.dna_states s
  join model d on d.domain = s.domain
  cross join lateral (select extract(epoch from s.reference_time - now())::double precision / d.half_life as exponent) e
  -- As dia.decay has it.
  cross join lateral (select s.mass * case when e.exponent < -60 then 0 else power(2::double precision, e.exponent) end as mass) m
  group by s.user_id
)
select
  u.id as user_id,
  coalesce(u.email::text, '') as email,
  coalesce(p.display_name, '') as display_name,
  coalesce(p.role::text, '') as role,
  m.media_id,
  coalesce(m.media_id_count, 0)::int as media_id_count,
  m.media_id is not null as has_media_id,
  coalesce(m.has_dna, false) as has_dna,
  coalesce(e.confidence, 0) as confidence,
  coalesce(e.maturity, 0) as maturity,
  coalesce(l.count, 0)::int as listens,
  coalesce(g.count, 0)::int as interactions,
  coalesce(v.count, 0)::int as votes,
  -- Where a user never did anything, the moment they joined: sort columns are never null.
  greatest(l.newest, g.newest, v.newest, w.newest, u.last_sign_in_at, u.created_at) as last_active_at,
  u.created_at,
  lower(concat_ws(' ', u.email, p.display_name, u.id)) as search_text
from auth.users u
left join public.profiles p on p.id = u.id
left join primary_media_ids m on m.user_id = u.id
left join listens l on l.user_id = u.id
left join engagements g on g.user_id = u.id
left join votes v on v.user_id = u.id
left join entries w on w.user_id = u.id
left join evidence e on e.user_id = u.id;

create unique index if not exists user_matrix_user on dia.user_matrix (user_id);
-- Each sort column alone, and behind the role: what the definition in @dia/core offers.
do $$
declare
  sorted text;
begin
  foreach sorted in array array[
    'created_at', 'email', 'display_name', 'confidence', 'listens', 'interactions', 'votes', 'last_active_at'
  ] loop
    execute format('create index if not exists %I on dia.user_matrix (%I, user_id)',
      'user_matrix_' || case sorted when 'created_at' then 'created' when 'last_active_at' then 'last_active' else sorted end, sorted);
    execute format('create index if not exists %I on dia.user_matrix (role, %I, user_id)', 'user_matrix_role_' || sorted, sorted);
  end loop;
end
$$;
create index if not exists user_matrix_has_dna_created on dia.user_matrix (has_dna, created_at, user_id);
create index if not exists user_matrix_has_dna_active on dia.user_matrix (has_dna, last_active_at, user_id);
create index if not exists user_matrix_has_media_id_created on dia.user_matrix (has_media_id, created_at, user_id);
create index if not exists user_matrix_has_media_id_active on dia.user_matrix (has_media_id, last_active_at, user_id);

-- Search looks for a text anywhere in another; without pg_trgm it reads the whole matrix. How many rows hold a text is
-- guessed from a sample: of a hundred values one that happens to match is a hundredth of all rows, and the planner then
-- reads the newest until a page of them is full. A thousand values tell it better.
create or replace function dia.index_search(relation regclass, expression text, index_name text) returns void
language plpgsql
set search_path = ''
as $$
declare
  trigram_schema text;
begin
  select n.nspname into trigram_schema
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if trigram_schema is not null then
    execute format('create index if not exists %I on %s using gin ((%s) %I.gin_trgm_ops)',
      index_name, relation, expression, trigram_schema);
  end if;
  if exists (select from pg_catalog.pg_attribute a where a.attrelid = relation and a.attname = expression) then
    execute format('alter materialized view %s alter column %I set statistics 1000', relation, expression);
  elsif trigram_schema is not null then
    execute format('alter index %I.%I alter column 1 set statistics 1000',
      (select c.relnamespace::regnamespace::text from pg_catalog.pg_class c where c.oid = relation), index_name);
  end if;
end
$$;
revoke all on function dia.index_search(regclass, text, text) from public, anon, authenticated, service_role;
select dia.index_search('dia.user_matrix', 'search_text', 'user_matrix_search');

insert into dia.matrix_refreshes (matrix, refreshed_at, duration) values ('users', now(), interval '0') on conflict (matrix) do nothing;

-- A materialized view knows no RLS, so nobody is granted it. What follows is the gate: the check is evaluated
-- once, before any row is read, and filters, sort and page go through it to the indexes.
create or replace view dia.users_for_admins as
select m.*, (select r.refreshed_at from dia.matrix_refreshes r where r.matrix = 'users') as refreshed_at
from dia.user_matrix m
where (select dia.may_administer());

create or replace view public.dia_users with (security_invoker = true) as
select * from dia.users_for_admins;

comment on view public.dia_users is 'The User Matrix, readable by admins.';

revoke all on dia.user_matrix, dia.users_for_admins, public.dia_users from public, anon, authenticated, service_role;
grant select on dia.users_for_admins, public.dia_users to authenticated, service_role;

/* The figures over all users, counted where they were just computed. */
create or replace function dia.count_users() returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'users', count(*),
    'active_today', count(*) filter (where m.last_active_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'),
    'with_media_id', count(*) filter (where m.has_media_id),
    'with_dna', count(*) filter (where m.has_dna))
  from dia.user_matrix m
$$;
revoke all on function dia.count_users() from public, anon, authenticated, service_role;
update dia.matrix_refreshes set figures = dia.count_users() where matrix = 'users' and figures = '{}';

/* Recomputes the User Matrix for whoever holds its lock; readers keep the old rows until the end. */
create or replace function dia.recompute_user_matrix() returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  started_at timestamptz := clock_timestamp();
begin
  refresh materialized view concurrently dia.user_matrix;
  -- Estimated counts come from statistics, which a refresh leaves behind.
  analyze dia.user_matrix;
  insert into dia.matrix_refreshes (matrix, refreshed_at, duration, figures)
  values ('users', started_at, clock_timestamp() - started_at, dia.count_users())
  on conflict (matrix) do update
    set refreshed_at = excluded.refreshed_at, duration = excluded.duration, figures = excluded.figures;
  return started_at;
end
$$;
revoke all on function dia.recompute_user_matrix() from public, anon, authenticated, service_role;

-- Recomputes the User Matrix. One at a time: the second waits and finds it done.
create or replace function public.dia_refresh_user_matrix() returns timestamptz
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  asked_at timestamptz := clock_timestamp();
  last_refresh timestamptz;
begin
  perform dia.require_admin('refresh the user matrix');
  perform pg_advisory_xact_lock(hashtextextended('dia.user_matrix', 0));
  select r.refreshed_at into last_refresh from dia.matrix_refreshes r where r.matrix = 'users';
  return case when last_refresh > asked_at then last_refresh else dia.recompute_user_matrix() end;
end
$$;

-- One user's bases and evidence, for an admin or the user; what an admin opens is written to the audit log.
create or replace function public.dia_user_dna(of_user uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  media public.media_ids;
  profile dia.dna_profiles;
  moment timestamptz;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('open another user''s DNA');
    perform dia.write_audit('user.open_dna', of_user);
  end if;
  if not exists (select from auth.users u where u.id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'There is no such user', hint = 'They may have been erased since; refresh the user matrix.';
  end if;
  select * into media from public.media_ids m where m.id = dia.primary_media_id(of_user);
  select * into profile from dia.dna_profiles p where p.user_id = of_user;
  -- Clocks of devices may run a little ahead of ours.
  moment := greatest(clock_timestamp(), profile.last_event_at);
  return jsonb_build_object(
    'userId', of_user,
    'mediaId', media.id,
    'mediaIdCount', (select count(*) from public.media_ids m where m.user_uuid = of_user),
    'bases', case when media.id is not null then jsonb_build_object(
      'interests', coalesce(to_jsonb(media.interests), '[]'),
      'genrePreferences', coalesce(to_jsonb(media.genre_preferences), '[]'),
      'contentFlags', coalesce(media.content_flags, '{}'),
      'locationCode', nullif(media.location_code, '')) end,
    'consent', media.content_flags -> 'dna_consent',
    'dna', case when profile.user_id is not null then jsonb_build_object(
      'model', profile.model,
      'initialisedAt', profile.initialised_at,
      'lastEventAt', profile.last_event_at,
      'interactionCount', profile.interaction_count,
      'masses', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'mass', s.mass * dia.decay(s.reference_time, moment, s.domain), 'lifetimeMass', s.lifetime_mass)
          order by s.domain), '[]')
        from dia.dna_states s where s.user_id = of_user)) end,
    'readAt', moment);
end
$$;

revoke all on function public.dia_refresh_user_matrix(), public.dia_user_dna(uuid) from public, anon;
grant execute on function public.dia_refresh_user_matrix(), public.dia_user_dna(uuid) to authenticated, service_role;
