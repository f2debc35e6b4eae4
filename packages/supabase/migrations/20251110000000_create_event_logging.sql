-- How apps append to the Passport, which no API role but the service may insert into: one function, which answers
-- for each entry whether it was accepted, known already, or refused and why.

-- Who put the entry there. What an app on a user's device says is not what the host's own server says.
alter table public.passport_entries add column if not exists origin text not null default 'service'
  check (origin in ('service', 'client', 'backfill'));

-- An id that a client made too long ago, or by another scheme, is no id of the log, which is ordered by time: the entry
-- gets a new one, and the original stays here for good, so that a repeat is known however late it comes.
create table if not exists dia.passport_dedupe_keys (
  user_id uuid not null,
  dedupe_key uuid not null,
  entry_id uuid not null,
  primary key (user_id, dedupe_key)
);
alter table dia.passport_dedupe_keys enable row level security;
revoke all on dia.passport_dedupe_keys from public, anon, authenticated, service_role;

create table if not exists dia.event_entity_types (
  canonical text primary key,
  entity_types text[] not null
);
alter table dia.event_entity_types enable row level security;
revoke all on dia.event_entity_types from public, anon, authenticated, service_role;

comment on table dia.event_entity_types is 'What an event of each canonical name may be about. A test holds it against @dia/core.';

insert into dia.event_entity_types (canonical, entity_types) values
  ('player.track_played', '{track}'),
  ('player.track_completed', '{track}'),
  ('player.track_skipped', '{track}'),
  ('player.track_favorited', '{track}'),
  ('player.track_unfavorited', '{track}'),
  ('player.track_paused', '{track}'),
  ('player.track_downloaded', '{track}'),
  ('player.queue_updated', '{track}'),
  ('player.playlist_created', '{playlist,track}'),
  ('player.playlist_added', '{track}'),
  ('player.item_unlocked', '{track,artist}'),
  ('player.content_viewed', '{track,artist}'),
  ('player.reward_claimed', '{track,artist,transaction}'),
  ('player.search_performed', '{track,artist,event}'),
  ('player.recommendation_clicked', '{track,artist,event}'),
  ('player.artist_discovered', '{artist}'),
  ('player.filter_applied', '{track,artist,event}'),
  ('concierto.vote_cast', '{event,artist}'),
  ('concierto.event_attend', '{event}'),
  ('concierto.event_rsvp', '{event}'),
  ('concierto.ticket_purchased', '{event}'),
  ('concierto.event_viewed', '{event}'),
  ('concierto.event_created', '{event}'),
  ('concierto.artist_scored', '{artist}'),
  ('concierto.event_shared', '{event}'),
  ('social.user_followed', '{artist}'),
  ('social.user_unfollowed', '{artist}'),
  ('social.content_shared', '{track,artist,event}'),
  ('social.content_liked', '{track,artist,event}'),
  ('social.content_unliked', '{track,artist,event}'),
  ('social.content_commented', '{track,artist,event}'),
  ('social.link_shared', '{track,artist,event}'),
  ('social.link_opened', '{track,artist,event}'),
  ('social.message_sent', '{artist}'),
  ('treasury.track_play', '{track}'),
  ('treasury.track_purchase', '{track}'),
  ('treasury.artist_tip', '{artist}'),
  ('treasury.subscription_start', '{artist}'),
  ('treasury.subscription_renew', '{artist}'),
  ('treasury.subscription_cancel', '{artist}'),
  ('treasury.transaction_created', '{track,artist,event,transaction}'),
  ('treasury.refund_issued', '{track,artist,event,transaction}'),
  ('treasury.payout_requested', '{transaction}'),
  ('treasury.payout_completed', '{transaction}'),
  ('treasury.attribution_credited', '{transaction}'),
  ('treasury.balance_updated', '{transaction}'),
  ('coliseum.metric_tracked', '{track,artist,event,playlist}'),
  ('coliseum.milestone_reached', '{track,artist,event,playlist}'),
  ('coliseum.leaderboard_updated', '{track,artist,event,playlist}'),
  ('coliseum.report_generated', '{track,artist,event,playlist}'),
  ('system.setup_completed', '{artist}'),
  ('system.simulator_used', '{artist}'),
  ('system.consent_updated', '{}'),
  ('system.dna_generated', '{}'),
  ('system.dna_evolved', '{}'),
  ('system.profile_viewed', '{}'),
  ('system.login', '{}'),
  ('system.logout', '{}'),
  ('system.permission_granted', '{}'),
  ('system.permission_revoked', '{}'),
  ('system.error_occurred', '{}'),
  ('system.notification_sent', '{}'),
  ('system.email_sent', '{}')
on conflict (canonical) do update set entity_types = excluded.entity_types;

-- The service role, or whoever holds the database itself; a signed-in admin is a user like any other here.
create or replace function dia.is_service() returns boolean
language sql stable
set search_path = ''
as $$ select coalesce(current_setting('role', true), 'none') in ('none', 'service_role', 'postgres') $$;

-- Only a server may say that money moved, that scores changed, or what the system itself did. Of a name that nobody
-- knows, its first word decides: the catalogue may learn it later.
create or replace function dia.is_server_only(event_type text) returns boolean
language sql stable
set search_path = ''
as $$
  select coalesce(
    (select t.treasury or t.category in ('treasury', 'coliseum') or t.canonical in (
        'system.dna_generated', 'system.dna_evolved', 'system.permission_granted', 'system.permission_revoked',
        'system.notification_sent', 'system.email_sent')
      from dia.event_types t where t.name = is_server_only.event_type),
    is_server_only.event_type ~ '^(treasury|coliseum)(\.|$)')
$$;

create or replace function dia.uuid_or_null(value text) returns uuid
language sql immutable
set search_path = ''
as $$ select case when value ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then value::uuid end $$;

-- ISO 8601; without a zone it is UTC. Null for anything else, such as the thirtieth of February.
create or replace function dia.moment_or_null(value text) returns timestamptz
language plpgsql stable
set search_path = ''
as $$
begin
  if value !~* '^\d{4}-\d\d-\d\d([t ]\d\d:\d\d(:\d\d([.]\d{1,9})?)?(z|[+-]\d\d(:?\d\d)?)?)?$' then
    return null;
  end if;
  return (value || case when value ~* '([t ].*(z|[+-]\d\d(:?\d\d)?))$' then '' else ' UTC' end)::timestamptz;
exception when others then
  return null;
end
$$;

create or replace function dia.uuid_v7(moment timestamptz) returns uuid
language sql volatile
set search_path = ''
as $$
  -- A random uuid is of version 4; two more bits make that 7.
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- The moment in a UUIDv7; null for a uuid of another version.
create or replace function dia.uuid_v7_time(id uuid) returns timestamptz
language plpgsql immutable
set search_path = ''
as $$
begin
  return case when id::text like '______________7____%' and id::text ~ '^.{19}[89ab]' then
    to_timestamp(('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) end;
end
$$;

-- Ids are time-ordered: a UUIDv7 from 35 days ago to 5 minutes ahead.
create or replace function dia.is_id_of_now(id uuid, received timestamptz) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return coalesce(dia.uuid_v7_time(id) between received - interval '35 days' and received + interval '5 minutes', false);
end
$$;

-- A number from 0 up that a double holds, also where it is written as text.
create or replace function dia.is_amount(value jsonb) returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  return case
    when jsonb_typeof(value) = 'number' then value::numeric between 0 and 1.7976931348623157e308
    when jsonb_typeof(value) = 'string' and char_length(value #>> '{}') <= 400
      and value #>> '{}' ~* '^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$'
      then (value #>> '{}')::numeric between 0 and 1.7976931348623157e308
    else false
  end;
end
$$;

-- The first field of a payload that is not what the catalogue says it is; null when all are.
create or replace function dia.odd_metadata_field(m jsonb) returns text
language sql immutable
set search_path = ''
as $$
  select case
    when jsonb_typeof(m) <> 'object' then 'metadata'
    when not coalesce(case jsonb_typeof(m -> 'amount_cents')
        when 'null' then true
        when 'number' then (m -> 'amount_cents')::numeric = trunc((m -> 'amount_cents')::numeric)
          and abs((m -> 'amount_cents')::numeric) <= 9007199254740991
        when 'string' then m ->> 'amount_cents' ~ '^-?\d{1,38}(\.0*)?$' and char_length(m ->> 'amount_cents') <= 40
          and (m ->> 'amount_cents')::numeric between -9223372036854775808 and 9223372036854775807
        else m -> 'amount_cents' is null end, false) then 'amount_cents'
    when m ->> 'currency' is not null
      and not (jsonb_typeof(m -> 'currency') = 'string' and m ->> 'currency' ~ '^[A-Z]{3}$') then 'currency'
    else (
      select min(f.name) from (
        select k.name from unnest(array['to_user_id', 'refunds_entry_id', 'artist_id']) k (name)
        where m ->> k.name is not null
          and (jsonb_typeof(m -> k.name) <> 'string' or dia.uuid_or_null(m ->> k.name) is null)
        union all
        select k.name from unnest(array['stripe_payment_intent_id', 'device', 'source']) k (name)
        where m ->> k.name is not null
          and (jsonb_typeof(m -> k.name) <> 'string' or char_length(m ->> k.name) not between 1 and 200)
        union all
        select k.name from unnest(array['progress_percentage', 'play_duration']) k (name)
        where m ->> k.name is not null and not dia.is_amount(m -> k.name)
        union all
        select 'context' where m ->> 'context' is not null and not (jsonb_typeof(m -> 'context') = 'string'
          and m ->> 'context' in ('discovery', 'playlist', 'event', 'vertical_player', 'general'))
      ) f)
  end
$$;

-- Money as text, since a JSON number loses cents past 2^53; progress and duration as numbers.
create or replace function dia.settled_metadata(m jsonb) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  return m
    || case when m ->> 'amount_cents' is null then '{}'
       else jsonb_build_object('amount_cents', trunc((m ->> 'amount_cents')::numeric)::text) end
    || case when jsonb_typeof(m -> 'progress_percentage') = 'string'
       then jsonb_build_object('progress_percentage', (m ->> 'progress_percentage')::double precision) else '{}' end
    || case when jsonb_typeof(m -> 'play_duration') = 'string'
       then jsonb_build_object('play_duration', (m ->> 'play_duration')::double precision) else '{}' end;
end
$$;

do $$
begin
  if to_regtype('dia.event_to_log') is null then
    create type dia.event_to_log as (
      place int,
      -- As the client sent it, and as it stands in the log.
      sent_id text,
      id uuid,
      user_id uuid,
      session_id uuid,
      device_id text,
      event_type text,
      category text,
      entity_type text,
      entity_id uuid,
      metadata jsonb,
      device_time timestamptz,
      sent_at timestamptz,
      refusal text,
      field text
    );
  end if;
end
$$;

-- Reads what a client sent, entry by entry: fields as they will be stored, or the reason why not.
create or replace function dia.read_events(entries jsonb, caller uuid) returns dia.event_to_log[]
language sql stable
set search_path = ''
as $$
  select array_agg(row(
      r.place, left(r.v ->> 'id', 100), r.id, r.user_id, r.session_id, r.v ->> 'device_id', r.event_type,
      coalesce(r.category, substring(r.event_type from '^(player|concierto|treasury|coliseum|social|system)\.'), 'system'),
      r.entity_type, r.entity_id, r.metadata, r.device_time, r.sent_at,
      case
        when jsonb_typeof(r.v) <> 'object' then 'INVALID_ENTRY'
        when r.id is null then 'INVALID_ID'
        when caller is not null and r.v ->> 'user_id' is not null
          and dia.uuid_or_null(r.v ->> 'user_id') is distinct from caller then 'WRONG_USER'
        when r.user_id is null then 'INVALID_USER'
        when jsonb_typeof(r.v -> 'event_type') is distinct from 'string'
          or char_length(r.event_type) not between 1 and 200 then 'INVALID_EVENT_TYPE'
        when caller is not null and r.category is null
          and r.event_type !~ '^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$' then 'INVALID_EVENT_TYPE'
        when caller is not null and dia.is_server_only(r.event_type) then 'SERVER_ONLY'
        when r.v ->> 'entity_id' is not null and r.entity_id is null
          or r.entity_type not in ('track', 'artist', 'event', 'transaction', 'playlist')
          or (r.entity_type is null) <> (r.entity_id is null) then 'INVALID_ENTITY'
        when r.entity_type is not null and not r.entity_type = any (r.entity_types) then 'ENTITY_MISMATCH'
        when r.v ->> 'session_id' is not null and r.session_id is null then 'INVALID_SESSION'
        when r.v ->> 'device_id' is not null
          and (jsonb_typeof(r.v -> 'device_id') <> 'string' or char_length(r.v ->> 'device_id') not between 1 and 200)
          then 'INVALID_DEVICE'
        when r.v ->> 'device_time' is not null and r.device_time is null
          or r.v ->> 'sent_at' is not null and r.sent_at is null then 'INVALID_TIME'
        when r.odd_field is not null then 'INVALID_METADATA'
        when octet_length(r.metadata::text) > 16384 then 'METADATA_TOO_LARGE'
      end,
      r.odd_field)::dia.event_to_log
    order by r.place)
  from (
    select e.place::int, e.v,
      dia.uuid_or_null(e.v ->> 'id') as id,
      coalesce(caller, dia.uuid_or_null(e.v ->> 'user_id')) as user_id,
      dia.uuid_or_null(e.v ->> 'session_id') as session_id,
      e.v ->> 'event_type' as event_type, t.category, n.entity_types,
      e.v ->> 'entity_type' as entity_type, dia.uuid_or_null(e.v ->> 'entity_id') as entity_id,
      o.odd_field,
      case when o.odd_field is null then dia.settled_metadata(o.metadata) end as metadata,
      case when e.v ->> 'device_time' is not null then dia.moment_or_null(e.v ->> 'device_time') end as device_time,
      case when e.v ->> 'sent_at' is not null then dia.moment_or_null(e.v ->> 'sent_at') end as sent_at
    from jsonb_array_elements(entries) with ordinality e (v, place)
    left join dia.event_types t on t.name = e.v ->> 'event_type'
    left join dia.event_entity_types n on n.canonical = t.canonical
    cross join lateral (
      select coalesce(nullif(e.v -> 'metadata', 'null'), '{}') as metadata,
        dia.odd_metadata_field(coalesce(nullif(e.v -> 'metadata', 'null'), '{}')) as odd_field
      offset 0) o) r
$$;

-- Appends events for the signed-in user, or, called by the service, for anybody. The user is never what a client says.
-- Answers [{"id", "entryId", "status": "accepted" | "duplicate" | "refused", "code", "field"}] in the order given.
-- One bad entry never costs its companions; repeating a call changes nothing.
create or replace function public.dia_log_events(entries jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  by_service boolean := dia.is_service();
  caller uuid := case when not dia.is_service() then auth.uid() end;
  received timestamptz := now();
  events dia.event_to_log[];
  added_users uuid[];
  added_ids uuid[];
begin
  if not by_service and not exists (select from auth.users u where u.id = caller) then
    raise exception sqlstate 'PT403' using
      message = 'Only a signed-in user may log events', hint = 'Sign in, then send the events again.';
  end if;
  -- Some drivers encode JSON a second time.
  if jsonb_typeof(entries) = 'string' then
    entries := entries #>> '{}';
  end if;
  if jsonb_typeof(entries) is distinct from 'array' or jsonb_array_length(entries) > 1000 then
    raise exception sqlstate 'PT422' using
      message = 'The entries must be a list of at most 1000 events', hint = 'Send them in several calls.';
  end if;

  events := dia.read_events(entries, caller);

  if exists (select from unnest(events) e where e.refusal is null and not dia.is_id_of_now(e.id, received)) then
    insert into dia.passport_dedupe_keys (user_id, dedupe_key, entry_id)
    select k.user_id, k.id, dia.uuid_v7(received)
    from (
      select distinct e.user_id, e.id from unnest(events) e
      where e.refusal is null and not dia.is_id_of_now(e.id, received)) k
    order by k.user_id, k.id
    on conflict do nothing;
    -- A statement of its own sees what a concurrent call has committed meanwhile.
    select array_agg(row(
        e.place, e.sent_id, coalesce(k.entry_id, e.id), e.user_id, e.session_id, e.device_id, e.event_type, e.category,
        e.entity_type, e.entity_id, e.metadata, e.device_time, e.sent_at, e.refusal, e.field)::dia.event_to_log
      order by e.place) into events
    from unnest(events) e
    left join dia.passport_dedupe_keys k on k.user_id = e.user_id and k.dedupe_key = e.id;
  end if;

  -- In key order, so that two calls with the same events cannot wait for each other.
  with added as (
    insert into public.passport_entries (
      id, user_id, session_id, device_id, event_type, event_category, entity_type, entity_id, metadata,
      device_time, sent_at, origin)
    select n.id, n.user_id, n.session_id, n.device_id, n.event_type, n.category, n.entity_type, n.entity_id, n.metadata,
      n.device_time, n.sent_at, case when by_service then 'service' else 'client' end
    from (
      select distinct on (e.user_id, e.id) e.* from unnest(events) e
      where e.refusal is null
      order by e.user_id, e.id, e.place) n
    order by n.user_id, n.id
    on conflict (user_id, id) do nothing
    returning user_id, id)
  select array_agg(a.user_id), array_agg(a.id) into added_users, added_ids from added a;

  return (
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', e.sent_id,
        'entryId', case when e.refusal is null and not s.conflict then e.id end,
        'status', case when e.refusal is not null or s.conflict then 'refused' when s.fresh then 'accepted' else 'duplicate' end,
        'code', case when s.conflict then 'CONFLICT' else e.refusal end,
        'field', e.field)) order by e.place), '[]')
    from (
      select e.*, a.id is not null
        and row_number() over (partition by e.user_id, e.id, e.refusal is null order by e.place) = 1 as fresh
      from unnest(events) e
      left join unnest(added_users, added_ids) a (user_id, id)
        on e.refusal is null and a.user_id = e.user_id and a.id = e.id) e
    cross join lateral (
      select e.fresh, e.refusal is null and not e.fresh and not exists (
        select from public.passport_entries p
        where p.user_id = e.user_id and p.id = e.id
          and p.event_type = e.event_type and p.metadata = e.metadata
          and p.entity_type is not distinct from e.entity_type and p.entity_id is not distinct from e.entity_id
          and p.session_id is not distinct from e.session_id and p.device_id is not distinct from e.device_id
          and p.device_time is not distinct from e.device_time) as conflict) s);
end
$$;

comment on function public.dia_log_events(jsonb) is 'Appends events to the Passport: for the signed-in user, or by the service for anybody.';

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proname = 'dia_log_events'
       or n.nspname = 'dia' and p.proname in (
         'is_service', 'is_server_only', 'uuid_or_null', 'moment_or_null', 'uuid_v7', 'uuid_v7_time', 'is_id_of_now',
         'odd_metadata_field', 'is_amount', 'settled_metadata', 'read_events')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
  grant execute on function public.dia_log_events(jsonb) to authenticated, service_role;
end
$$;
