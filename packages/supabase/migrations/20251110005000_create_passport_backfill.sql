-- Turns what hosts logged before there was a Passport (listening_history, media_engagement_log, event_votes) into entries,
-- each row once: the entry's id is made of table, row and time, so that whatever runs twice adds nothing.

create table if not exists dia.backfills (
  -- The nil uuid stands for everybody.
  of_user uuid not null,
  source_table text not null check (source_table in ('listening_history', 'media_engagement_log', 'event_votes')),
  -- Rows up to this id are done.
  last_id uuid,
  estimated_rows bigint not null,
  seen bigint not null default 0,
  added bigint not null default 0,
  -- Plays that the other table logged too.
  repeats bigint not null default 0,
  -- Rows of nobody, and what only a server may say.
  left_out bigint not null default 0,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (of_user, source_table)
);
alter table dia.backfills enable row level security;
revoke all on dia.backfills from public, anon, authenticated, service_role;

comment on table dia.backfills is 'How far the backfill has come, so that it goes on where it stopped.';

-- A uuid of version 8: the row's time in front, as the log's ids have it, then a digest of table and row.
create or replace function dia.backfill_id(source_table text, row_id uuid, moment timestamptz) returns uuid
language plpgsql immutable
set search_path = ''
as $$
begin
  return encode(
    set_bit(set_bit(set_bit(set_bit(set_bit(set_bit(
      overlay(decode(md5(source_table || ':' || row_id::text), 'hex')
        placing substring(int8send(case when isfinite(moment)
          then least(greatest(extract(epoch from moment) * 1000, 0), 281474976710655)::bigint else 0 end) from 3)
        from 1 for 6),
      55, 1), 54, 0), 53, 0), 52, 0), 71, 1), 70, 0), 'hex')::uuid;
end
$$;

do $$
begin
  if to_regtype('dia.host_row') is null then
    create type dia.host_row as (
      id uuid, user_id uuid, session_id uuid, content_id uuid, event_id uuid, artist_id uuid, event_type text,
      metadata jsonb, play_duration jsonb, progress_percentage jsonb, moment timestamptz
    );
  end if;
end
$$;

-- Which track_plays of these users, contents and sessions (aligned arrays) repeat a played: @dia/core's dedupePlays.
-- Both kinds are walked in time, each play pairs with one repeat at most 10 seconds apart.
create or replace function dia.repeated_plays(users uuid[], contents uuid[], sessions uuid[]) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
declare
  g record;
  p int;
  t int;
  apart interval;
begin
  for g in
    select played.times as played_at, repeats.ids as repeat_ids, repeats.times as repeat_at
    from (
      select distinct u.user_id, u.content_id, u.session_id
      from unnest(users, contents, sessions) u (user_id, content_id, session_id)
      where u.user_id is not null and u.content_id is not null) k
    cross join lateral (
      select array_agg(h.created_at order by h.created_at, h.id) as times
      from public.listening_history h
      where h.user_id = k.user_id and h.content_id = k.content_id and h.session_id is not distinct from k.session_id
        and h.event_type::text = 'played' and isfinite(h.created_at)) played
    cross join lateral (
      select array_agg(m.created_at order by m.created_at, m.id) as times, array_agg(m.id order by m.created_at, m.id) as ids
      from public.media_engagement_log m
      where m.user_id = k.user_id and m.content_id = k.content_id and m.session_id is not distinct from k.session_id
        and m.event_type::text = 'track_play' and isfinite(m.created_at)) repeats
    where played.times is not null
  loop
    p := 1;
    t := 1;
    while p <= cardinality(g.played_at) and t <= cardinality(g.repeat_ids) loop
      apart := g.repeat_at[t] - g.played_at[p];
      if apart between interval '-10 seconds' and interval '10 seconds' then
        return next g.repeat_ids[t];
        p := p + 1;
        t := t + 1;
      elsif apart > interval '0' then
        p := p + 1;
      else
        t := t + 1;
      end if;
    end loop;
  end loop;
end
$$;

-- What a row's payload becomes: known fields that make sense, unknown ones as they are, and where it came from.
create or replace function dia.backfill_metadata(r dia.host_row, source_table text) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  known constant text[] := array['amount_cents', 'currency', 'to_user_id', 'refunds_entry_id', 'artist_id',
    'stripe_payment_intent_id', 'device', 'source', 'progress_percentage', 'play_duration', 'context'];
  kept jsonb := case when jsonb_typeof(r.metadata) = 'object' then r.metadata else '{}' end;
  origin jsonb := jsonb_build_object('table', source_table, 'id', r.id);
begin
  if dia.odd_metadata_field(kept) is not null then
    kept := kept - array(
      select k from unnest(known) k
      where kept ? k and dia.odd_metadata_field(jsonb_build_object(k, kept -> k)) is not null);
  end if;
  kept := dia.settled_metadata(kept);
  if dia.is_amount(r.play_duration) then
    kept := kept || jsonb_build_object('play_duration', r.play_duration);
  end if;
  if dia.is_amount(r.progress_percentage) then
    kept := kept || jsonb_build_object('progress_percentage', r.progress_percentage);
  end if;
  if r.artist_id is not null then
    kept := kept || jsonb_build_object('artist_id', r.artist_id);
  end if;
  if r.moment > now() then
    -- A clock ran ahead: the entry counts as of now, and this is what the row said.
    origin := origin || jsonb_build_object('created_at', r.moment);
  end if;
  if octet_length(kept::text) > 16000 then
    kept := (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(kept) f where f.key = any (known))
      || jsonb_build_object('truncated', true);
  end if;
  return kept || jsonb_build_object('backfill', origin);
end
$$;

-- Works one batch of one table in one transaction and remembers how far it came; call it until "done".
-- Answers {"done", "tables": [{"table", "estimatedRows", "seen", "added", "repeats", "leftOut", "finished"}]}.
create or replace function public.dia_backfill_passport(
  batch_size int default 2000,
  -- One user, or everybody.
  of_user uuid default null,
  -- Only rows from before this moment: the one from which on the app logs to the Passport itself.
  before timestamptz default null,
  -- Looks at every row again; what is in the log already is added no second time.
  restart boolean default false
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  everybody constant uuid := '00000000-0000-0000-0000-000000000000';
  tables constant text[] := array['listening_history', 'media_engagement_log', 'event_votes'];
  scope uuid := coalesce(of_user, everybody);
  columns_of text;
  user_column text;
  job dia.backfills;
  page dia.host_row[];
  repeated uuid[] := '{}';
  left_out_rows int;
  added_rows int := 0;
begin
  if batch_size is null or batch_size not between 1 and 5000 then
    raise exception sqlstate 'PT422' using message = 'batch_size must be 1 to 5000', hint = 'Choose a smaller batch.';
  end if;

  if restart or not exists (select from dia.backfills b where b.of_user = scope) then
    perform dia.write_audit('passport.backfill', of_user, jsonb_build_object('before', before, 'restart', restart));
    insert into dia.backfills (of_user, source_table, estimated_rows)
    select scope, t.name, case when of_user is null
      then (select greatest(c.reltuples, 0)::bigint from pg_catalog.pg_class c where c.oid = ('public.' || t.name)::regclass)
      else case t.name
        when 'listening_history' then (select count(*) from public.listening_history h where h.user_id = of_user)
        when 'media_engagement_log' then (select count(*) from public.media_engagement_log m where m.user_id = of_user)
        else (select count(*) from public.event_votes v where v.user_uuid = of_user) end end
    from unnest(tables) t (name)
    on conflict on constraint backfills_pkey do update set
      last_id = null, estimated_rows = excluded.estimated_rows, seen = 0, added = 0, repeats = 0, left_out = 0,
      started_at = clock_timestamp(), finished_at = null;
  end if;

  -- Two callers take turns.
  select b.* into job from dia.backfills b
  where b.of_user = scope and b.finished_at is null
  order by array_position(tables, b.source_table)
  limit 1
  for update;

  if job.source_table is not null then
    user_column := case job.source_table when 'event_votes' then 'user_uuid' else 'user_id' end;
    columns_of := case job.source_table
      when 'listening_history' then
        'h.id, h.user_id, h.session_id, h.content_id, null, null, h.event_type::text, to_jsonb(h.metadata), '
        || 'to_jsonb(h.play_duration), to_jsonb(h.progress_percentage), h.created_at'
      when 'media_engagement_log' then
        'h.id, h.user_id, h.session_id, h.content_id, null, null, h.event_type::text, to_jsonb(h.metadata), '
        || 'null, null, h.created_at'
      else 'h.id, h.user_uuid, null, null, h.event_id, h.artist_id, ''concierto.vote_cast'', null, null, null, h.created_at'
      end;
    -- One user's rows are gathered by the index on the user, everybody's by the primary key.
    execute format(
      'with h as %s (select * from public.%I h where ($1 is null or h.id > $1) %s)
       select array_agg(r.v order by (r.v).id)
       from (select row(%s)::dia.host_row as v from h
         where ($2 is null or h.created_at < $2 or h.created_at is null) order by h.id limit $3) r',
      case when of_user is null then 'not materialized' else 'materialized' end, job.source_table,
      case when of_user is null then '' else format('and h.%I = %L', user_column, of_user) end, columns_of)
    into page using job.last_id, before, batch_size;
    page := coalesce(page, '{}');

    if job.source_table = 'media_engagement_log' then
      repeated := array(
        select dia.repeated_plays(array_agg(r.user_id), array_agg(r.content_id), array_agg(r.session_id))
        from unnest(page) r where r.event_type = 'track_play');
    end if;

    select count(*) into left_out_rows from unnest(page) r
    where r.user_id is null or dia.is_server_only(coalesce(r.event_type, ''));

    insert into public.passport_entries (
      id, user_id, session_id, event_type, event_category, entity_type, entity_id, metadata, device_time, origin)
    select e.id, e.user_id, e.session_id, e.event_type, e.category,
      case when e.entity_id is not null then e.entity_type end, e.entity_id, e.metadata, e.device_time, 'backfill'
    from (
      select dia.backfill_id(job.source_table, r.id, r.moment) as id, r.user_id, r.session_id, n.event_type,
        coalesce(t.category, substring(n.event_type from '^(player|concierto|treasury|coliseum|social|system)\.'), 'system') as category,
        a.entity_type,
        case a.entity_type
          when 'track' then r.content_id
          when 'artist' then coalesce(r.artist_id, dia.uuid_or_null(r.metadata ->> 'artist_id'),
            (select p.id from public.artist_profiles p where p.id = r.content_id),
            (select c.artist_id from public.content_items c where c.id = r.content_id), r.content_id)
          when 'event' then coalesce(r.event_id, dia.uuid_or_null(r.metadata ->> 'event_id'), r.content_id)
          when 'playlist' then coalesce(dia.uuid_or_null(r.metadata ->> 'playlist_id'), r.content_id) end as entity_id,
        dia.backfill_metadata(r, job.source_table) as metadata,
        case when isfinite(r.moment) then least(r.moment, now()) end as device_time
      from unnest(page) r
      cross join lateral (select coalesce(nullif(left(r.event_type, 200), ''), 'unknown') as event_type) n
      left join dia.event_types t on t.name = n.event_type
      left join dia.event_entity_types k on k.canonical = t.canonical
      -- What the row points at, as far as the type may be about it. Of an unknown type only the content is known.
      cross join lateral (select case
          when r.content_id is not null and (k.entity_types is null or 'track' = any (k.entity_types)) then 'track'
          when r.event_id is null and r.artist_id is not null then 'artist'
          when 'event' = any (k.entity_types) and r.event_id is not null then 'event'
          when 'playlist' = any (k.entity_types) then 'playlist'
          when 'artist' = any (k.entity_types) and not 'event' = any (k.entity_types) then 'artist'
          when 'event' = any (k.entity_types) and not 'artist' = any (k.entity_types) then 'event' end as entity_type) a
      where r.user_id is not null and not dia.is_server_only(n.event_type) and not r.id = any (repeated)) e
    order by e.user_id, e.id
    on conflict (user_id, id) do nothing;
    get diagnostics added_rows = row_count;

    update dia.backfills b set
      last_id = coalesce(page[cardinality(page)].id, b.last_id),
      seen = b.seen + cardinality(page), added = b.added + added_rows,
      repeats = b.repeats + (select count(*) from unnest(page) r where r.id = any (repeated)),
      left_out = b.left_out + left_out_rows,
      finished_at = case when cardinality(page) < batch_size then clock_timestamp() end
    where b.of_user = scope and b.source_table = job.source_table;
  end if;

  return (
    select jsonb_build_object('done', bool_and(b.finished_at is not null), 'tables', jsonb_agg(jsonb_build_object(
        'table', b.source_table, 'estimatedRows', b.estimated_rows, 'seen', b.seen, 'added', b.added,
        'repeats', b.repeats, 'leftOut', b.left_out, 'finished', b.finished_at is not null)
      order by array_position(tables, b.source_table)))
    from dia.backfills b where b.of_user = scope);
end
$$;

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proname = 'dia_backfill_passport'
       or n.nspname = 'dia' and p.proname in ('backfill_id', 'repeated_plays', 'backfill_metadata')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
  grant execute on function public.dia_backfill_passport(int, uuid, timestamptz, boolean) to service_role;
end
$$;
