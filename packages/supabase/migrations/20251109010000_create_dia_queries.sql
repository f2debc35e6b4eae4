-- The five queries as functions, for an admin or for the user themself. The text of each query is @dia/core's, with
-- its parameters numbered; a test holds the two against each other. The first two keep their plan for the session, which
-- is a third of their time; EXECUTE plans for the values at hand, which those that group need. Each answers
-- {rows, degraded} as one value, from which no limit of the API cuts rows; degraded names tables that the host lacks.

-- Lets the user and admins through; what an admin opens is written to the audit log.
create or replace function dia.open_user_detail(of_user uuid, what text, action text) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin(format('open another user''s %s', what));
    perform dia.write_audit(action, of_user);
  end if;
  if not exists (select from auth.users u where u.id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'There is no such user', hint = 'They may have been erased since; refresh the user matrix.';
  end if;
end
$$;
revoke all on function dia.open_user_detail(uuid, text, text) from public, anon, authenticated, service_role;

create or replace function dia.require_page_limit(page_limit integer) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  if page_limit is null or page_limit not between 1 and 1000 then
    raise exception sqlstate 'PT422' using
      message = 'A page holds 1 to 1000 rows', hint = 'Ask for the next page by the position of the last row.';
  end if;
end
$$;
revoke all on function dia.require_page_limit(integer) from public, anon, authenticated, service_role;

-- Show a user’s ATGC bases and composite DNA.
create or replace function public.dia_user_dna_state(
  user_id uuid,
  with_embedding boolean default false
) returns json
language plpgsql security definer
set search_path = ''
as $function$
#variable_conflict use_column
declare
  answer json;
begin
  perform dia.open_user_detail(user_id, 'DNA state', 'user.open_dna_state');
  select coalesce(json_agg(q), '[]') into answer from (
select
  u.id,
  u.email::text as email,
  p.display_name::text as display_name,
  p.role::text as role,
  m.interests,
  m.genre_preferences,
  m.content_flags,
  m.location_code::text as location_code,
  case when $2::boolean then m.profile_embedding end as profile_embedding,
  m.profile_embedding is not null as has_dna,
  m.updated_at as dna_last_updated,
  (select count(*)::integer from public.listening_history lh where lh.user_id = u.id) as listening_count,
  (select count(*)::integer from public.media_engagement_log mel where mel.user_id = u.id) as engagement_count,
  (select count(*)::integer from public.event_votes ev where ev.user_uuid = u.id) as vote_count
from auth.users u
left join public.profiles p on p.id = u.id
left join public.media_ids m on m.id = dia.primary_media_id($1::uuid)
where u.id = $1::uuid
  ) q;
  return json_build_object('rows', answer, 'degraded', json_build_array());
end
$function$;

-- Show all interactions of a user in order, for DNA analysis.
create or replace function public.dia_interaction_timeline(
  user_id uuid,
  from_time timestamptz default null,
  to_time timestamptz default null,
  sources text[] default null,
  event_types text[] default null,
  after_created_at timestamptz default null,
  after_source text default null,
  after_id uuid default null,
  page_limit integer default 100
) returns json
language plpgsql security definer
set search_path = ''
-- One plan for all values, in the order of the indexes: guessed to find a row behind its bounds, it would sort all of them.
set plan_cache_mode = force_generic_plan
set enable_sort = off
as $function$
#variable_conflict use_column
declare
  answer json;
begin
  perform dia.open_user_detail(user_id, 'timeline', 'user.open_timeline');
  select coalesce(json_agg(q), '[]') into answer from (
select
  i.source,
  i.interaction_type,
  i.entity_id,
  i.entity_type,
  coalesce(c.title, e.title)::text as entity_name,
  coalesce(c.artist_name, ap.artist_name)::text as artist_name,
  i.play_duration,
  i.progress_percentage,
  i.session_id,
  i.created_at,
  i.id
from (
  (
    select
      'listening'::text collate "C" as source,
      lh.event_type::text as interaction_type,
      lh.content_id as entity_id,
      'track'::text as entity_type,
      null::uuid as artist_id,
      lh.play_duration::double precision as play_duration,
      lh.progress_percentage::double precision as progress_percentage,
      lh.session_id,
      lh.created_at,
      lh.id
    from public.listening_history lh
    where lh.user_id = $1::uuid
      and ($4::text[] is null or 'listening' = any($4::text[]))
      and ($5::text[] is null or lh.event_type::text = any($5::text[]))
      and lh.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
      and lh.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
      and lh.created_at <= coalesce($6::text::timestamptz, 'infinity')
      and (
        lh.created_at < coalesce($6::text::timestamptz, 'infinity')
        or 'listening' collate "C" < $7::text
        or ('listening' = $7::text and lh.id < $8::uuid)
      )
    order by lh.created_at desc, lh.id desc
    limit $9::integer
  )
  union all
  (
    select
      'engagement'::text collate "C",
      mel.event_type::text,
      mel.content_id,
      'track',
      null,
      null,
      null,
      mel.session_id,
      mel.created_at,
      mel.id
    from public.media_engagement_log mel
    where mel.user_id = $1::uuid
      and ($4::text[] is null or 'engagement' = any($4::text[]))
      and ($5::text[] is null or mel.event_type::text = any($5::text[]))
      and mel.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
      and mel.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
      and mel.created_at <= coalesce($6::text::timestamptz, 'infinity')
      and (
        mel.created_at < coalesce($6::text::timestamptz, 'infinity')
        or 'engagement' collate "C" < $7::text
        or ('engagement' = $7::text and mel.id < $8::uuid)
      )
    order by mel.created_at desc, mel.id desc
    limit $9::integer
  )
  union all
  (
    select
      'voting'::text collate "C",
      'vote_cast',
      ev.event_id,
      'event',
      ev.artist_id,
      null,
      null,
      null,
      ev.created_at,
      ev.id
    from public.event_votes ev
    where ev.user_uuid = $1::uuid
      and ($4::text[] is null or 'voting' = any($4::text[]))
      and ($5::text[] is null or 'vote_cast' = any($5::text[]))
      and ev.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
      and ev.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
      and ev.created_at <= coalesce($6::text::timestamptz, 'infinity')
      and (
        ev.created_at < coalesce($6::text::timestamptz, 'infinity')
        or 'voting' collate "C" < $7::text
        or ('voting' = $7::text and ev.id < $8::uuid)
      )
    order by ev.created_at desc, ev.id desc
    limit $9::integer
  )
  order by created_at desc, source desc, id desc
  limit $9::integer
) i
left join public.content_items c on i.entity_type = 'track' and c.id = i.entity_id
left join public.events e on i.entity_type = 'event' and e.id = i.entity_id
left join public.artist_profiles ap on ap.id = i.artist_id
order by i.created_at desc, i.source desc, i.id desc
  ) q;
  return json_build_object('rows', answer, 'degraded', json_build_array());
end
$function$;

-- Show what a user did, and how often, beside what it weighs.
create or replace function public.dia_influence_summary(
  user_id uuid,
  from_time timestamptz default null,
  to_time timestamptz default null,
  sources text[] default null,
  event_types text[] default null
) returns json
language plpgsql security definer
set search_path = ''
as $function$
declare
  answer json;
  query text := $query$
select
  i.interaction_type,
  count(*)::integer as occurrence_count,
  min(i.created_at) as first_occurrence,
  max(i.created_at) as last_occurrence
from (
  select lh.event_type::text as interaction_type, lh.created_at
  from public.listening_history lh
  where lh.user_id = $1::uuid
    and ($4::text[] is null or 'listening' = any($4::text[]))
    and lh.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
  union all
  select mel.event_type::text, mel.created_at
  from public.media_engagement_log mel
  where mel.user_id = $1::uuid
    and ($4::text[] is null or 'engagement' = any($4::text[]))
    and mel.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
    and mel.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
  union all
  select 'vote_cast', ev.created_at
  from public.event_votes ev
  where ev.user_uuid = $1::uuid
    and ($4::text[] is null or 'voting' = any($4::text[]))
    and ev.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
    and ev.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
) i
where $5::text[] is null or i.interaction_type = any($5::text[])
group by i.interaction_type
order by occurrence_count desc, i.interaction_type collate "C"
$query$;
begin
  perform dia.open_user_detail(user_id, 'influence summary', 'user.open_influence');
  execute 'select coalesce(json_agg(q), ''[]'') from (' || query || ') q' into answer
    using user_id, from_time, to_time, sources, event_types;
  return json_build_object('rows', answer, 'degraded', json_build_array());
end
$function$;

-- Group a user’s listens by session, for behavioral DNA analysis.
create or replace function public.dia_session_analysis(
  user_id uuid,
  from_time timestamptz default null,
  to_time timestamptz default null,
  after_session_start timestamptz default null,
  after_session_id uuid default null,
  page_limit integer default 100
) returns json
language plpgsql security definer
set search_path = ''
as $function$
declare
  answer json;
  query text := $query$
select
  s.session_id,
  f.tracks_played,
  f.unique_tracks,
  s.session_start,
  f.session_end,
  extract(epoch from f.session_end - s.session_start)::double precision as session_duration_seconds,
  f.avg_completion_rate,
  g.dominant_genre,
  coalesce(ls.device_type::text, f.device_type) as device_type,
  coalesce(ls.context::text, f.context) as context
from (
  select lh.created_at as session_start, lh.session_id
  from public.listening_history lh
  where lh.user_id = $1::uuid and lh.session_id is not null
    and lh.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
    and lh.created_at <= coalesce($4::text::timestamptz, 'infinity')
    and (
      lh.created_at < coalesce($4::text::timestamptz, 'infinity')
      or lh.session_id > $5::uuid
    )
    and case when lh.created_at <= (
      select e.created_at from public.listening_history e
      where e.session_id = lh.session_id and e.user_id = $1::uuid
      order by e.created_at limit 1
    ) then lh.id <= (
      select t.id from public.listening_history t
      where t.session_id = lh.session_id and t.user_id = $1::uuid and t.created_at = lh.created_at
      order by t.id limit 1
    ) else false end
  order by session_start desc, lh.session_id
  limit $6::integer
) s
cross join lateral (
  select
    count(*)::integer as tracks_played,
    count(distinct lh.content_id)::integer as unique_tracks,
    max(lh.created_at) as session_end,
    avg(lh.progress_percentage)::double precision as avg_completion_rate,
    mode() within group (order by lh.metadata ->> 'device' collate "C")
      filter (where jsonb_typeof(lh.metadata -> 'device') = 'string') as device_type,
    mode() within group (order by lh.metadata ->> 'context' collate "C")
      filter (where jsonb_typeof(lh.metadata -> 'context') = 'string') as context
  from public.listening_history lh
  where lh.user_id = $1::uuid and lh.session_id = s.session_id
) f
cross join lateral (
  select mode() within group (order by af.genre::text collate "C") as dominant_genre
  from public.listening_history lh
  join public.content_items c on c.id = lh.content_id
  join public.audio_features af on af.content_id = c.id
  where lh.user_id = $1::uuid and lh.session_id = s.session_id
) g
left join public.listening_sessions ls on ls.id = s.session_id and ls.user_id = $1::uuid
order by s.session_start desc, s.session_id
$query$;
  missing text[] := '{}';
begin
  perform dia.open_user_detail(user_id, 'sessions', 'user.open_sessions');
  perform dia.require_page_limit(page_limit);
  if to_regclass('public.audio_features') is null then
    missing := missing || 'public.audio_features'::text;
    query := replace(query, 'public.audio_features', '(select null::uuid as content_id, null::text as genre where false)');
  end if;
  if to_regclass('public.listening_sessions') is null then
    missing := missing || 'public.listening_sessions'::text;
    query := replace(query, 'public.listening_sessions', '(select null::uuid as id, null::uuid as user_id, null::text as device_type, null::text as context where false)');
  end if;
  execute 'select coalesce(json_agg(q), ''[]'') from (' || query || ') q' into answer
    using user_id, from_time, to_time, after_session_start, after_session_id, page_limit;
  return json_build_object('rows', answer, 'degraded', to_json(missing));
end
$function$;

-- Read cultural DNA signals from what a user plays.
create or replace function public.dia_affinity(
  user_id uuid,
  from_time timestamptz default null,
  to_time timestamptz default null,
  after_play_count integer default null,
  after_artist_name text default null,
  page_limit integer default 100
) returns json
language plpgsql security definer
set search_path = ''
as $function$
declare
  answer json;
  query text := $query$
with favourites as (
  select distinct mel.content_id
  from public.media_engagement_log mel
  where mel.user_id = $1::uuid
    and mel.event_type::text in ('track_favorite', 'player.track_favorited')
    and mel.content_id is not null
),
tracks as (
  select
    lh.content_id,
    (select c.artist_name::text from public.content_items c where c.id = lh.content_id) as artist_name,
    count(*) as plays,
    count(lh.progress_percentage) as known_progress,
    sum(lh.progress_percentage) as progress,
    sum(lh.play_duration) as duration,
    min(lh.created_at) as first_listen,
    max(lh.created_at) as last_listen
  from public.listening_history lh
  where lh.user_id = $1::uuid
    and lh.event_type::text in ('played', 'player.track_played')
    and lh.created_at >= coalesce($2::text::timestamptz, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce($3::text::timestamptz, '10000-01-01 00:00:00+00')
  group by lh.content_id
)
select
  t.artist_name,
  sum(t.plays)::integer as play_count,
  (sum(t.progress) / nullif(sum(t.known_progress), 0))::double precision as avg_completion_rate,
  sum(t.duration)::double precision as total_listen_time_seconds,
  min(t.first_listen) as first_listen,
  max(t.last_listen) as last_listen,
  bool_or(f.content_id is not null) as has_favorited
from tracks t
left join favourites f on f.content_id = t.content_id
group by t.artist_name
having $4::integer is null
  or sum(t.plays) < $4::integer
  or (
    sum(t.plays) = $4::integer
    and (t.artist_name collate "C" > $5::text
      or (t.artist_name is null and $5::text is not null))
  )
order by play_count desc, t.artist_name collate "C" nulls last
limit $6::integer
$query$;
begin
  perform dia.open_user_detail(user_id, 'affinities', 'user.open_affinity');
  perform dia.require_page_limit(page_limit);
  execute 'select coalesce(json_agg(q), ''[]'') from (' || query || ') q' into answer
    using user_id, from_time, to_time, after_play_count, after_artist_name, page_limit;
  return json_build_object('rows', answer, 'degraded', json_build_array());
end
$function$;

revoke all on function
  public.dia_user_dna_state(uuid, boolean),
  public.dia_interaction_timeline(uuid, timestamptz, timestamptz, text[], text[], timestamptz, text, uuid, integer),
  public.dia_influence_summary(uuid, timestamptz, timestamptz, text[], text[]),
  public.dia_session_analysis(uuid, timestamptz, timestamptz, timestamptz, uuid, integer),
  public.dia_affinity(uuid, timestamptz, timestamptz, integer, text, integer)
from public, anon;
grant execute on function
  public.dia_user_dna_state(uuid, boolean),
  public.dia_interaction_timeline(uuid, timestamptz, timestamptz, text[], text[], timestamptz, text, uuid, integer),
  public.dia_influence_summary(uuid, timestamptz, timestamptz, text[], text[]),
  public.dia_session_analysis(uuid, timestamptz, timestamptz, timestamptz, uuid, integer),
  public.dia_affinity(uuid, timestamptz, timestamptz, integer, text, integer)
to authenticated, service_role;
