--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: dia; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA dia;

--
-- Name: SCHEMA dia; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA dia IS 'Department of Internal Affairs: what the kit keeps for itself. Never expose it by the API.';

--
-- Name: public; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA public;

--
-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA public IS 'standard public schema';

--
-- Name: event_to_log; Type: TYPE; Schema: dia; Owner: -
--

CREATE TYPE dia.event_to_log AS (
	place integer,
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
	device_time timestamp with time zone,
	sent_at timestamp with time zone,
	refusal text,
	field text
);

--
-- Name: host_row; Type: TYPE; Schema: dia; Owner: -
--

CREATE TYPE dia.host_row AS (
	id uuid,
	user_id uuid,
	session_id uuid,
	content_id uuid,
	event_id uuid,
	artist_id uuid,
	event_type text,
	metadata jsonb,
	play_duration jsonb,
	progress_percentage jsonb,
	moment timestamp with time zone
);

--
-- Name: active_users_since(timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.active_users_since(moment timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
  select count(*) from (
    select l.user_id from public.listening_history l where l.created_at >= moment and l.created_at <= now()
    union select m.user_id from public.media_engagement_log m where m.created_at >= moment and m.created_at <= now()
    union select v.user_uuid from public.event_votes v where v.created_at >= moment and v.created_at <= now()
    union select p.user_id from public.passport_entries p where p.occurred_at >= moment and p.occurred_at <= now()
    union select u.id from auth.users u where u.last_sign_in_at >= moment
  ) active
$$;

--
-- Name: add_to_dna(uuid[], integer[], timestamp with time zone[], bigint[], double precision[], double precision[], double precision[], double precision[], double precision[], timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.add_to_dna(users uuid[], outcomes integer[], times timestamp with time zone[], vector_ids bigint[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], known_from timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashagg TO 'off'
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  h1 double precision := dia.half_life_seconds(1::smallint);
  h2 double precision := dia.half_life_seconds(2::smallint);
  newest timestamptz := (select max(t.at) from unnest(times) t (at));
begin
  insert into dia.dna_states as s (user_id, domain, reference_time, signal, mass, lifetime_mass)
  select a.user_id, x.domain, to_timestamp(x.reference), x.signal, x.m, x.k
  from (
    -- One row per user with four sums, streamed in the order of users: wide rows are never sorted.
    select f.user_id, max(f.r1) as r1, max(f.r2) as r2,
      sum(v.cultural * (c.v1 || c.v1)) filter (where f.k1 > 0) as s1, sum(f.m1) as m1, sum(f.k1) as k1,
      sum(v.behavioral * (c.v2 || c.v2)) filter (where f.k2 > 0) as s2, sum(f.m2) as m2, sum(f.k2) as k2,
      sum(v.economic * (c.v3 || c.v3)) filter (where f.k3 > 0) as s3, sum(f.m3) as m3, sum(f.k3) as k3,
      sum(v.spatial * (c.v4 || c.v4)) filter (where f.k4 > 0) as s4, sum(f.m4) as m4, sum(f.k4) as k4
    from (
      -- One narrow row per user and entity before any vector is touched.
      select e.user_id, e.vector_id, max(e.r1) as r1, max(e.r2) as r2,
        sum(e.k1 * e.g1 * e.v) as c1, sum(e.k1 * e.g1) as m1, sum(e.k1) as k1,
        sum(e.k2 * e.g2 * e.v) as c2, sum(e.k2 * e.g2) as m2, sum(e.k2) as k2,
        sum(e.k3 * e.g1 * e.v) as c3, sum(e.k3 * e.g1) as m3, sum(e.k3) as k3,
        sum(e.k4 * e.g1 * e.v) as c4, sum(e.k4 * e.g1) as m4, sum(e.k4) as k4
      from (
        -- dia.decay and dia.reference_time_of written out: a function with a search path is called, not inlined, and a
        -- call costs more than all the rest of an event. Exponents below -60 count as 0.
        select d.user_id, d.vector_id, d.v, d.k1, d.k2, d.k3, d.k4, d.r1, d.r2,
          case when (d.at - d.r1) / h1 < -60 then 0 else power(2::double precision, (d.at - d.r1) / h1) end as g1,
          case when (d.at - d.r2) / h2 < -60 then 0 else power(2::double precision, (d.at - d.r2) / h2) end as g2
        from (
          select u.user_id, u.vector_id, u.v, u.k1, u.k2, u.k3, u.k4, m.at,
            floor(max(m.at) over w / h1) * h1 as r1, floor(max(m.at) over w / h2) * h2 as r2
          from unnest(users, outcomes, times, vector_ids, valences, k_cultural, k_behavioral, k_economic, k_spatial)
            u (user_id, outcome, at, vector_id, v, k1, k2, k3, k4)
          cross join lateral (select extract(epoch from u.at - '1970-01-01 00:00:00+00'::timestamptz)::double precision as at) m
          where u.outcome = 2
          window w as (partition by u.user_id)) d) e
      group by e.user_id, e.vector_id
      order by e.user_id
      offset 0) f
    -- dia.constant_vector written out, for the same reason: 24 copies, doubled four times, the last time above.
    cross join lateral (
      select array_fill((case when abs(f.c1) < 1e-30 then 0 else f.c1 end)::real, '{24}')::vector as v1,
        array_fill((case when abs(f.c2) < 1e-30 then 0 else f.c2 end)::real, '{24}')::vector as v2,
        array_fill((case when abs(f.c3) < 1e-30 then 0 else f.c3 end)::real, '{24}')::vector as v3,
        array_fill((case when abs(f.c4) < 1e-30 then 0 else f.c4 end)::real, '{24}')::vector as v4 offset 0) c24
    cross join lateral (
      select c24.v1 || c24.v1 as v1, c24.v2 || c24.v2 as v2, c24.v3 || c24.v3 as v3, c24.v4 || c24.v4 as v4 offset 0) c48
    cross join lateral (
      select c48.v1 || c48.v1 as v1, c48.v2 || c48.v2 as v2, c48.v3 || c48.v3 as v3, c48.v4 || c48.v4 as v4 offset 0) c96
    cross join lateral (
      select c96.v1 || c96.v1 as v1, c96.v2 || c96.v2 as v2, c96.v3 || c96.v3 as v3, c96.v4 || c96.v4 as v4 offset 0) c
    join dia.entity_dna v on v.id = f.vector_id
    group by f.user_id
    offset 0) a
  -- Domains 1, 3 and 4 decay alike, so they share a reference time.
  cross join lateral (values (1::smallint, a.s1, a.m1, a.k1, a.r1), (2::smallint, a.s2, a.m2, a.k2, a.r2),
    (3::smallint, a.s3, a.m3, a.k3, a.r1), (4::smallint, a.s4, a.m4, a.k4, a.r1)) x (domain, signal, m, k, reference)
  where x.k > 0
  on conflict (user_id, domain) do update set
    reference_time = greatest(s.reference_time, excluded.reference_time),
    signal = case
      when s.reference_time = excluded.reference_time then s.signal + excluded.signal
      when s.reference_time < excluded.reference_time then dia.scale_vector(s.signal, power(2::double precision, greatest(-60,
        extract(epoch from s.reference_time - excluded.reference_time)::double precision / case s.domain when 2 then h2 else h1 end)))
        + excluded.signal
      else s.signal + dia.scale_vector(excluded.signal, power(2::double precision, greatest(-60,
        extract(epoch from excluded.reference_time - s.reference_time)::double precision / case s.domain when 2 then h2 else h1 end))) end,
    mass = case
      when s.reference_time = excluded.reference_time then s.mass + excluded.mass
      when s.reference_time < excluded.reference_time then s.mass * power(2::double precision, greatest(-60,
        extract(epoch from s.reference_time - excluded.reference_time)::double precision / case s.domain when 2 then h2 else h1 end))
        + excluded.mass
      else s.mass + excluded.mass * power(2::double precision, greatest(-60,
        extract(epoch from excluded.reference_time - s.reference_time)::double precision / case s.domain when 2 then h2 else h1 end)) end,
    lifetime_mass = s.lifetime_mass + excluded.lifetime_mass;

  -- A domain that nothing in the batch moves is there all the same, at the reference time of the newest event. (The
  -- users' profiles are locked, so that their states may be locked in two steps.) Where the newest event so far stands
  -- in the same half-life, it is; the longer half-lives end where a short one does. Mostly that is so of all users, and
  -- nobody has to be looked at.
  if known_from = '-infinity' or floor(extract(epoch from known_from - '1970-01-01 00:00:00+00'::timestamptz)::double precision / h2)
      < floor(extract(epoch from newest - '1970-01-01 00:00:00+00'::timestamptz)::double precision / h2) then
    insert into dia.dna_states as s (user_id, domain, reference_time, signal, mass, lifetime_mass)
    select n.user_id, d.domain, to_timestamp(d.reference), dia.constant_vector(0), 0, 0
    from (
      select u.user_id, extract(epoch from max(u.at) - '1970-01-01 00:00:00+00'::timestamptz)::double precision as newest,
        sum(u.k1) as k1, sum(u.k2) as k2, sum(u.k3) as k3, sum(u.k4) as k4
      from unnest(users, outcomes, times, k_cultural, k_behavioral, k_economic, k_spatial) u (user_id, outcome, at, k1, k2, k3, k4)
      where u.outcome = 2 group by u.user_id offset 0) n
    join dia.dna_profiles p on p.user_id = n.user_id and (p.last_event_at is null
      or floor(extract(epoch from p.last_event_at - '1970-01-01 00:00:00+00'::timestamptz)::double precision / h2) < floor(n.newest / h2))
    cross join lateral (values (1::smallint, n.k1, floor(n.newest / h1) * h1), (2::smallint, n.k2, floor(n.newest / h2) * h2),
      (3::smallint, n.k3, floor(n.newest / h1) * h1), (4::smallint, n.k4, floor(n.newest / h1) * h1)) d (domain, k, reference)
    left join dia.dna_states t on t.user_id = n.user_id and t.domain = d.domain
    where d.k = 0 and (t.user_id is null or t.reference_time < to_timestamp(d.reference))
    order by n.user_id, d.domain
    on conflict (user_id, domain) do update set
      reference_time = excluded.reference_time,
      signal = dia.scale_vector(s.signal, dia.decay(s.reference_time, excluded.reference_time, s.domain)),
      mass = s.mass * dia.decay(s.reference_time, excluded.reference_time, s.domain)
    where s.reference_time < excluded.reference_time;
  end if;

  update dia.dna_profiles p
  set last_event_at = greatest(p.last_event_at, n.newest),
    interaction_count = p.interaction_count + n.events,
    embedding_stale_since = coalesce(p.embedding_stale_since, clock_timestamp())
  from (
    select u.user_id, max(u.at) as newest, count(*) as events
    from unnest(users, outcomes, times) u (user_id, outcome, at)
    where u.outcome = 2 group by u.user_id) n
  where p.user_id = n.user_id;
end
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: pending_scores; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.pending_scores (
    id bigint NOT NULL,
    users uuid[] NOT NULL,
    entries uuid[] NOT NULL,
    event_types text[] NOT NULL,
    times timestamp with time zone[] NOT NULL,
    base_scores bigint[] NOT NULL,
    weighted_scores bigint[] NOT NULL,
    scored_types text[] NOT NULL,
    scored_ids uuid[] NOT NULL,
    second_types text[] NOT NULL,
    second_ids uuid[] NOT NULL,
    lates integer[] NOT NULL,
    contexts text[] NOT NULL,
    decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
ALTER TABLE ONLY dia.pending_scores ALTER COLUMN users SET STORAGE EXTERNAL;
ALTER TABLE ONLY dia.pending_scores ALTER COLUMN entries SET STORAGE EXTERNAL;
ALTER TABLE ONLY dia.pending_scores ALTER COLUMN scored_ids SET STORAGE EXTERNAL;
ALTER TABLE ONLY dia.pending_scores ALTER COLUMN second_ids SET STORAGE EXTERNAL;

--
-- Name: additions_of(dia.pending_scores); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.additions_of(pending dia.pending_scores) RETURNS TABLE(leaderboard_type text, period_start timestamp with time zone, entity_id uuid, score bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select b.board, date_trunc(b.span, d.at at time zone 'UTC') at time zone 'UTC', s.entity_id, d.weighted
  from unnest(pending.times, pending.weighted_scores, pending.scored_types, pending.scored_ids, pending.second_types,
    pending.second_ids, pending.lates) d (at, weighted, first_type, first_id, second_type, second_id, late)
  cross join lateral (values (1, d.first_type, d.first_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
  -- dia.period_start_of written out: a function with a search path is called for each row, not inlined.
  join (values ('artist', 'artists_weekly', 'week'), ('track', 'tracks_daily', 'day'), ('event', 'events_monthly', 'month'))
    b (entity_type, board, span) on b.entity_type = s.entity_type
  where s.entity_id is not null and d.weighted > 0 and d.late & s.place = 0
$$;

--
-- Name: adopt_optional_tables(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.adopt_optional_tables() RETURNS text[]
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: artist_genres(uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.artist_genres(of_artist uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  genres jsonb;
begin
  execute $q$
    select coalesce(jsonb_agg(genre order by tracks desc, genre), '[]') from (
      select f.genre, count(*) as tracks
      from public.content_items c join public.audio_features f on f.content_id = c.id
      where c.artist_id = $1 and f.genre is not null
      group by f.genre order by tracks desc, f.genre limit 3) g $q$
    into genres using of_artist;
  return jsonb_build_object('tags', genres);
end
$_$;

--
-- Name: backfill_id(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.backfill_id(source_table text, row_id uuid, moment timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: backfill_metadata(dia.host_row, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.backfill_metadata(r dia.host_row, source_table text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: blank_log(uuid, text[], uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.blank_log(of_user uuid, texts text[], only_entries uuid[] DEFAULT NULL::uuid[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  blanked bigint;
begin
  with gone as (
    update public.passport_entries e
    set session_id = null, device_id = null, metadata = k.kept,
      event_type = case when t.name is null then 'system.event_erased' else e.event_type end
    from public.passport_entries o
    left join dia.event_types t on t.name = o.event_type
    left join dia.passport_work w on w.user_id = o.user_id and w.entry_id = o.id and w.treasury in (1, 4)
    cross join lateral (
      select case when w.entry_id is null then '{}'::jsonb else coalesce((
        select jsonb_object_agg(m.key, m.value) from jsonb_each(o.metadata) m
        where m.key in ('amount_cents', 'currency', 'to_user_id', 'referrer_user_id', 'artist_id', 'refunds_entry_id',
          'stripe_payment_intent_id', 'stripe_refund_id')), '{}') end as kept) k
    where e.user_id = of_user and o.user_id = of_user and o.id = e.id and (only_entries is null or e.id = any (only_entries))
      and (o.session_id is not null or o.device_id is not null or o.metadata <> k.kept
        or t.name is null and o.event_type <> 'system.event_erased')
    returning 1
  )
  select count(*) into blanked from gone;
  if only_entries is not null then
    return blanked;
  end if;

  update dia.passport_decisions d
  set mediaid = case when d.mediaid is not null then 3 end, mediaid_reason = case when d.mediaid is not null then 'ERASED' end,
    entity_dna_id = null, valence = 0, k_cultural = 0, k_behavioral = 0, k_economic = 0, k_spatial = 0,
    event_type = case when exists (select from dia.event_types t where t.name = d.event_type) then d.event_type
      else 'system.event_erased' end
  where d.user_id = of_user and (d.mediaid = 2 or d.mediaid_reason <> 'ERASED'
    or not exists (select from dia.event_types t where t.name = d.event_type) and d.event_type <> 'system.event_erased');

  update dia.seals s set salt = null where s.user_id = of_user and s.salt is not null;

  update dia.audit_log a set details = '{}'
  where a.details <> '{}' and (a.subject_user_id = of_user or exists (
    select from unnest(texts) x where length(x) > 3 and position(lower(x) in lower(a.details::text)) > 0));
  return blanked;
end
$$;

--
-- Name: book_money(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.book_money(items jsonb) RETURNS integer[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  stale int[];
  lost uuid[];
  sums jsonb;
  unpaid uuid[];
begin
  with wanted as (
    select (i -> 'effect' -> 'transaction' ->> 'id')::uuid as id, i, i -> 'effect' -> 'transaction' as t
    from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('booked', 'requested')
  ), booked as (
    insert into public.treasury_transactions (
      id, transaction_type, from_user_id, to_user_id, amount_cents, currency, status, split_breakdown,
      stripe_payment_intent_id, entity_type, entity_id, source, contract_id, entry_user_id, entry_id, created_at, updated_at)
    select w.id, w.t ->> 'type', (w.i ->> 'fromUserId')::uuid, (w.i ->> 'toUserId')::uuid, (w.t ->> 'amountCents')::bigint,
      w.t ->> 'currency', w.t ->> 'status', dia.split_of(w.t -> 'parts'), w.i ->> 'intent', w.i ->> 'entityType',
      (w.i ->> 'entityId')::uuid, w.t ->> 'source', (w.i ->> 'contractId')::uuid, (w.i ->> 'entryUserId')::uuid,
      (w.i ->> 'entryId')::uuid, (w.i ->> 'at')::timestamptz, (w.i ->> 'at')::timestamptz
    from wanted w order by w.id
    on conflict do nothing
    returning id
  )
  select array_agg(w.id) into lost from wanted w where w.id not in (select b.id from booked b);

  -- Whatever changes a transaction of this very commit falls with it.
  select coalesce(array_agg((i ->> 'position')::int), '{}') into stale
  from jsonb_array_elements(items) i
  where i -> 'effect' ->> 'kind' <> 'duplicate' and (
    (i -> 'effect' -> 'transaction' ->> 'id')::uuid = any (lost)
    or (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid = any (lost));

  if exists (select from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned')) then
    perform from public.treasury_transactions t
    where t.id in (
      select coalesce(i -> 'effect' -> 'transaction' ->> 'reverses', i -> 'effect' -> 'transaction' ->> 'id')::uuid
      from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned'))
    order by t.id
    for update;

    -- Refunds of one original were decided one after the other: all stand, or none.
    select stale || coalesce(array_agg(c.position), '{}') into stale
    from (
      select (i ->> 'position')::int as position, i -> 'effect' ->> 'kind' as kind, t.status, t.refunded_cents,
        min((i ->> 'refundedBefore')::bigint) over (partition by i -> 'effect' -> 'transaction' ->> 'reverses') as seen
      from jsonb_array_elements(items) i
      left join public.treasury_transactions t
        on t.id = coalesce(i -> 'effect' -> 'transaction' ->> 'reverses', i -> 'effect' -> 'transaction' ->> 'id')::uuid
      where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned')) c
    where not c.position = any (stale) and (
      c.kind = 'refunded' and (c.status is distinct from 'completed' or c.refunded_cents <> c.seen)
      or c.kind <> 'refunded' and c.status is distinct from 'pending');

    with refunds as (
      insert into public.treasury_transactions (
        id, transaction_type, from_user_id, to_user_id, amount_cents, currency, status, split_breakdown,
        stripe_payment_intent_id, entity_type, entity_id, source, reverses_id, entry_user_id, entry_id, created_at, updated_at)
      select (i -> 'effect' -> 'transaction' ->> 'id')::uuid, 'refund', (i ->> 'fromUserId')::uuid, (i ->> 'toUserId')::uuid,
        (i -> 'effect' -> 'transaction' ->> 'amountCents')::bigint, i -> 'effect' -> 'transaction' ->> 'currency', 'completed',
        dia.split_of(i -> 'effect' -> 'transaction' -> 'parts'), i ->> 'intent', i ->> 'entityType', (i ->> 'entityId')::uuid,
        i -> 'effect' -> 'transaction' ->> 'source', (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid,
        (i ->> 'entryUserId')::uuid, (i ->> 'entryId')::uuid, (i ->> 'at')::timestamptz, (i ->> 'at')::timestamptz
      from jsonb_array_elements(items) i
      where i -> 'effect' ->> 'kind' = 'refunded' and not (i ->> 'position')::int = any (stale)
      order by 1
      on conflict do nothing
      returning id
    )
    select stale || coalesce(array_agg((i ->> 'position')::int), '{}') into stale
    from jsonb_array_elements(items) i
    where i -> 'effect' ->> 'kind' = 'refunded' and not (i ->> 'position')::int = any (stale)
      and not exists (select from refunds r where r.id = (i -> 'effect' -> 'transaction' ->> 'id')::uuid);
  end if;

  insert into public.treasury_accounts (user_id, currency)
  select distinct substr(p ->> 'account', 9)::uuid, i -> 'effect' -> 'transaction' ->> 'currency'
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
  where p ->> 'account' like '_______:%' and not (i ->> 'position')::int = any (stale)
  order by 1, 2
  on conflict do nothing;

  perform from public.treasury_accounts a
  where (a.user_id, a.currency) in (
    select substr(p ->> 'account', 9)::uuid, i -> 'effect' -> 'transaction' ->> 'currency'
    from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
    where p ->> 'account' like '_______:%' and not (i ->> 'position')::int = any (stale))
  order by a.user_id, a.currency
  for update;

  -- Only payouts ask whether the money is there, now that nobody else can move it. The sums of all accounts are made
  -- once, and each payout looks up its own: a join would compare all with all, since the commit allows nested loops alone.
  if exists (select from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' = 'requested') then
    select jsonb_object_agg(s.account || ' ' || s.currency, s.cents) into sums
    from (
      select p ->> 'account' as account, o -> 'effect' -> 'transaction' ->> 'currency' as currency,
        sum((p ->> 'amountCents')::bigint) as cents
      from jsonb_array_elements(items) o cross join lateral jsonb_array_elements(o -> 'effect' -> 'postings') p
      where not (o ->> 'position')::int = any (stale)
      group by 1, 2) s;

    select array_agg((i -> 'effect' -> 'transaction' ->> 'id')::uuid) into unpaid
    from jsonb_array_elements(items) i
    join public.treasury_accounts a
      on a.user_id = (i ->> 'fromUserId')::uuid and a.currency = i -> 'effect' -> 'transaction' ->> 'currency'
    where i -> 'effect' ->> 'kind' = 'requested' and not (i ->> 'position')::int = any (stale)
      and a.balance_cents + (sums ->> ('balance:' || a.user_id || ' ' || a.currency))::numeric < 0;
  end if;
  if unpaid is not null then
    delete from public.treasury_transactions t where t.id = any (unpaid);
    select stale || coalesce(array_agg((i ->> 'position')::int), '{}') into stale
    from jsonb_array_elements(items) i where (i -> 'effect' -> 'transaction' ->> 'id')::uuid = any (unpaid);
  end if;

  if cardinality(stale) > 0 then
    select coalesce(jsonb_agg(i), '[]') into items
    from jsonb_array_elements(items) i where not (i ->> 'position')::int = any (stale);
  end if;

  update public.treasury_transactions t
  set refunded_cents = t.refunded_cents + r.cents,
    status = case when t.refunded_cents + r.cents = t.amount_cents then 'refunded' else t.status end,
    updated_at = greatest(t.updated_at, r.at)
  from (
    select (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid as id,
      sum((i -> 'effect' -> 'transaction' ->> 'amountCents')::bigint) as cents, max((i ->> 'at')::timestamptz) as at
    from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' = 'refunded' group by 1) r
  where t.id = r.id;

  update public.treasury_transactions t
  set status = i -> 'effect' -> 'transaction' ->> 'status', updated_at = greatest(t.updated_at, (i ->> 'at')::timestamptz)
  from jsonb_array_elements(items) i
  where i -> 'effect' ->> 'kind' in ('sent', 'returned') and t.id = (i -> 'effect' -> 'transaction' ->> 'id')::uuid;

  insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
  select (i -> 'effect' -> 'transaction' ->> 'id')::uuid, i -> 'effect' -> 'transaction' ->> 'status',
    split_part(p ->> 'account', ':', 1), nullif(split_part(p ->> 'account', ':', 2), '')::uuid,
    p ->> 'currency', (p ->> 'amountCents')::bigint, (i ->> 'at')::timestamptz
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p;

  update public.treasury_accounts a
  set balance_cents = a.balance_cents + s.balance, pending_cents = a.pending_cents + s.pending,
    lifetime_earned_cents = a.lifetime_earned_cents + s.earned, last_payout_at = greatest(a.last_payout_at, s.paid_at),
    updated_at = clock_timestamp()
  from (
    select substr(p ->> 'account', 9)::uuid as user_id, p ->> 'currency' as currency,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'balance:%'), 0)::bigint as balance,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'pending:%'), 0)::bigint as pending,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'balance:%'
        and i -> 'effect' ->> 'kind' in ('booked', 'refunded')), 0)::bigint as earned,
      max((i ->> 'at')::timestamptz) filter (where i -> 'effect' ->> 'kind' = 'sent') as paid_at
    from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
    where p ->> 'account' like '_______:%'
    group by 1, 2) s
  where a.user_id = s.user_id and a.currency = s.currency;

  insert into dia.system_account_changes (account, currency, amount_cents)
  select p ->> 'account', p ->> 'currency', sum((p ->> 'amountCents')::bigint)
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
  where p ->> 'account' in ('platform', 'stripe')
  group by 1, 2;

  -- Whoever waits for what was booked may go on. Rows that others hold are left to their own timer.
  perform dia.wake_waiting(array(
    select k.key
    from jsonb_array_elements(items) i
    cross join lateral (values
      ((i -> 'effect' -> 'transaction' ->> 'id')::uuid),
      (dia.transaction_id_of('entry', (i ->> 'entryUserId') || ':' || (i ->> 'entryId'))),
      (case when i ->> 'intent' is not null then dia.transaction_id_of('intent', i ->> 'intent') end)) k (key)
    where i -> 'effect' ->> 'kind' in ('booked', 'requested') and k.key is not null));
  return stale;
end
$$;

--
-- Name: bury_hopeless_waits(uuid[], uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.bury_hopeless_waits(users uuid[], entries uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
  with buried as (
    update dia.passport_work w
    set treasury = 4, treasury_reason = 'NEVER_LOGGED', waits_for = null
    from unnest(users, entries) d (user_id, entry_id)
    where w.user_id = d.user_id and w.entry_id = d.entry_id and w.treasury = 1 and w.waits_for is not null
      and w.waits_since < clock_timestamp() - interval '3 days'
      and not exists (
        select from public.passport_entries e join public.passport_entries p
          on p.user_id = e.user_id and p.id = dia.uuid_of(e.metadata ->> 'refunds_entry_id')
        where e.user_id = d.user_id and e.id = d.entry_id)
    returning w.user_id, w.entry_id
  )
  insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
  select b.user_id, b.entry_id, 'treasury', 'NEVER_LOGGED', 'What this entry waited for was not logged within three days', 1
  from buried b
  on conflict (user_id, entry_id, system) do update set
    code = excluded.code, message = excluded.message, attempts = excluded.attempts, died_at = clock_timestamp(), dismissed_at = null
$$;

--
-- Name: claimed_money(uuid[], uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.claimed_money(users uuid[], entries uuid[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  facts jsonb;
  ids uuid[];
  books jsonb;
begin
  select jsonb_agg(jsonb_build_object(
      'userId', e.user_id, 'id', e.id, 'type', v.transaction_type, 'event', v.canonical,
      'amountCents', e.metadata -> 'amount_cents', 'currency', e.metadata -> 'currency',
      'toUserId', e.metadata -> 'to_user_id', 'referrerUserId', e.metadata -> 'referrer_user_id',
      'stripePaymentIntentId', e.metadata -> 'stripe_payment_intent_id',
      'transactionId', dia.transaction_of_entry(e.user_id, e.id, v.transaction_type, e.entity_type, e.entity_id, e.metadata),
      'artistId', a.artist_id,
      'payeeUserId', case when e.entity_type = 'event' and a.artist_id is null
        then (select h.host_id from public.events h where h.id = e.entity_id)
        else (select p.user_id from public.artist_profiles p where p.id = a.artist_id) end,
      'refunds', case when v.transaction_type = 'refund' then dia.original_of_refund(e.user_id, e.metadata) end))
    into facts
  from unnest(claimed_money.users, claimed_money.entries) c (user_id, entry_id)
  join public.passport_entries e on e.user_id = c.user_id and e.id = c.entry_id
  left join dia.event_types v on v.name = e.event_type
  cross join lateral (
    select coalesce(
      dia.uuid_of(e.metadata ->> 'artist_id'),
      case e.entity_type when 'artist' then e.entity_id
        when 'track' then (select t.artist_id from public.content_items t where t.id = e.entity_id) end,
      (select p.id from public.artist_profiles p where p.user_id = dia.uuid_of(e.metadata ->> 'to_user_id')
       order by p.created_at, p.id limit 1)) as artist_id) a;
  if facts is null then
    return '{"facts": [], "transactions": [], "contracts": [], "balances": []}';
  end if;

  ids := array(
    select (f ->> 'transactionId')::uuid from jsonb_array_elements(facts) f
    union
    select (f -> 'refunds' ->> 'transactionId')::uuid from jsonb_array_elements(facts) f
    where f -> 'refunds' ->> 'transactionId' is not null);

  select jsonb_build_object('facts', facts,
    'transactions', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', t.id, 'type', t.transaction_type, 'status', t.status, 'amountCents', t.amount_cents::text,
        'currency', t.currency, 'source', t.source, 'reverses', t.reverses_id,
        'parts', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'role', s ->> 'role', 'account', s ->> 'account', 'amountCents', s ->> 'amount_cents')), '[]')
          from jsonb_array_elements(t.split_breakdown) s),
        'fromUserId', t.from_user_id, 'toUserId', t.to_user_id, 'stripePaymentIntentId', t.stripe_payment_intent_id))
      from public.treasury_transactions t
      where t.id = any (ids) or t.reverses_id = any (ids)), '[]'),
    'contracts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', k.id, 'artistId', k.artist_id, 'artistShare', k.artist_share::text, 'platformShare', k.platform_share::text,
        'labelShare', k.label_share::text, 'referralShare', k.referral_share::text, 'labelUserId', k.label_user_id,
        'effectiveFrom', k.effective_from, 'expiresAt', k.expires_at))
      from public.payout_contracts k
      where k.artist_id in (select (f ->> 'artistId')::uuid from jsonb_array_elements(facts) f)), '[]'),
    'balances', coalesce((
      select jsonb_agg(jsonb_build_object('userId', b.user_id, 'currency', b.currency, 'balanceCents', b.balance_cents::text))
      from public.treasury_accounts b
      where b.user_id in (
        select coalesce(dia.uuid_of(f ->> 'toUserId'), (f ->> 'userId')::uuid) from jsonb_array_elements(facts) f
        where f ->> 'type' = 'payout')), '[]'))
    into books;
  return books;
end
$$;

--
-- Name: clamp_preference(jsonb, numeric, numeric, numeric); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.clamp_preference(value jsonb, low numeric, high numeric, otherwise numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ select case jsonb_typeof(value) when 'number' then least(greatest(value::numeric, low), high) else otherwise end $$;

--
-- Name: composite_dna(uuid, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.composite_dna(of_user uuid, moment timestamp with time zone) RETURNS extensions.vector
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  composite vector;
  block vector;
  d smallint;
begin
  foreach d in array array[1, 2, 3, 4]::smallint[] loop
    select dia.scale_vector(
        l2_normalize(
          coalesce(dia.scale_vector(s.signal, dia.decay(s.reference_time, moment, d)), dia.constant_vector(0))
          + coalesce(dia.scale_vector(p.prior, dia.prior_mass()), dia.constant_vector(0))),
        sqrt(dia.domain_share(d)))
      into block
    from (values (of_user, d)) k (user_id, domain)
    left join dia.dna_states s using (user_id, domain)
    left join dia.dna_priors p using (user_id, domain);
    composite := case when composite is null then block else composite || block end;
  end loop;
  return composite;
end
$$;

--
-- Name: constant_vector(double precision); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.constant_vector(c double precision) RETURNS extensions.vector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  r real := case when abs(c) < 1e-30 then 0 else c end;
  v vector := array[r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r]::vector;
begin
  v := v || v; v := v || v; v := v || v; v := v || v;
  return v;
end
$$;

--
-- Name: count_statistics(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.count_statistics(matrix text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: count_users(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.count_users() RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select jsonb_build_object(
    'users', count(*),
    'active_today', count(*) filter (where m.last_active_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'),
    'with_media_id', count(*) filter (where m.has_media_id),
    'with_dna', count(*) filter (where m.has_dna))
  from dia.user_matrix m
$$;

--
-- Name: data_findings(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.data_findings(health jsonb) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  off record;
  refreshed record;
  counted bigint;
  moment timestamptz;
  scheduled boolean;
begin
  for off in
    select l ->> 'currency' as currency, l ->> 'sumCents' as cents from jsonb_array_elements(health -> 'ledger') l
    where (l ->> 'sumCents')::numeric <> 0
  loop
    return next dia.finding(
      'LEDGER_UNBALANCED', 'critical', format('The accounts in %s do not sum to zero: %s cents', off.currency, off.cents), null,
      'Money appeared or vanished: a balance was written by hand, or a posting was lost.',
      'Stop the payouts, then rebuild the balances from the postings of the users that differ.',
      'select a.user_id, a.currency, a.balance_cents, sum(p.amount_cents) filter (where p.account = ''balance'') as posted from public.treasury_accounts a left join dia.ledger_postings p on p.user_id = a.user_id and p.currency = a.currency group by 1, 2, 3 having a.balance_cents is distinct from coalesce(sum(p.amount_cents) filter (where p.account = ''balance''), 0);');
  end loop;

  scheduled := exists (select from pg_extension where extname = 'pg_cron');
  select (r ->> 'refreshedAt')::timestamptz as at, (r ->> 'ageSeconds')::numeric as age, (r ->> 'durationSeconds')::numeric as took
    into refreshed
  from jsonb_array_elements(health -> 'refreshes') r where r ->> 'matrix' = 'users';
  -- Due every 5 minutes, or after four times as long as it takes.
  if refreshed.at is null or refreshed.age > 3 * greatest(300, 4 * refreshed.took) then
    return next dia.finding(
      'USER_MATRIX_STALE', 'warning', 'The user matrix is out of date', refreshed.at,
      case when scheduled then 'The schedule of pg_cron has not refreshed it.' else 'pg_cron is not installed and no worker refreshes it.' end,
      'Refresh it now, and see that pg_cron or a worker does so every 5 minutes.', 'select public.dia_refresh_user_matrix();');
  end if;

  -- The statistics are due together, after four times as long as all of them take.
  select string_agg(s.matrix, ', ' order by s.matrix) as names, min(s.at) as at into refreshed
  from (
    select r ->> 'matrix' as matrix, (r ->> 'refreshedAt')::timestamptz as at, (r ->> 'ageSeconds')::numeric as age,
      sum((r ->> 'durationSeconds')::numeric) over () as took
    from jsonb_array_elements(health -> 'refreshes') r where r ->> 'matrix' <> 'users') s
  where s.age > 3 * greatest(300, 4 * s.took);
  if refreshed.names is not null then
    return next dia.finding(
      'STATISTICS_STALE', 'warning', format('The statistics are out of date: %s', refreshed.names), refreshed.at,
      case when scheduled then 'The schedule of pg_cron has not refreshed them.' else 'pg_cron is not installed and no worker refreshes them.' end,
      'Refresh them now, and see that pg_cron or a worker does so every 5 minutes.', 'select public.dia_refresh_statistics();');
  end if;

  counted := (health #>> '{duplicateMediaIds,users}')::bigint;
  if counted > 0 then
    return next dia.finding(
      'DUPLICATE_MEDIA_IDS', 'info', format('%s users hold more than one MediaID', counted), null,
      'The newest one counts until DNA is initialised; then the one it was initialised with stays.',
      'Nothing is lost. Remove those that are not meant, and make media_ids.user_uuid unique.',
      'select m.user_uuid, count(*), array_agg(m.id order by m.updated_at desc) from public.media_ids m group by 1 having count(*) > 1 order by 2 desc;');
  end if;

  select count(*), min(p.embedding_stale_since) into counted, moment
  from dia.dna_profiles p where p.embedding_stale_since < now() - interval '15 minutes';
  if counted > 0 then
    return next dia.finding(
      'EMBEDDINGS_BEHIND', 'warning', format('profile_embedding of %s users is behind their DNA', counted), moment,
      'The projector has not run since their DNA moved.', 'A worker projects as it goes; by hand:',
      'select public.dia_project_embeddings(200);');
  end if;
end
$$;

--
-- Name: decay(timestamp with time zone, timestamp with time zone, smallint); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.decay(earlier timestamp with time zone, later timestamp with time zone, domain smallint) RETURNS double precision
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
declare
  exponent double precision := extract(epoch from earlier - later)::double precision / dia.half_life_seconds(domain);
begin
  return case when exponent < -60 then 0 else power(2::double precision, exponent) end;
end
$$;

--
-- Name: decision_differences(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.decision_differences(of_users uuid[]) RETURNS TABLE(code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select v.code, v.user_id, v.entry_id, null::smallint, null::double precision
  from (
    select coalesce(e.user_id, d.user_id) as user_id, coalesce(e.id, d.entry_id) as entry_id,
      case
        when e.id is null then 'DECISION_UNFOUNDED'
        when d.occurred_at <> e.occurred_at or d.earliest <> d.occurred_at then 'DECISION_STRAYS'
        when d.total <> d.systems then 'DECISION_REPEATED'
        when (coalesce(d.systems, 0) | coalesce(w.systems, 0)) & r.systems <> r.systems then 'DECISION_LOST'
      end as code
    from (select * from public.passport_entries p where p.user_id = any (of_users)) e
    full join (
      select x.user_id, x.entry_id, max(x.occurred_at) as occurred_at, min(x.occurred_at) as earliest,
        bit_or(x.systems)::int as systems, sum(x.systems)::int as total
      from dia.passport_decisions x where x.user_id = any (of_users) group by x.user_id, x.entry_id) d
      on d.user_id = e.user_id and d.entry_id = e.id
    left join (
      select o.user_id, o.entry_id,
        (o.mediaid in (1, 3, 4))::int + 2 * (o.treasury in (1, 3, 4))::int + 4 * (o.coliseum in (1, 3, 4))::int as systems
      from dia.passport_work o where o.user_id = any (of_users)) w
      on w.user_id = e.user_id and w.entry_id = e.id
    left join dia.event_types t on t.name = e.event_type
    cross join lateral (
      select coalesce(t.mediaid, true)::int + 2 * coalesce(t.treasury, false)::int + 4 * coalesce(t.coliseum, false)::int as systems) r) v
  where v.code is not null
$$;

--
-- Name: dna_differences(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.dna_differences(of_users uuid[]) RETURNS TABLE(code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
  select c.code, c.user_id, null::uuid, c.domain, c.difference
  from (
    select coalesce(r.user_id, s.user_id) as user_id, coalesce(r.domain, s.domain) as domain, x.difference,
      case
        when s.user_id is null then 'DNA_MISSING'
        when r.user_id is null then 'DNA_UNFOUNDED'
        when abs(a.mass - r.mass) > 1e-9 * greatest(1, r.mass)
          or abs(s.lifetime_mass - r.lifetime_mass) > 1e-9 * greatest(1, r.lifetime_mass) then 'DNA_MASS_DIFFERS'
        when x.difference > 1e-5 then 'DNA_DIFFERS'
      end as code
    from dia.refolded_dna(of_users) r
    full join (select * from dia.dna_states t where t.user_id = any (of_users)) s
      on s.user_id = r.user_id and s.domain = r.domain
    left join lateral (
      select case when r.user_id is null then null when s.reference_time = r.reference_time then s.signal
          else dia.scale_vector(s.signal, dia.decay(s.reference_time, r.reference_time, r.domain)) end as signal,
        s.mass * dia.decay(s.reference_time, r.reference_time, r.domain) as mass) a on true
    left join lateral (
      -- The Euclidean distance is never less than the largest component, and cheaper.
      select case when (a.signal <-> r.signal) / (dia.prior_mass() + r.mass) > 1e-5
          then dia.largest_difference(a.signal, r.signal) / (dia.prior_mass() + r.mass) else 0 end as difference) x on true) c
  where c.code is not null
  union all
  select 'DNA_COUNT_DIFFERS', coalesce(p.user_id, d.user_id), null, null, abs(coalesce(p.interaction_count, 0) - coalesce(d.events, 0))
  from (select * from dia.dna_profiles q where q.user_id = any (of_users)) p
  full join (
    select e.user_id, count(*) as events, max(e.occurred_at) as newest
    from dia.passport_decisions e where e.user_id = any (of_users) and e.mediaid = 2 group by e.user_id) d on d.user_id = p.user_id
  where coalesce(p.interaction_count, 0) <> coalesce(d.events, 0) or p.last_event_at is distinct from d.newest
$$;

--
-- Name: domain_share(smallint); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.domain_share(domain smallint) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ select case domain when 1 then 0.40 when 2 then 0.30 else 0.15 end::double precision $$;

--
-- Name: entity_metadata(text, uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.entity_metadata(of_type text, ids uuid[]) RETURNS TABLE(entity_id uuid, metadata jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
begin
  if of_type = 'track' then
    if to_regclass('public.audio_features') is not null then
      return query execute $q$
        select c.id, jsonb_strip_nulls(jsonb_build_object(
          'title', c.title, 'artistName', c.artist_name, 'artistId', c.artist_id, 'durationSeconds', c.duration,
          'format', c.file_type, 'genre', f.genre, 'mood', f.mood, 'tempo', f.tempo, 'energy', f.energy))
        from public.content_items c
        left join lateral (
          select * from public.audio_features a where a.content_id = c.id order by a.genre, a.mood limit 1) f on true
        where c.id = any($1) $q$ using ids;
    else
      return query
        select c.id, jsonb_strip_nulls(jsonb_build_object(
          'title', c.title, 'artistName', c.artist_name, 'artistId', c.artist_id, 'durationSeconds', c.duration,
          'format', c.file_type))
        from public.content_items c where c.id = any(ids);
    end if;
  elsif of_type = 'artist' then
    return query
      select a.id, jsonb_strip_nulls(jsonb_build_object('artistId', a.id, 'artistName', a.artist_name))
        || case when to_regclass('public.audio_features') is null then '{}'::jsonb else dia.artist_genres(a.id) end
      from public.artist_profiles a where a.id = any(ids);
  elsif of_type = 'event' then
    return query
      select e.id, jsonb_strip_nulls(jsonb_build_object('title', e.title, 'place', e.location, 'at', e.event_date))
      from public.events e where e.id = any(ids);
  end if;
end
$_$;

--
-- Name: epoch_ms(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.epoch_ms() RETURNS double precision
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select extract(epoch from clock_timestamp())::double precision * 1000 $$;

--
-- Name: erase_host_rows(text, text, uuid, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.erase_host_rows(relation text, condition text, of_user uuid, change text DEFAULT NULL::text) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
  affected bigint := 0;
begin
  if to_regclass(relation) is not null then
    execute case when change is null then format('delete from %s where %s', relation, condition)
      else format('update %s set %s where %s', relation, change, condition) end using of_user;
    get diagnostics affected = row_count;
  end if;
  return affected;
end
$$;

--
-- Name: estimated_rows(regclass); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.estimated_rows(relation regclass) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
  answer bigint;
  pages bigint := pg_relation_size(relation) / current_setting('block_size')::int;
begin
  if pages < 2000 then
    execute format('select count(*) from %s', relation) into answer;
    return answer;
  end if;
  select c.reltuples into answer from pg_catalog.pg_class c where c.oid = relation;
  -- Never analysed: by its size.
  return case when answer < 0 then pages * 50 else answer end;
end
$$;

--
-- Name: finding(text, text, text, timestamp with time zone, text, text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.finding(code text, severity text, title text, since timestamp with time zone, why text, way_out text, show_sql text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
  select jsonb_build_object('code', code, 'severity', severity, 'title', title, 'since', since, 'why', why,
    'wayOut', way_out, 'sql', show_sql)
$$;

--
-- Name: forget_in_matrices(uuid, uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.forget_in_matrices(of_user uuid, artists uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  perform pg_advisory_xact_lock(hashtextextended('dia.user_matrix', 0));
  if exists (select from dia.user_matrix m where m.user_id = of_user) then
    perform dia.recompute_user_matrix();
  end if;
  perform pg_advisory_xact_lock(hashtextextended('dia.statistics', 0));
  if exists (select from dia.event_matrix m where m.host_id = of_user) then
    perform dia.recompute_statistics('events');
  end if;
  if exists (select from dia.artist_matrix m where m.user_id = of_user or m.artist_id = any (artists)) then
    perform dia.recompute_statistics('artists');
  end if;
  if exists (select from dia.content_matrix m where m.artist_id = any (artists)) then
    perform dia.recompute_statistics('contents');
  end if;
end
$$;

--
-- Name: half_life_seconds(smallint); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.half_life_seconds(domain smallint) RETURNS double precision
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ begin return case domain when 2 then 90 else 180 end * 86400.0::double precision; end $$;

--
-- Name: index_search(regclass, text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.index_search(relation regclass, expression text, index_name text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

--
-- Name: interactions_since(timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.interactions_since(moment timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
  select greatest(
    (select count(*) from public.listening_history l where l.created_at >= moment and l.created_at <= now())
      + (select count(*) from public.media_engagement_log m where m.created_at >= moment and m.created_at <= now())
      + (select count(*) from public.event_votes v where v.created_at >= moment and v.created_at <= now()),
    (select count(*) from public.passport_entries p where p.occurred_at >= moment and p.occurred_at <= now()))
$$;

--
-- Name: is_admin(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_admin() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  return exists (select from public.profiles p where p.id = auth.uid() and p.role::text = 'admin');
end
$$;

--
-- Name: is_amount(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_amount(value jsonb) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $_$
begin
  return case
    when jsonb_typeof(value) = 'number' then value::numeric between 0 and 1.7976931348623157e308
    when jsonb_typeof(value) = 'string' and char_length(value #>> '{}') <= 400
      and value #>> '{}' ~* '^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$'
      then (value #>> '{}')::numeric between 0 and 1.7976931348623157e308
    else false
  end;
end
$_$;

--
-- Name: is_id_of_now(uuid, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_id_of_now(id uuid, received timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return coalesce(dia.uuid_v7_time(id) between received - interval '35 days' and received + interval '5 minutes', false);
end
$$;

--
-- Name: is_refresh_due(text[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_refresh_due(matrices text[]) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select coalesce(min(r.refreshed_at) + greatest(interval '5 minutes', 4 * sum(r.duration)) <= clock_timestamp(), true)
  from dia.matrix_refreshes r where r.matrix = any (matrices)
$$;

--
-- Name: is_server_only(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_server_only(event_type text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $_$
  select coalesce(
    (select t.treasury or t.category in ('treasury', 'coliseum') or t.canonical in (
        'system.dna_generated', 'system.dna_evolved', 'system.permission_granted', 'system.permission_revoked',
        'system.notification_sent', 'system.email_sent')
      from dia.event_types t where t.name = is_server_only.event_type),
    is_server_only.event_type ~ '^(treasury|coliseum)(\.|$)')
$_$;

--
-- Name: is_service(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.is_service() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$ select coalesce(current_setting('role', true), 'none') in ('none', 'service_role', 'postgres') $$;

--
-- Name: json_of(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.json_of(json_text text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
  return json_text::jsonb;
exception when data_exception then
  return null;
end
$$;

--
-- Name: kappa(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.kappa() RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ select 2.5::double precision $$;

--
-- Name: largest_difference(extensions.vector, extensions.vector); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.largest_difference(a extensions.vector, b extensions.vector) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$ select max(abs(x - y))::double precision from unnest(a::real[], b::real[]) c (x, y) $$;

--
-- Name: ledger_sums(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.ledger_sums() RETURNS TABLE(currency text, sum_cents numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  return query
  with held as (
    select a.currency, sum(a.balance_cents::numeric + a.pending_cents) as cents
    from public.treasury_accounts a group by a.currency
    union all
    select s.currency, sum(s.balance_cents) from dia.system_accounts s group by s.currency
  ), accounts as (
    select h.currency, sum(h.cents) as cents from held h group by h.currency
  ), posted as (
    select p.currency, sum(p.amount_cents::numeric) as cents from dia.ledger_postings p
    where pg_relation_size('dia.ledger_postings') <= 64 * 1024 * 1024
    group by p.currency
  )
  select coalesce(a.currency, p.currency),
    case when coalesce(a.cents, 0) <> 0 then a.cents else coalesce(p.cents, 0) end
  from accounts a full join posted p on p.currency = a.currency
  order by 1;
end
$$;

--
-- Name: link_digest(bytea, uuid, bigint, uuid, smallint, boolean, bytea, bytea); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.link_digest(previous bytea, user_id uuid, sequence bigint, entry_id uuid, systems smallint, withdrawn boolean, fields_digest bytea, personal_digest bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
  return sha256(previous || uuid_send(user_id) || int8send(sequence) || uuid_send(entry_id) || int2send(systems)
    || boolsend(withdrawn) || fields_digest || personal_digest);
end
$$;

--
-- Name: lock_entries(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.lock_entries(keys uuid[]) RETURNS TABLE(key uuid, user_id uuid, entry_id uuid)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  if coalesce(cardinality(keys), 0) not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'keys must name 1 to 10000 entries', hint = 'Send larger selections in parts.';
  end if;
  perform from dia.passport_work w
  join public.passport_entries e on e.user_id = w.user_id and e.id = w.entry_id
  where e.id = any (keys)
  order by w.user_id, w.entry_id
  for update of w;
  return query
    select k.key, e.user_id, e.id
    from (select distinct u as key from unnest(keys) u) k left join public.passport_entries e on e.id = k.key;
end
$$;

--
-- Name: matrix_figures(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.matrix_figures(matrix text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
  computed dia.matrix_refreshes;
  figures jsonb;
begin
  select * into computed from dia.matrix_refreshes r where r.matrix = matrix_figures.matrix;
  if found then
    return computed.figures || jsonb_build_object('as_of', computed.refreshed_at);
  end if;
  figures := case matrix
    when 'engagements' then jsonb_build_object('rows', dia.estimated_rows('public.media_engagement_log'),
      'last_24_hours', dia.rows_of_last_day('public.media_engagement_log', 'created_at'))
    when 'listens' then jsonb_build_object('rows', dia.estimated_rows('public.listening_history'),
      'last_24_hours', dia.rows_of_last_day('public.listening_history', 'created_at'))
    when 'votes' then jsonb_build_object('rows', dia.estimated_rows('public.event_votes'),
      'last_24_hours', dia.rows_of_last_day('public.event_votes', 'created_at'))
    when 'subscriptions' then case when to_regclass('public.subscriptions') is null
      then '{"rows": 0, "last_24_hours": 0}'::jsonb
      else jsonb_build_object('rows', dia.estimated_rows(to_regclass('public.subscriptions')),
        'last_24_hours', dia.rows_of_last_day(to_regclass('public.subscriptions'), 'created_at')) end
    when 'transactions' then jsonb_build_object('rows', dia.estimated_rows('public.treasury_transactions'),
      'last_24_hours', dia.rows_of_last_day('public.treasury_transactions', 'created_at'),
      'pending', (select count(*) from public.treasury_transactions t where t.status = 'pending'))
    when 'accounts' then (
      select jsonb_build_object('rows', dia.estimated_rows('public.treasury_accounts'),
        'balance', coalesce(sum(a.balance_cents), 0)::text, 'pending', coalesce(sum(a.pending_cents), 0)::text,
        'earned', coalesce(sum(a.lifetime_earned_cents), 0)::text)
      from public.treasury_accounts a where a.currency = 'USD')
    when 'metrics' then jsonb_build_object('rows', dia.estimated_rows('public.coliseum_metrics'),
      'last_24_hours', dia.rows_of_last_day('public.coliseum_metrics', 'created_at'))
    when 'leaderboards' then (
      select jsonb_build_object('boards', count(*), 'newest_period', max(b.period_start)) from public.leaderboards b)
    when 'passport' then jsonb_build_object('rows', dia.estimated_rows('public.passport_entries'),
      'last_24_hours', dia.rows_of_last_day('public.passport_entries', 'occurred_at'),
      'open', (select count(*) from dia.passport_work w where w.is_open),
      'dead', (select count(*) from dia.passport_dead_letters d where d.dismissed_at is null))
  end;
  -- Live: as of nothing but now.
  return figures || '{"as_of": null}'::jsonb;
end
$$;

--
-- Name: may_administer(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.may_administer() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  return coalesce(current_setting('role', true), 'none') in ('none', 'service_role', 'postgres') or dia.is_admin();
end
$$;

--
-- Name: metric_differences(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.metric_differences(of_users uuid[]) RETURNS TABLE(code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select case when d.entry_id is null then 'METRIC_UNFOUNDED' when m.entry_id is null then 'METRIC_MISSING' else 'METRIC_DIFFERS' end,
    coalesce(d.user_id, m.user_id), coalesce(d.entry_id, m.entry_id), null::smallint,
    abs(coalesce(d.weighted, 0) - coalesce(m.weighted_score, 0))::double precision
  from (
    select x.user_id, x.entry_id, s.entity_type, s.entity_id, x.base_score / 1000000.0 as base, x.weighted_score / 1000000.0 as weighted,
      x.late & s.place <> 0 as late, x.occurred_at
    from dia.passport_decisions x
    cross join lateral (values (1, x.scored_type, x.scored_id), (2, x.second_type, x.second_id)) s (place, entity_type, entity_id)
    where x.user_id = any (of_users) and x.coliseum = 2 and s.entity_id is not null) d
  full join (
    select * from public.coliseum_metrics n where n.user_id = any (of_users)
    union all
    select * from dia.pending_metrics_of(of_users)) m
    on m.user_id = d.user_id and m.entry_id = d.entry_id and m.entity_type = d.entity_type
  where (d.entity_id, d.base, d.weighted, d.late, d.occurred_at)
    is distinct from (m.entity_id, m.base_score, m.weighted_score, m.is_late, m.created_at)
$$;

--
-- Name: coliseum_metrics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.coliseum_metrics (
    id uuid NOT NULL,
    metric_type text NOT NULL,
    user_id uuid NOT NULL,
    entity_type text NOT NULL,
    entity_id uuid NOT NULL,
    base_score numeric NOT NULL,
    weighted_score numeric NOT NULL,
    context jsonb DEFAULT '{}'::jsonb NOT NULL,
    entry_id uuid NOT NULL,
    is_late boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT coliseum_metrics_base_score_check CHECK ((base_score >= (0)::numeric)),
    CONSTRAINT coliseum_metrics_context_check CHECK ((jsonb_typeof(context) = 'object'::text)),
    CONSTRAINT coliseum_metrics_entity_type_check CHECK ((entity_type = ANY (ARRAY['track'::text, 'artist'::text, 'event'::text, 'playlist'::text]))),
    CONSTRAINT coliseum_metrics_weighted_score_check CHECK ((weighted_score >= (0)::numeric))
);

--
-- Name: TABLE coliseum_metrics; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.coliseum_metrics IS 'A score that one interaction gave one entity.';

--
-- Name: metrics_of(dia.pending_scores); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.metrics_of(pending dia.pending_scores) RETURNS SETOF public.coliseum_metrics
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: moment_or_null(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.moment_or_null(value text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
begin
  if value !~* '^\d{4}-\d\d-\d\d([t ]\d\d:\d\d(:\d\d([.]\d{1,9})?)?(z|[+-]\d\d(:?\d\d)?)?)?$' then
    return null;
  end if;
  return (value || case when value ~* '([t ].*(z|[+-]\d\d(:?\d\d)?))$' then '' else ' UTC' end)::timestamptz;
exception when others then
  return null;
end
$_$;

--
-- Name: money_differences(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.money_differences(of_users uuid[]) RETURNS TABLE(code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  with named as (
    select distinct d.transaction_id as id from dia.passport_decisions d
    where d.user_id = any (of_users) and d.transaction_id is not null
  ), effects as (
    select d.user_id, d.entry_id, d.transaction_id, d.treasury_effect ->> 'kind' as kind, d.treasury_effect -> 'transaction' as t,
      d.treasury_effect -> 'postings' as postings
    from named n join dia.passport_decisions d on d.transaction_id = n.id
    where d.treasury_effect ->> 'kind' <> 'duplicate'
  ), origins as (
    select e.* from effects e where e.kind in ('booked', 'requested', 'refunded')
  ), refunds as (
    select (d.treasury_effect -> 'transaction' ->> 'reverses')::uuid as id, sum((d.treasury_effect -> 'transaction' ->> 'amountCents')::bigint) as cents
    from named n join public.treasury_transactions r on r.reverses_id = n.id
    join dia.passport_decisions d on d.transaction_id = r.id
    where d.treasury_effect ->> 'kind' = 'refunded'
    group by 1
  ), decided as (
    select e.user_id, e.entry_id, e.transaction_id, e.t ->> 'status' as status, split_part(p ->> 'account', ':', 1) as account,
      nullif(split_part(p ->> 'account', ':', 2), '')::uuid as holder, p ->> 'currency' as currency, (p ->> 'amountCents')::bigint as cents
    from effects e cross join lateral jsonb_array_elements(e.postings) p
  ), posted as (
    select l.transaction_id, l.status, l.account, l.user_id as holder, l.currency, l.amount_cents as cents
    from named n join dia.ledger_postings l on l.transaction_id = n.id
  )
  select v.code, v.user_id, v.entry_id, null::smallint, v.difference
  from (
    select case when d.transaction_id is null then 'POSTING_UNFOUNDED' when p.transaction_id is null then 'POSTING_MISSING' else 'POSTING_DIFFERS' end as code,
      coalesce(d.user_id, o.user_id) as user_id, coalesce(d.entry_id, o.entry_id) as entry_id,
      abs(coalesce(d.cents, 0) - coalesce(p.cents, 0))::double precision as difference
    from decided d
    full join posted p on p.transaction_id = d.transaction_id and p.status = d.status and p.account = d.account
      and p.holder is not distinct from d.holder
    left join origins o on o.transaction_id = coalesce(d.transaction_id, p.transaction_id)
    where (d.cents, d.currency) is distinct from (p.cents, p.currency)
    union all
    select case when t.id is null then 'TRANSACTION_MISSING' else 'TRANSACTION_DIFFERS' end, o.user_id, o.entry_id,
      abs((o.t ->> 'amountCents')::bigint - t.amount_cents)::double precision
    from origins o
    left join public.treasury_transactions t on t.id = o.transaction_id
    left join refunds r on r.id = o.transaction_id
    left join effects l on l.transaction_id = o.transaction_id and l.kind in ('sent', 'returned')
    where (t.entry_id, t.entry_user_id, t.transaction_type, t.amount_cents, t.currency, t.source, t.reverses_id, t.split_breakdown,
        t.refunded_cents, t.status)
      is distinct from (o.entry_id, o.user_id, o.t ->> 'type', (o.t ->> 'amountCents')::bigint, o.t ->> 'currency', o.t ->> 'source',
        (o.t ->> 'reverses')::uuid, dia.split_of(o.t -> 'parts'), coalesce(r.cents, 0)::bigint,
        case when r.cents = (o.t ->> 'amountCents')::bigint then 'refunded' else coalesce(l.t ->> 'status', o.t ->> 'status') end)
    union all
    select 'TRANSACTION_UNFOUNDED', t.entry_user_id, t.entry_id, null
    from public.passport_entries e join public.treasury_transactions t on t.entry_id = e.id and t.entry_user_id = e.user_id
    where e.user_id = any (of_users)
      and not exists (select from dia.passport_decisions d where d.transaction_id = t.id)
    union all
    select 'BALANCE_DIFFERS', coalesce(a.user_id, s.user_id), null, abs(coalesce(a.balance_cents, 0) - coalesce(s.balance, 0))::double precision
    from (select * from public.treasury_accounts b where b.user_id = any (of_users)) a
    full join (
      select l.user_id, l.currency,
        coalesce(sum(l.amount_cents) filter (where l.account = 'balance'), 0) as balance,
        coalesce(sum(l.amount_cents) filter (where l.account = 'pending'), 0) as pending,
        coalesce(sum(l.amount_cents) filter (where l.account = 'balance' and t.transaction_type <> 'payout'), 0) as earned
      from dia.ledger_postings l left join public.treasury_transactions t on t.id = l.transaction_id
      where l.user_id = any (of_users) group by l.user_id, l.currency) s
      on s.user_id = a.user_id and s.currency = a.currency
    where (coalesce(a.balance_cents, 0), coalesce(a.pending_cents, 0), coalesce(a.lifetime_earned_cents, 0))
      <> (coalesce(s.balance, 0), coalesce(s.pending, 0), coalesce(s.earned, 0))) v
$$;

--
-- Name: names_of_event_types(text[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.names_of_event_types(given text[]) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select array(
    select t.name from dia.event_types t
    where t.canonical in (select k.canonical from dia.event_types k where k.name = any (given))
    union
    select g from unnest(given) g where g is not null)
$$;

--
-- Name: next_users(uuid, integer); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.next_users(after_user uuid, user_limit integer, OUT users uuid[], OUT up_to uuid) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  users := array(
    with recursive step (user_id) as (
      (select e.user_id from public.passport_entries e
       where after_user is null or e.user_id > after_user order by e.user_id limit 1)
      union all
      select (select e.user_id from public.passport_entries e where e.user_id > s.user_id order by e.user_id limit 1)
      from step s where s.user_id is not null)
    select s.user_id from step s where s.user_id is not null limit user_limit);
  up_to := case when cardinality(users) = user_limit then users[user_limit] end;
  -- Those who have something without an entry.
  users := array(
    select u.user_id from (
      select unnest(users) as user_id
      union select s.user_id from dia.dna_states s
      where (after_user is null or s.user_id > after_user) and (up_to is null or s.user_id <= up_to)
      union select d.user_id from dia.passport_decisions d
      where (after_user is null or d.user_id > after_user) and (up_to is null or d.user_id <= up_to)
      union select h.user_id from dia.seal_heads h
      where (after_user is null or h.user_id > after_user) and (up_to is null or h.user_id <= up_to)) u
    order by u.user_id);
end
$$;

--
-- Name: object_of(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.object_of(value jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ select case jsonb_typeof(value) when 'object' then value else '{}' end $$;

--
-- Name: odd_metadata_field(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.odd_metadata_field(m jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: open_decision_seal(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.open_decision_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into dia.seal_work (user_id, entry_id, systems) select n.user_id, n.entry_id, n.systems from new_decisions n;
  return null;
end
$$;

--
-- Name: open_entry_seal(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.open_entry_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into dia.seal_work (user_id, entry_id, systems) select n.user_id, n.id, 0 from new_entries n;
  return null;
end
$$;

--
-- Name: open_passport_work(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.open_passport_work() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into dia.passport_work (user_id, entry_id, occurred_at, mediaid, treasury, coliseum)
  select n.user_id, n.id, n.occurred_at,
    coalesce(t.mediaid, true)::int, coalesce(t.treasury, false)::int, coalesce(t.coliseum, false)::int
  from new_entries n left join dia.event_types t on t.name = n.event_type
  where t.name is null or t.mediaid or t.treasury or t.coliseum;
  return null;
end
$$;

--
-- Name: open_user_detail(uuid, text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.open_user_detail(of_user uuid, what text, action text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

--
-- Name: open_user_page(uuid, boolean, text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.open_user_page(of_user uuid, is_first boolean, what text, action text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  if of_user is distinct from auth.uid() and not is_first and dia.may_administer() and exists (
    select from dia.audit_log a
    where a.subject_user_id = of_user and a.action = open_user_page.action
      and a.actor_id is not distinct from auth.uid() and a.at > clock_timestamp() - interval '1 hour'
  ) then
    return;
  end if;
  perform dia.open_user_detail(of_user, what, action);
end
$$;

--
-- Name: option_column(text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.option_column(matrix text, filter text, OUT relation regclass, OUT counted text) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select to_regclass(o.relation), o.counted
  from (values
    ('users', 'role', 'dia.user_matrix', 'role'), ('users', 'has_dna', 'dia.user_matrix', 'has_dna'),
    ('users', 'has_media_id', 'dia.user_matrix', 'has_media_id'),
    ('engagements', 'event_type', 'public.media_engagement_log', 'event_type'),
    ('listens', 'event_type', 'public.listening_history', 'event_type'),
    ('events', 'status', 'dia.event_matrix', 'status'), ('events', 'upcoming', 'dia.event_matrix', 'is_upcoming'),
    ('events', 'has_votes', 'dia.event_matrix', 'has_votes'),
    ('contents', 'type', 'dia.content_matrix', 'file_type'),
    ('artists', 'verified', 'dia.artist_matrix', 'verified'), ('artists', 'has_uploads', 'dia.artist_matrix', 'has_uploads'),
    ('subscriptions', 'status', 'public.subscriptions', 'status'),
    ('subscriptions', 'type', 'public.subscriptions', 'subscription_type'),
    ('transactions', 'type', 'public.treasury_transactions', 'transaction_type'),
    ('transactions', 'status', 'public.treasury_transactions', 'status'),
    ('transactions', 'currency', 'public.treasury_transactions', 'currency'),
    ('ledger_postings', 'currency', 'dia.ledger_postings', 'currency'),
    ('accounts', 'stripe', 'public.treasury_accounts',
      '(case when stripe_connect_account_id is null then ''not_connected'' else ''connected'' end)'),
    ('accounts', 'has_pending', 'public.treasury_accounts', '(pending_cents > 0)'),
    ('metrics', 'metric', 'public.coliseum_metrics', 'metric_type'),
    ('metrics', 'entity_type', 'public.coliseum_metrics', 'entity_type'),
    ('leaderboards', 'type', 'dia.leaderboard_places', 'leaderboard_type'),
    ('passport', 'category', 'public.passport_entries', 'event_category'),
    ('passport', 'event_type', 'public.passport_entries', 'event_type'),
    ('passport', 'open', 'dia.passport_work', 'is_open'), ('passport', 'mediaid', 'dia.passport_work', 'mediaid'),
    ('passport', 'treasury', 'dia.passport_work', 'treasury'), ('passport', 'coliseum', 'dia.passport_work', 'coliseum')
  ) as o (matrix, filter, relation, counted)
  where o.matrix = option_column.matrix and o.filter = option_column.filter
$$;

--
-- Name: original_of_refund(uuid, jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.original_of_refund(of_user uuid, metadata jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  original_entry uuid := dia.uuid_of(metadata ->> 'refunds_entry_id');
  intent text := nullif(metadata ->> 'stripe_payment_intent_id', '');
  found_id uuid;
  standing text := 'absent';
begin
  if original_entry is null and intent is null then
    return null;
  end if;
  if original_entry is not null then
    select t.id into found_id from public.treasury_transactions t
    where t.entry_id = original_entry and t.reverses_id is null
    order by (t.entry_user_id = of_user) desc, t.id limit 1;
    if found_id is null then
      select dia.transaction_of_entry(e.user_id, e.id, v.transaction_type, e.entity_type, e.entity_id, e.metadata),
        case when v.transaction_type is null or v.transaction_type in ('refund', 'payout')
          or exists (select from dia.passport_work w where w.user_id = e.user_id and w.entry_id = e.id and w.treasury = 3)
          then 'skipped' else 'logged' end
        into found_id, standing
      from public.passport_entries e left join dia.event_types v on v.name = e.event_type
      where e.user_id = of_user and e.id = original_entry;
    end if;
  else
    select t.id into found_id from public.treasury_transactions t
    where t.stripe_payment_intent_id = intent and t.transaction_type not in ('refund', 'payout')
    order by t.created_at, t.id limit 1;
  end if;
  return jsonb_build_object('transactionId', found_id, 'original', coalesce(standing, 'absent'), 'key', coalesce(found_id,
    case when original_entry is not null then dia.transaction_id_of('entry', of_user || ':' || original_entry)
      else dia.transaction_id_of('intent', intent) end));
end
$$;

--
-- Name: outcome_of(uuid[], text[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.outcome_of(keys uuid[], outcomes text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
  select jsonb_build_object(
    'done', coalesce(jsonb_agg(k.key) filter (where k.outcome = 'done'), '[]'),
    'unchanged', coalesce(jsonb_agg(k.key) filter (where k.outcome = 'unchanged'), '[]'),
    'failed', coalesce(jsonb_agg(jsonb_build_object('key', k.key, 'code', k.outcome, 'message', m.message))
      filter (where k.outcome not in ('done', 'unchanged')), '[]'))
  from (
    select distinct on (o.key) o.key, o.outcome
    from unnest(keys, outcomes) o (key, outcome)
    order by o.key, array_position(array['done', 'unchanged'], o.outcome) nulls last) k
  left join (values
    ('NOT_FOUND', 'There is no such entry'),
    ('ERASED', 'The user of this entry was erased'),
    ('LEASED', 'A worker holds this entry; try again in a moment'),
    ('NOT_DEAD', 'No system gave this entry up'),
    ('NOT_DISMISSED', 'This entry was not dismissed'),
    ('DISMISSED', 'This entry was dismissed; restore or redrive it'),
    ('NOT_SKIPPED', 'No system skipped this entry'),
    ('NOT_MIRRORED', 'This entry has not moved the DNA')) m (code, message) on m.code = k.outcome
$$;

--
-- Name: parse_dna_preferences(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.parse_dna_preferences(preferences jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select jsonb_build_object(
    'culturalMultiplier', dia.clamp_preference(preferences -> 'culturalMultiplier', 0, 3, 1),
    'behavioralMultiplier', dia.clamp_preference(preferences -> 'behavioralMultiplier', 0, 3, 1),
    'economicMultiplier', dia.clamp_preference(preferences -> 'economicMultiplier', 0, 3, 1),
    'spatialMultiplier', dia.clamp_preference(preferences -> 'spatialMultiplier', 0, 3, 1),
    'learningRate', dia.clamp_preference(preferences -> 'learningRate', 0.01, 0.5, 0.1),
    'contextMultipliers', (
      select jsonb_object_agg(context, dia.clamp_preference(preferences -> 'contextMultipliers' -> context, 0, 3, 1))
      from unnest(array['discovery', 'playlist', 'event', 'vertical_player']) context))
$$;

--
-- Name: processing_state(smallint, smallint); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.processing_state(state smallint, attempts smallint) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
  return case state when 0 then 'not_routed' when 1 then case when attempts > 0 then 'retrying' else 'pending' end
    when 2 then 'done' when 3 then 'skipped' when 4 then 'dead' end;
end
$$;

--
-- Name: passport_decisions; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.passport_decisions (
    user_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    systems smallint NOT NULL,
    catalogue_version text NOT NULL,
    event_type text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    mediaid smallint,
    mediaid_reason text,
    entity_dna_id bigint,
    valence double precision DEFAULT 0 NOT NULL,
    k_cultural double precision DEFAULT 0 NOT NULL,
    k_behavioral double precision DEFAULT 0 NOT NULL,
    k_economic double precision DEFAULT 0 NOT NULL,
    k_spatial double precision DEFAULT 0 NOT NULL,
    treasury smallint,
    treasury_reason text,
    transaction_id uuid,
    treasury_effect jsonb,
    coliseum smallint,
    coliseum_reason text,
    base_score bigint,
    weighted_score bigint,
    scored_type text,
    scored_id uuid,
    second_type text,
    second_id uuid,
    late smallint DEFAULT 0 NOT NULL,
    decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT passport_decisions_check CHECK ((systems = ((((mediaid IS NOT NULL))::integer + (2 * ((treasury IS NOT NULL))::integer)) + (4 * ((coliseum IS NOT NULL))::integer)))),
    CONSTRAINT passport_decisions_check1 CHECK (((mediaid = 3) = (mediaid_reason IS NOT NULL))),
    CONSTRAINT passport_decisions_check2 CHECK (((mediaid = 3) OR (mediaid IS NULL) OR (entity_dna_id IS NOT NULL))),
    CONSTRAINT passport_decisions_check3 CHECK (((treasury = 3) = (treasury_reason IS NOT NULL))),
    CONSTRAINT passport_decisions_check4 CHECK (((treasury = 2) = (treasury_effect IS NOT NULL))),
    CONSTRAINT passport_decisions_check5 CHECK (((coliseum = 3) = (coliseum_reason IS NOT NULL))),
    CONSTRAINT passport_decisions_check6 CHECK (((coliseum = 2) = (scored_id IS NOT NULL))),
    CONSTRAINT passport_decisions_coliseum_check CHECK ((coliseum = ANY (ARRAY[2, 3]))),
    CONSTRAINT passport_decisions_late_check CHECK (((late >= 0) AND (late <= 3))),
    CONSTRAINT passport_decisions_mediaid_check CHECK ((mediaid = ANY (ARRAY[2, 3]))),
    CONSTRAINT passport_decisions_systems_check CHECK (((systems >= 1) AND (systems <= 7))),
    CONSTRAINT passport_decisions_treasury_check CHECK ((treasury = ANY (ARRAY[2, 3])))
);

--
-- Name: TABLE passport_decisions; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.passport_decisions IS 'What each system decided about an entry: recorded with its effects, in one transaction.';

--
-- Name: passport_work; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.passport_work (
    user_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    mediaid smallint NOT NULL,
    treasury smallint NOT NULL,
    coliseum smallint NOT NULL,
    mediaid_reason text,
    treasury_reason text,
    coliseum_reason text,
    mediaid_attempts smallint DEFAULT 0 NOT NULL,
    treasury_attempts smallint DEFAULT 0 NOT NULL,
    coliseum_attempts smallint DEFAULT 0 NOT NULL,
    lapses smallint DEFAULT 0 NOT NULL,
    available_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    lease_token uuid,
    leased_until timestamp with time zone,
    waits_for uuid,
    waits_since timestamp with time zone,
    is_open boolean GENERATED ALWAYS AS (((mediaid = 1) OR (treasury = 1) OR (coliseum = 1))) STORED NOT NULL,
    share smallint GENERATED ALWAYS AS (
CASE
    WHEN (treasury = 0) THEN (get_byte(uuid_send(user_id), 15) & 63)
    ELSE 64
END) STORED NOT NULL,
    CONSTRAINT passport_work_coliseum_check CHECK (((coliseum >= 0) AND (coliseum <= 4))),
    CONSTRAINT passport_work_mediaid_check CHECK (((mediaid >= 0) AND (mediaid <= 4))),
    CONSTRAINT passport_work_treasury_check CHECK (((treasury >= 0) AND (treasury <= 4)))
)
WITH (fillfactor='40', autovacuum_vacuum_scale_factor='0.02');

--
-- Name: TABLE passport_work; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.passport_work IS 'What is open, skipped or dead of the Passport, per entry and system. Done is the absence of a row.';

--
-- Name: passport_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.passport_entries (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid,
    device_id text,
    event_type text NOT NULL,
    event_category text NOT NULL,
    entity_type text,
    entity_id uuid,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    device_time timestamp with time zone,
    sent_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    occurred_at timestamp with time zone GENERATED ALWAYS AS (LEAST(to_timestamp((EXTRACT(epoch FROM ((COALESCE(device_time, created_at) - '1970-01-01 00:00:00+00'::timestamp with time zone) +
CASE
    WHEN ((device_time IS NULL) OR (sent_at IS NULL)) THEN '00:00:00'::interval
    ELSE (created_at - sent_at)
END)))::double precision), to_timestamp(((EXTRACT(epoch FROM (created_at - '1970-01-01 00:00:00+00'::timestamp with time zone)))::double precision + (300)::double precision)))) STORED NOT NULL,
    clock_flag text GENERATED ALWAYS AS (
CASE
    WHEN (device_time IS NULL) THEN NULL::text
    WHEN (((device_time - created_at) +
    CASE
        WHEN (sent_at IS NULL) THEN '00:00:00'::interval
        ELSE (created_at - sent_at)
    END) > '00:05:00'::interval) THEN 'future'::text
    WHEN ((sent_at - created_at) >= '00:01:00'::interval) THEN 'ahead'::text
    WHEN ((created_at - sent_at) >= '00:01:00'::interval) THEN 'behind'::text
    ELSE NULL::text
END) STORED,
    origin text DEFAULT 'service'::text NOT NULL,
    CONSTRAINT passport_entries_device_id_check CHECK ((char_length(device_id) <= 200)),
    CONSTRAINT passport_entries_device_time_check CHECK (isfinite(device_time)),
    CONSTRAINT passport_entries_entity_type_check CHECK ((entity_type = ANY (ARRAY['track'::text, 'artist'::text, 'event'::text, 'transaction'::text, 'playlist'::text]))),
    CONSTRAINT passport_entries_event_category_check CHECK ((event_category = ANY (ARRAY['player'::text, 'concierto'::text, 'treasury'::text, 'coliseum'::text, 'social'::text, 'system'::text]))),
    CONSTRAINT passport_entries_event_type_check CHECK (((char_length(event_type) >= 1) AND (char_length(event_type) <= 200))),
    CONSTRAINT passport_entries_metadata_check CHECK (((jsonb_typeof(metadata) = 'object'::text) AND (octet_length((metadata)::text) <= 16384))),
    CONSTRAINT passport_entries_origin_check CHECK ((origin = ANY (ARRAY['service'::text, 'client'::text, 'backfill'::text]))),
    CONSTRAINT passport_entries_sent_at_check CHECK (isfinite(sent_at))
);

--
-- Name: TABLE passport_entries; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.passport_entries IS 'Immutable event log, the single source of truth for user actions.';

--
-- Name: passport_states; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.passport_states AS
 SELECT e.user_id,
    e.id AS entry_id,
    dia.processing_state(s.mediaid, COALESCE(w.mediaid_attempts, (0)::smallint)) AS mediaid_state,
    dia.processing_state(s.treasury, COALESCE(w.treasury_attempts, (0)::smallint)) AS treasury_state,
    dia.processing_state(s.coliseum, COALESCE(w.coliseum_attempts, (0)::smallint)) AS coliseum_state,
    COALESCE(w.mediaid_reason, d.mediaid_reason) AS mediaid_reason,
    COALESCE(w.treasury_reason, d.treasury_reason) AS treasury_reason,
    COALESCE(w.coliseum_reason, d.coliseum_reason) AS coliseum_reason,
    COALESCE(w.mediaid_attempts, (0)::smallint) AS mediaid_attempts,
    COALESCE(w.treasury_attempts, (0)::smallint) AS treasury_attempts,
    COALESCE(w.coliseum_attempts, (0)::smallint) AS coliseum_attempts,
    (s.mediaid = 2) AS processed_by_mediaid,
    (s.treasury = 2) AS processed_by_treasury,
    (s.coliseum = 2) AS processed_by_coliseum,
        CASE
            WHEN ((s.mediaid <> ALL (ARRAY[1, 4])) AND (s.treasury <> ALL (ARRAY[1, 4])) AND (s.coliseum <> ALL (ARRAY[1, 4]))) THEN d.decided_at
            ELSE NULL::timestamp with time zone
        END AS processed_at
   FROM (((public.passport_entries e
     LEFT JOIN dia.passport_work w ON (((w.user_id = e.user_id) AND (w.entry_id = e.id))))
     LEFT JOIN LATERAL ( SELECT max(x.mediaid) AS mediaid,
            max(x.treasury) AS treasury,
            max(x.coliseum) AS coliseum,
            max(x.mediaid_reason) AS mediaid_reason,
            max(x.treasury_reason) AS treasury_reason,
            max(x.coliseum_reason) AS coliseum_reason,
            max(x.decided_at) AS decided_at
           FROM dia.passport_decisions x
          WHERE ((x.user_id = e.user_id) AND (x.entry_id = e.id))) d ON (true))
     CROSS JOIN LATERAL ( SELECT COALESCE(w.mediaid, d.mediaid, (0)::smallint) AS mediaid,
            COALESCE(w.treasury, d.treasury, (0)::smallint) AS treasury,
            COALESCE(w.coliseum, d.coliseum, (0)::smallint) AS coliseum) s);

--
-- Name: VIEW passport_states; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON VIEW dia.passport_states IS 'Per entry and system: done, pending, retrying, skipped, dead or not_routed, with the reason.';

--
-- Name: passport_state_of(public.passport_entries); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.passport_state_of(entry public.passport_entries) RETURNS dia.passport_states
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  state dia.passport_states;
begin
  if entry.user_id = auth.uid() or dia.may_administer() then
    select s.* into state from dia.passport_states s where s.user_id = entry.user_id and s.entry_id = entry.id;
  end if;
  return state;
end
$$;

--
-- Name: pending_metrics_of(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.pending_metrics_of(of_users uuid[]) RETURNS SETOF public.coliseum_metrics
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select m.* from dia.pending_scores p cross join lateral dia.metrics_of(p) m
  where p.users && of_users and m.user_id = any (of_users)
$$;

--
-- Name: period_end_of(text, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.period_end_of(leaderboard_type text, period_start timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
  select (period_start at time zone 'UTC' + case leaderboard_type
    when 'tracks_daily' then interval '1 day' when 'artists_weekly' then interval '7 days'
    when 'events_monthly' then interval '1 month' end) at time zone 'UTC'
$$;

--
-- Name: period_start_of(text, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.period_start_of(leaderboard_type text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
  return date_trunc(
    case leaderboard_type when 'tracks_daily' then 'day' when 'artists_weekly' then 'week' when 'events_monthly' then 'month' end,
    moment at time zone 'UTC') at time zone 'UTC';
end
$$;

--
-- Name: pin_vector_search_path(regprocedure); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.pin_vector_search_path(target regprocedure) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
  vector_schema text;
begin
  select n.nspname into strict vector_schema
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'vector';
  execute format('alter function %s set search_path = pg_catalog, %I, pg_temp', target, vector_schema);
end
$$;

--
-- Name: place_rankings(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.place_rankings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

--
-- Name: primary_media_id(uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.primary_media_id(of_user uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  return coalesce(
    (select m.id from dia.dna_profiles p join public.media_ids m on m.id = p.media_id where p.user_id = of_user),
    (select m.id from public.media_ids m where m.user_uuid = of_user
     order by m.updated_at desc nulls last, m.created_at desc nulls last, m.id desc limit 1)
  );
end
$$;

--
-- Name: prior_mass(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.prior_mass() RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$ select 0.25::double precision $$;

--
-- Name: rankings_of(text, timestamp with time zone, integer); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.rankings_of(of_leaderboard text, of_period timestamp with time zone, top integer) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

--
-- Name: read_events(jsonb, uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.read_events(entries jsonb, caller uuid) RETURNS dia.event_to_log[]
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: rebuild_dna(uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.rebuild_dna(of_user uuid) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  differences jsonb;
begin
  -- First, as commits do.
  perform from dia.dna_profiles p where p.user_id = of_user for update;
  -- A state that is missing is made, so that it can be locked; refolding is dear, so not where all are there.
  if (select count(*) from dia.dna_states s where s.user_id = of_user) < 4 then
    insert into dia.dna_states (user_id, domain, reference_time, signal, mass, lifetime_mass)
    select r.user_id, r.domain, r.reference_time, dia.constant_vector(0), 0, 0
    from dia.refolded_dna(array[of_user]) r order by r.domain
    on conflict do nothing;
  end if;
  -- Commits add to states under these locks, so from here on every commit either is among the decisions that the
  -- next statements read, or waits and adds to what is written here.
  perform from dia.dna_states s where s.user_id = of_user order by s.domain for update;

  select jsonb_agg(jsonb_build_object('code', d.code, 'domain', d.domain, 'difference', d.difference) order by d.code, d.domain)
    into differences
  from dia.dna_differences(array[of_user]) d;

  delete from dia.dna_states s
  where s.user_id = of_user and not exists (
    select from dia.passport_decisions d where d.user_id = of_user and d.mediaid = 2);
  update dia.dna_states s
  set reference_time = r.reference_time, signal = r.signal, mass = r.mass, lifetime_mass = r.lifetime_mass
  from dia.refolded_dna(array[of_user]) r
  where s.user_id = of_user and s.domain = r.domain;
  update dia.dna_profiles p
  set interaction_count = n.events, last_event_at = n.newest, embedding_stale_since = coalesce(p.embedding_stale_since, clock_timestamp())
  from (
    select count(*) as events, max(d.occurred_at) as newest
    from dia.passport_decisions d where d.user_id = of_user and d.mediaid = 2) n
  where p.user_id = of_user;
  return coalesce(differences, '[]');
end
$$;

--
-- Name: recompute_statistics(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.recompute_statistics(matrix text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

--
-- Name: recompute_user_matrix(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.recompute_user_matrix() RETURNS timestamp with time zone
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

--
-- Name: record_host_opening(text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.record_host_opening(relation text, row_key text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  -- Others see under their own rights what the host lets them see: no business of the log.
  if dia.may_administer() then
    perform dia.write_audit('matrix.open_row', null, jsonb_build_object('matrix', relation, 'key', row_key));
  end if;
end
$$;

--
-- Name: reference_time_of(timestamp with time zone, smallint); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.reference_time_of(moment timestamp with time zone, domain smallint) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
declare
  half_life double precision := dia.half_life_seconds(domain);
begin
  return to_timestamp(
    floor(extract(epoch from moment - '1970-01-01 00:00:00+00'::timestamptz)::double precision / half_life) * half_life);
end
$$;

--
-- Name: refolded_accounts(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refolded_accounts() RETURNS TABLE(account text, user_id uuid, currency text, balance bigint, pending bigint, earned bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select case when p.holder is null then p.account end, p.holder, p.currency,
    coalesce(sum(p.cents) filter (where p.account <> 'pending'), 0)::bigint,
    coalesce(sum(p.cents) filter (where p.account = 'pending'), 0)::bigint,
    coalesce(sum(p.cents) filter (where p.account = 'balance' and p.kind in ('booked', 'refunded')), 0)::bigint
  from (
    select split_part(x ->> 'account', ':', 1) as account, nullif(split_part(x ->> 'account', ':', 2), '')::uuid as holder,
      x ->> 'currency' as currency, (x ->> 'amountCents')::bigint as cents, d.treasury_effect ->> 'kind' as kind
    from dia.passport_decisions d
    cross join lateral jsonb_array_elements(d.treasury_effect -> 'postings') x
    where d.transaction_id is not null) p
  group by case when p.holder is null then p.account end, p.holder, p.currency
$$;

--
-- Name: refolded_dna(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refolded_dna(of_users uuid[]) RETURNS TABLE(user_id uuid, domain smallint, reference_time timestamp with time zone, signal extensions.vector, mass double precision, lifetime_mass double precision)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
  with moved as (
    select d.user_id, d.occurred_at, d.entity_dna_id, d.valence, d.k_cultural, d.k_behavioral, d.k_economic, d.k_spatial
    from dia.passport_decisions d where d.user_id = any (of_users) and d.mediaid = 2
  ), reference as (
    select n.user_id, g.domain, dia.reference_time_of(n.newest, g.domain) as at
    from (select m.user_id, max(m.occurred_at) as newest from moved m group by m.user_id) n
    cross join (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) g (domain)
  ), narrow as (
    select m.user_id, x.domain, r.at, m.entity_dna_id,
      sum(y.mass * m.valence) as c, sum(y.mass) as mass, sum(x.k) as lifetime_mass
    from moved m
    cross join lateral (values
      (1::smallint, m.k_cultural), (2::smallint, m.k_behavioral), (3::smallint, m.k_economic), (4::smallint, m.k_spatial)) x (domain, k)
    join reference r on r.user_id = m.user_id and r.domain = x.domain
    cross join lateral (select x.k * dia.decay(m.occurred_at, r.at, x.domain) as mass offset 0) y
    where x.k > 0
    group by m.user_id, x.domain, r.at, m.entity_dna_id
  ), folded as (
    -- avg adds up in float8, where sum would in float4.
    select w.user_id, w.domain,
      avg(case w.domain when 1 then v.cultural when 2 then v.behavioral when 3 then v.economic else v.spatial end
        * dia.constant_vector(w.c)) * dia.constant_vector(count(*)::double precision) as signal,
      sum(w.mass) as mass, sum(w.lifetime_mass) as lifetime_mass
    from narrow w join dia.entity_dna v on v.id = w.entity_dna_id
    group by w.user_id, w.domain
  )
  select r.user_id, r.domain, r.at, coalesce(f.signal, dia.constant_vector(0)), coalesce(f.mass, 0), coalesce(f.lifetime_mass, 0)
  from reference r left join folded f on f.user_id = r.user_id and f.domain = r.domain
$$;

--
-- Name: refolded_scores(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refolded_scores() RETURNS TABLE(leaderboard_type text, period_start timestamp with time zone, entity_id uuid, score bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select b.board, date_trunc(b.span, d.occurred_at at time zone 'UTC') at time zone 'UTC', s.entity_id, sum(d.weighted_score)::bigint
  from dia.passport_decisions d
  cross join lateral (values (1, d.scored_type, d.scored_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
  join (values ('artist', 'artists_weekly', 'week'), ('track', 'tracks_daily', 'day'), ('event', 'events_monthly', 'month'))
    b (entity_type, board, span) on b.entity_type = s.entity_type
  where d.coliseum = 2 and s.entity_id is not null and d.weighted_score > 0 and d.late & s.place = 0
  group by 1, 2, 3
$$;

--
-- Name: refuse_erased_dna(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refuse_erased_dna() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  return case when exists (select from dia.erased_users x where x.user_id = new.user_id) then null else new end;
end
$$;

--
-- Name: refuse_mixed_models(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refuse_mixed_models() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  raise exception sqlstate 'PT409' using
    message = 'The DNA of a user of this batch is of another model',
    hint = 'Run workers with one embedder; the entries are put back.';
end
$$;

--
-- Name: refuse_rewrite(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refuse_rewrite() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  -- Nobody can sign in as the eraser; one function bears its rights, and they end at a few columns.
  if tg_op = 'UPDATE' and current_user = 'dia_eraser' then
    return null;
  end if;
  raise exception sqlstate 'PT409' using
    message = format('%I.%I is append-only: %s is refused', tg_table_schema, tg_table_name, tg_op),
    hint = 'Record a correcting entry instead.';
end
$$;

--
-- Name: refuse_unbalanced_postings(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.refuse_unbalanced_postings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  unbalanced uuid;
begin
  select n.transaction_id into unbalanced
  from new_postings n
  group by n.transaction_id, n.status, n.currency
  having sum(n.amount_cents) <> 0
  limit 1;
  if unbalanced is not null then
    raise exception sqlstate 'PT409' using
      message = format('The postings of transaction %s do not sum to zero', unbalanced),
      hint = 'Insert all postings of a transaction in one statement; its parts must sum to its amount.';
  end if;
  return null;
end
$$;

--
-- Name: repeated_plays(uuid[], uuid[], uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.repeated_plays(users uuid[], contents uuid[], sessions uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: require_admin(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.require_admin(what text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  if not dia.may_administer() then
    raise exception sqlstate 'PT403' using
      message = format('Only an admin may %s', what),
      hint = 'Sign in as a user whose profile has the role "admin".';
  end if;
end
$$;

--
-- Name: require_page_limit(integer); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.require_page_limit(page_limit integer) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
  if page_limit is null or page_limit not between 1 and 1000 then
    raise exception sqlstate 'PT422' using
      message = 'A page holds 1 to 1000 rows', hint = 'Ask for the next page by the position of the last row.';
  end if;
end
$$;

--
-- Name: roll_up_scores_of(uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.roll_up_scores_of(of_user uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.write_out_scores(array(select d.ctid from dia.pending_scores d where of_user = any (d.users) for update));
end
$$;

--
-- Name: roll_up_system_accounts(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.roll_up_system_accounts() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  moved bigint;
begin
  -- Taken by deletion, so that a change that commits late is never passed over.
  with taken as (
    delete from dia.system_account_changes c
    where c.ctid = any (array(select d.ctid from dia.system_account_changes d for update skip locked))
    returning c.account, c.currency, c.amount_cents
  ), added as (
    insert into dia.system_account_snapshots as s (account, currency, balance_cents, rolled_up_at)
    select t.account, t.currency, sum(t.amount_cents), clock_timestamp()
    from taken t group by t.account, t.currency order by t.account, t.currency
    on conflict (account, currency) do update set
      balance_cents = s.balance_cents + excluded.balance_cents, rolled_up_at = excluded.rolled_up_at
  )
  select count(*) into moved from taken;
  return moved;
end
$$;

--
-- Name: rows_of(regclass); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.rows_of(relation regclass) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  counted bigint;
begin
  if pg_relation_size(relation) > 64 * 1024 * 1024 then
    select greatest(c.reltuples, 0)::bigint into counted from pg_class c where c.oid = relation;
  else
    execute format('select count(*) from %s', relation) into counted;
  end if;
  return counted;
end
$$;

--
-- Name: rows_of_last_day(regclass, name); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.rows_of_last_day(relation regclass, time_column name) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
  answer bigint;
begin
  execute format('select count(*) from %s where %I > now() - interval ''24 hours'' and %2$I <= now()', relation, time_column)
    into answer;
  return answer;
end
$_$;

--
-- Name: rows_of_user(regclass, text, uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.rows_of_user(of_table regclass, owner_column text, of_user uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  wide text[];
  answer jsonb;
begin
  select array_agg(a.attname) into wide from pg_catalog.pg_attribute a
  where a.attrelid = of_table and a.attnum > 0 and not a.attisdropped and a.atttypid in (20, 1700);
  execute format(
    $q$ select coalesce(jsonb_agg(to_jsonb(r) || coalesce(
          (select jsonb_object_agg(w.name, to_jsonb(r) ->> w.name) from unnest($2::text[]) w (name)), '{}')
          order by %s), '[]')
        from %s r where r.%I = $1 $q$,
    coalesce(
      (select format('r.%I', a.attname) from pg_catalog.pg_attribute a
       where a.attrelid = of_table and a.attname in ('occurred_at', 'created_at', 'at', 'decided_at') and not a.attisdropped
       order by array_position(array['occurred_at', 'created_at', 'at', 'decided_at'], a.attname::text) limit 1),
      '1'),
    of_table, owner_column)
  into answer using of_user, wide;
  return answer;
end
$_$;

--
-- Name: scale_vector(extensions.vector, double precision); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.scale_vector(v extensions.vector, factor double precision) RETURNS extensions.vector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  nothing constant vector := array_fill(1e-15::real, '{384}')::vector;
begin
  return case when abs(factor) < 1e-22 then dia.constant_vector(0)
    else ((v + nothing) - nothing) * dia.constant_vector(factor) end;
end
$$;

--
-- Name: seal_differences(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.seal_differences(of_users uuid[]) RETURNS TABLE(code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  with links as (
    select s.*, lag(s.digest, 1, ''::bytea) over w as previous, lag(s.sequence, 1, 0::bigint) over w as previous_sequence,
      lead(s.sequence) over w is null as is_last,
      s.sequence = max(s.sequence) over (partition by s.user_id, s.entry_id, s.systems) as is_latest
    from dia.seals s where s.user_id = any (of_users)
    window w as (partition by s.user_id order by s.sequence)
  ), sealable as (
    select * from dia.sealable a where a.user_id = any (of_users)
  ), pending as (
    select p.* from dia.seal_work p where p.user_id = any (of_users)
  )
  select v.code, v.user_id, v.entry_id, null::smallint, null::double precision
  from (
    select l.user_id, l.entry_id,
      case
        when l.sequence <> l.previous_sequence + 1 then 'SEAL_LINK_MISSING'
        when l.digest <> dia.link_digest(
            l.previous, l.user_id, l.sequence, l.entry_id, l.systems, l.withdrawn, l.fields_digest, l.personal_digest)
          then 'SEAL_LINK_CHANGED'
        when l.is_last and (h.sequence, h.digest) is distinct from (l.sequence, l.digest) then 'SEAL_HEAD_DIFFERS'
        when not l.is_latest then null
        when l.withdrawn then case when a.entry_id is not null then 'DECISION_ADDED' end
        when a.entry_id is null then case l.systems when 0 then 'ENTRY_MISSING' else 'DECISION_MISSING' end
        when l.fields_digest <> sha256(convert_to(a.fields, 'UTF8'))
          or l.salt is not null and l.personal_digest <> sha256(uuid_send(l.salt) || convert_to(a.personal, 'UTF8'))
          then case l.systems when 0 then 'ENTRY_CHANGED' else 'DECISION_CHANGED' end
      end as code
    from links l
    left join dia.seal_heads h on h.user_id = l.user_id
    left join sealable a on a.user_id = l.user_id and a.entry_id = l.entry_id and a.systems = l.systems
    union all
    select h.user_id, null, 'SEAL_HEAD_DIFFERS'
    from dia.seal_heads h
    where h.user_id = any (of_users) and h.sequence > 0 and not exists (select from links l where l.user_id = h.user_id)
    union all
    select a.user_id, a.entry_id, case a.systems when 0 then 'ENTRY_ADDED' else 'DECISION_ADDED' end
    from sealable a
    where not exists (
        select from links l where l.user_id = a.user_id and l.entry_id = a.entry_id and l.systems = a.systems)
      and not exists (
        select from pending p where p.user_id = a.user_id and p.entry_id = a.entry_id and p.systems = a.systems)
  ) v
  where v.code is not null
    -- Something waits to be sealed anew: its last link speaks of what was there before.
    and not (v.code in ('DECISION_ADDED', 'DECISION_MISSING', 'DECISION_CHANGED') and exists (
      select from pending p where p.user_id = v.user_id and p.entry_id = v.entry_id and p.systems > 0))
$$;

--
-- Name: seal_health(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.seal_health() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select jsonb_build_object(
    'open', (select count(*) from dia.seal_work), 'retrying', 0, 'dead', 0, 'skipped', 0, 'oldestOpenAt', o.oldest,
    'lagSeconds', coalesce(greatest(round(extract(epoch from now() - o.oldest)), 0), 0),
    'decidedLastHour', (select count(*) from dia.seals s where s.sealed_at > now() - interval '1 hour'))
  from (
    select min(e.created_at) as oldest
    from (select s.user_id, s.entry_id from dia.seal_work s limit 1000) w
    join public.passport_entries e on e.user_id = w.user_id and e.id = w.entry_id
  ) o
$$;

--
-- Name: sealed_up_to(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.sealed_up_to() RETURNS TABLE(entry_id uuid, at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select
    (select e.id from public.passport_entries e
     where not exists (select from dia.seal_work)
        or e.id < (select w.entry_id from dia.seal_work w order by w.entry_id limit 1)
     order by e.id desc limit 1),
    (select max(h.sealed_at) from dia.seal_heads h)
$$;

--
-- Name: seen_workers(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.seen_workers() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  seen jsonb := '[]';
begin
  if to_regclass('dia.worker_heartbeats') is not null then
    execute $q$
      select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'seenAt', w.seen_at) order by w.seen_at desc, w.name), '[]')
      from dia.worker_heartbeats w where w.seen_at > now() - interval '1 day'
    $q$ into seen;
  end if;
  return seen;
end
$_$;

--
-- Name: set_event_category(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.set_event_category() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  new.event_category := coalesce(
    (select t.category from dia.event_types t where t.name = new.event_type),
    substring(new.event_type from '^(player|concierto|treasury|coliseum|social|system)\.'),
    'system'
  );
  return new;
end
$$;

--
-- Name: settled_metadata(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.settled_metadata(m jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
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

--
-- Name: skip_erased_entries(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.skip_erased_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  erased uuid[];
begin
  erased := array(
    select distinct n.user_id from new_entries n where n.user_id in (select x.user_id from dia.erased_users x) order by 1);
  if cardinality(erased) > 0 then
    perform dia.skip_work(erased, array[1, 2, 4]);
    for i in 1 .. cardinality(erased) loop
      perform dia.blank_log(erased[i], '{}', array(select n.id from new_entries n where n.user_id = erased[i]));
    end loop;
  end if;
  return null;
end
$$;

--
-- Name: skip_work(uuid[], integer[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.skip_work(of_users uuid[], systems integer[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  perform from dia.passport_work w where w.user_id = any (of_users) order by w.user_id, w.entry_id for update;
  update dia.passport_work w
  set mediaid = case when w.mediaid in (1, 4) and 1 = any (systems) then 3 else w.mediaid end,
    mediaid_reason = case when w.mediaid in (1, 4) and 1 = any (systems) then 'ERASED' else w.mediaid_reason end,
    treasury = case when w.treasury in (1, 4) and 2 = any (systems) then 3 else w.treasury end,
    treasury_reason = case when w.treasury in (1, 4) and 2 = any (systems) then 'ERASED' else w.treasury_reason end,
    coliseum = case when w.coliseum in (1, 4) and 4 = any (systems) then 3 else w.coliseum end,
    coliseum_reason = case when w.coliseum in (1, 4) and 4 = any (systems) then 'ERASED' else w.coliseum_reason end,
    lease_token = null,
    available_at = case when w.lease_token is null then w.available_at else clock_timestamp() end
  where w.user_id = any (of_users);
end
$$;

--
-- Name: slowest_queries(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.slowest_queries() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  found_in text;
  slowest jsonb;
begin
  select n.nspname into found_in
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements';
  if found_in is null then
    return null;
  end if;
  execute format($q$
    select coalesce(jsonb_agg(jsonb_build_object('query', q.query, 'calls', q.calls, 'meanMs', q.mean_ms)
      order by q.mean_ms desc), '[]')
    from (
      select left(regexp_replace(s.query, '\s+', ' ', 'g'), 300) as query, s.calls,
        round(s.mean_exec_time::numeric, 3) as mean_ms
      from %I.pg_stat_statements s
      where s.dbid = (select d.oid from pg_database d where d.datname = current_database())
        -- Other statements keep their literals.
        and s.query ~* '^\s*(select|with|insert|update|delete|merge)\y'
      order by s.mean_exec_time desc limit 10) q
  $q$, found_in) into slowest;
  return slowest;
exception
  -- Installed, but not among the libraries that the server loads.
  when object_not_in_prerequisite_state then return null;
end
$_$;

--
-- Name: split_of(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.split_of(parts jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', p ->> 'role', 'account', p ->> 'account', 'amount_cents', p ->> 'amountCents') order by o), '[]')
    from jsonb_array_elements(parts) with ordinality a (p, o));
end
$$;

--
-- Name: table_sizes(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.table_sizes() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select coalesce(jsonb_agg(jsonb_build_object('table', t.name, 'rows', t.row_count, 'bytes', t.bytes)
    order by t.bytes desc, t.name), '[]')
  from (
    select n.nspname || '.' || c.relname as name, greatest(c.reltuples, 0)::bigint as row_count,
      pg_total_relation_size(c.oid) as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and (n.nspname in ('dia', 'public') or (n.nspname, c.relname) = ('auth', 'users'))
      -- Tables of extensions are nobody's data.
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  ) t
$$;

--
-- Name: transaction_id_of(text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.transaction_id_of(kind text, key text) RETURNS uuid
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
  return encode(substr(sha256(convert_to(kind || ':' || key, 'UTF8')), 1, 16), 'hex')::uuid;
end
$$;

--
-- Name: transaction_of_entry(uuid, uuid, text, text, uuid, jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.transaction_of_entry(of_user uuid, entry_id uuid, transaction_type text, entity_type text, entity_id uuid, metadata jsonb) RETURNS uuid
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
  return case
    when transaction_type = 'payout' and entity_type = 'transaction' and entity_id is not null then entity_id
    when transaction_type = 'refund' then
      case when metadata ->> 'stripe_refund_id' <> '' then dia.transaction_id_of('refund', metadata ->> 'stripe_refund_id')
        else dia.transaction_id_of('entry', of_user || ':' || entry_id) end
    when metadata ->> 'stripe_payment_intent_id' <> '' then
      dia.transaction_id_of(transaction_type, metadata ->> 'stripe_payment_intent_id')
    else dia.transaction_id_of('entry', of_user || ':' || entry_id)
  end;
end
$$;

--
-- Name: unit_vector_of(text, text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.unit_vector_of(domain text, components text) RETURNS extensions.vector
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  v vector;
begin
  if components is null then
    return dia.constant_vector(0);
  end if;
  begin
    -- What pgvector could not multiply becomes 0.
    v := dia.scale_vector(components::vector, 1);
  exception when data_exception or program_limit_exceeded then
    v := null;
  end;
  if v is null or vector_dims(v) <> 384 or abs(vector_norm(v) - 1) > 1e-3 then
    raise exception sqlstate 'PT422' using
      message = format('The %s prior is not a vector of 384 numbers with length 1', domain),
      hint = 'Send 384 numbers whose squares sum to 1, or null for nothing.';
  end if;
  return v;
end
$$;

--
-- Name: users_who(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.users_who(condition jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
  names text[];
  entity_type text := condition #>> '{entity,type}';
  entity_id uuid;
  starts timestamptz;
  ends timestamptz;
  entry_condition text := '';
  content_condition text := '';
  vote_condition text := '';
  arms text[];
begin
  begin
    names := dia.names_of_event_types(array(select jsonb_array_elements_text(condition -> 'eventTypes')));
    entity_id := (condition #>> '{entity,id}')::uuid;
    starts := (condition ->> 'from')::timestamptz;
    ends := (condition ->> 'to')::timestamptz;
  exception when data_exception then
    names := '{}';
  end;
  if coalesce(cardinality(names), 0) = 0 or jsonb_typeof(condition -> 'did') is distinct from 'boolean'
    or (entity_type is null) <> (entity_id is null) then
    raise exception sqlstate 'PT422' using
      message = 'A condition on what users did cannot be read',
      hint = 'Give { did, eventTypes, entity?: { type, id }, from?, to? }, with ids as uuid and times as ISO 8601.';
  end if;
  if entity_id is not null then
    -- An artist stands for all their tracks, and for the votes for them.
    entry_condition := case entity_type
      when 'artist' then format(' and (e.entity_id = %1$L and e.entity_type = ''artist''
        or e.entity_type = ''track'' and e.entity_id in (select c.id from public.content_items c where c.artist_id = %1$L)
        or e.metadata ->> ''artist_id'' = %1$L)', entity_id)
      else format(' and e.entity_id = %L and e.entity_type = %L', entity_id, entity_type) end;
    content_condition := case entity_type
      when 'artist' then ' and %s.content_id in (select c.id from public.content_items c where c.artist_id = ' || quote_literal(entity_id) || ')'
      when 'track' then ' and %s.content_id = ' || quote_literal(entity_id) end;
    vote_condition := case entity_type
      when 'artist' then format(' and v.artist_id = %L', entity_id) when 'event' then format(' and v.event_id = %L', entity_id) end;
  end if;
  -- The Passport is the one log of all actions; what a host has not moved there yet stands in its own logs. Someone
  -- who did something did it, however often it was written down.
  arms := array[
    format('select e.user_id from public.passport_entries e where e.event_type = any (%L::text[])%s%s',
      names, dia.within('e.occurred_at', starts, ends), entry_condition)];
  if content_condition is not null then
    arms := arms || array[
      format('select l.user_id from public.listening_history l where l.event_type::text = any (%L::text[])%s%s',
        names, dia.within('l.created_at', starts, ends), format(content_condition, 'l')),
      format('select g.user_id from public.media_engagement_log g where g.event_type::text = any (%L::text[])%s%s',
        names, dia.within('g.created_at', starts, ends), format(content_condition, 'g'))];
  end if;
  if vote_condition is not null and 'concierto.vote_cast' = any (names) then
    arms := arms || format('select v.user_uuid from public.event_votes v where true%s%s',
      dia.within('v.created_at', starts, ends), vote_condition);
  end if;
  return array_to_string(arms, ' union all ');
end
$_$;

--
-- Name: uuid_of(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.uuid_of(given text) RETURNS uuid
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $_$
begin
  return case when given ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then given::uuid end;
end
$_$;

--
-- Name: uuid_or_null(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.uuid_or_null(value text) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $_$ select case when value ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then value::uuid end $_$;

--
-- Name: uuid_v7(timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.uuid_v7(moment timestamp with time zone) RETURNS uuid
    LANGUAGE sql
    SET search_path TO ''
    AS $$
  -- A random uuid is of version 4; two more bits make that 7.
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

--
-- Name: uuid_v7_time(uuid); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.uuid_v7_time(id uuid) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
  return case when id::text like '______________7____%' and id::text ~ '^.{19}[89ab]' then
    to_timestamp(('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) end;
end
$$;

--
-- Name: vector_base64(extensions.vector); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.vector_base64(v extensions.vector) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
  select case when vector_norm(v) > 0
    -- What pgvector sends begins with the dimension and a spare, two bytes each.
    then translate(encode(substring(vector_send(v) from 5), 'base64'), E'\n', '') end
$$;

--
-- Name: verified_up_to(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.verified_up_to() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  verified jsonb;
begin
  if to_regclass('dia.verifications') is not null then
    execute $q$
      select jsonb_build_object('upToEntryId', v.up_to_entry_id, 'at', v.ended_at)
      from dia.verifications v where v.differences = 0 and v.up_to_entry_id is not null
      order by v.ended_at desc limit 1
    $q$ into verified;
  end if;
  return verified;
end
$_$;

--
-- Name: wake_waiting(uuid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.wake_waiting(keys uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  update dia.passport_work w set available_at = clock_timestamp()
  where w.ctid = any (array(
    select d.ctid from dia.passport_work d where d.waits_for = any (keys) and d.lease_token is null for update skip locked));
end
$$;

--
-- Name: wake_workers(); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.wake_workers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  if exists (select from dia.worker_heartbeats h where h.listens_until > clock_timestamp()) then
    perform pg_notify('dia_passport', '');
  end if;
  return null;
end
$$;

--
-- Name: within(text, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.within(time_column text, starts timestamp with time zone, ends timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select case when starts is null then '' else format(' and %s >= %L', time_column, starts) end
    || case when ends is null then '' else format(' and %s < %L', time_column, ends) end
$$;

--
-- Name: work_findings(jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.work_findings(health jsonb) RETURNS SETOF jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  unwritten timestamptz;
  work record;
  open_now bigint;
  sample dia.health_samples;
  counted bigint;
  moment timestamptz;
begin
  for work in
    select s.system, s.label, (health #>> array['work', s.system, 'lagSeconds'])::numeric as lag,
      (health #>> array['work', s.system, 'open'])::bigint as open,
      (health #>> array['work', s.system, 'oldestOpenAt'])::timestamptz as oldest
    from (values ('mediaid', 'MediaID'), ('treasury', 'Treasury'), ('coliseum', 'Coliseum')) s (system, label)
  loop
    if work.lag > 300 then
      return next dia.finding(
        upper(work.system) || '_BEHIND', case when work.lag > 3600 then 'critical' else 'warning' end,
        format('%s is behind: %s entries are open, the oldest for %s', work.label, work.open,
          date_trunc('second', make_interval(secs => work.lag::double precision))),
        work.oldest,
        'Entries arrive faster than they are worked, or no worker is running.',
        'Start a worker (dia passport run), or more of them.',
        format('select w.* from dia.passport_work w where w.is_open and w.%I = 1 order by w.available_at limit 20;', work.system));
    end if;
  end loop;

  open_now := (select sum((w.value ->> 'open')::bigint) from jsonb_each(health -> 'work') w where w.key <> 'seal');
  select * into sample from dia.health_samples s
  where s.at between now() - interval '1 hour' and now() - interval '10 minutes' order by s.at limit 1;
  if sample.at is not null and open_now > 1000 and open_now > sample.open * 1.5 then
    return next dia.finding(
      'BACKLOG_GROWING', 'warning', format('The backlog grew from %s to %s', sample.open, open_now), sample.at,
      'More entries are logged than are worked.', 'Start another worker (dia passport run); several may run side by side.',
      'select * from dia.health_samples order by at desc limit 60;');
  end if;

  counted := (health ->> 'deadLetters')::bigint;
  if counted > 0 then
    return next dia.finding(
      'DEAD_LETTERS', 'critical', format('%s entries failed five times and are dead', counted),
      (select min(d.died_at) from dia.passport_dead_letters d where d.dismissed_at is null),
      'What they should have moved is missing from DNA, money or scores until they are worked.',
      'Read their errors in the Passport matrix, mend the cause, and redrive them; dismiss what can never work.',
      'select d.system, d.code, count(*), min(d.died_at) from dia.passport_dead_letters d where d.dismissed_at is null group by 1, 2 order by 3 desc;');
  end if;

  select count(*), min(e.created_at) into counted, moment
  from dia.passport_decisions d
  join public.passport_entries e on e.user_id = d.user_id and e.id = d.entry_id
  where d.mediaid_reason = 'UNKNOWN_EVENT_TYPE' and d.decided_at > now() - interval '1 day';
  if counted > 0 then
    return next dia.finding(
      'UNKNOWN_EVENT_TYPES', 'warning', format('%s entries of the last day have a name that the catalogue does not know', counted),
      moment, 'A client logs events under names that no system can place; they move nothing.',
      'Log them by a name of the catalogue, or extend the catalogue (extendCatalogue) and the routing.',
      'select d.event_type, count(*) from dia.passport_decisions d where d.mediaid_reason = ''UNKNOWN_EVENT_TYPE'' and d.decided_at > now() - interval ''1 day'' group by 1 order by 2 desc;');
  end if;

  select count(*), min(w.waits_since) into counted, moment
  from dia.passport_work w where w.waits_for is not null and w.is_open and w.waits_since < now() - interval '1 day';
  if counted > 0 then
    return next dia.finding(
      'MONEY_WAITS', 'warning', format('%s entries have waited for more than a day for the payment before them', counted), moment,
      'A refund or a payout''s completion came, its purchase or request did not.',
      'Log the missing event, or dismiss the entry.',
      'select w.user_id, w.entry_id, w.waits_for, w.waits_since from dia.passport_work w where w.waits_for is not null order by w.waits_since;');
  end if;

  if not exists (
    select from jsonb_array_elements(health -> 'workers') w where (w ->> 'seenAt')::timestamptz > now() - interval '5 minutes'
  ) then
    return next dia.finding(
      'NO_WORKER', case when open_now > 0 then 'critical' else 'warning' end, 'No worker was seen in the last 5 minutes',
      (select max((w ->> 'seenAt')::timestamptz) from jsonb_array_elements(health -> 'workers') w),
      'Logged entries wait until a worker takes them.',
      'Start one where it is kept running: dia passport run --database-url <url>.', null);
  end if;

  if (health #>> '{work,seal,lagSeconds}')::numeric > 3600 then
    return next dia.finding(
      'SEAL_BEHIND', 'warning', format('%s pieces of the log are not sealed', health #>> '{work,seal,open}'),
      (health #>> '{work,seal,oldestOpenAt}')::timestamptz,
      'Tampering with what is not sealed yet would not show.', 'The worker seals when it has nothing else to do: start one, or more.',
      'select public.dia_passport_seal(1000);');
  end if;

  select min(p.decided_at) into unwritten from dia.pending_scores p;
  if unwritten < now() - interval '10 minutes' then
    return next dia.finding(
      'SCORES_BEHIND', 'warning', 'Scores are not written out since', unwritten,
      'Metrics and leaderboards show the state of that moment; DNA and money are not concerned.',
      'The worker writes them out between batches: start one, or more.',
      'select public.dia_roll_up_scores(1000);');
  end if;
end
$$;

--
-- Name: work_health(text); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.work_health(of_system text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_custom_plan'
    AS $_$
declare
  open bigint;
  retrying bigint;
  dead bigint;
  skipped bigint;
  oldest timestamptz;
  decided bigint;
begin
  if of_system not in ('mediaid', 'treasury', 'coliseum') then
    raise exception sqlstate 'PT422' using message = 'No such system', hint = 'mediaid, treasury or coliseum.';
  end if;
  execute format($q$
    select count(*), count(*) filter (where w.%1$I > 0 or w.lapses > 0)
    from dia.passport_work w where w.is_open and w.%2$I = 1
  $q$, of_system || '_attempts', of_system) into open, retrying;

  execute format($q$
    select count(*) from dia.passport_dead_letters d
    join dia.passport_work w on w.user_id = d.user_id and w.entry_id = d.entry_id
    where d.system = %1$L and w.%1$I = 4
  $q$, of_system) into dead;

  if pg_relation_size('dia.passport_work') > 64 * 1024 * 1024 then
    select round(coalesce(sum(f.frequency), 0) * dia.rows_of('dia.passport_work')) into skipped
    from pg_stats s
    cross join lateral unnest(s.most_common_vals::text::smallint[], s.most_common_freqs) f (value, frequency)
    where s.schemaname = 'dia' and s.tablename = 'passport_work' and s.attname = of_system and f.value = 3;
  else
    execute format('select count(*) from dia.passport_work w where w.%I = 3', of_system) into skipped;
  end if;

  -- An untouched row is available since it was received; those that were claimed, failed or wait are few.
  execute format($q$
    select min(e.created_at)
    from (
      select first.user_id, first.entry_id
      from generate_series(0, 64) s (share)
      cross join lateral (
        select w.user_id, w.entry_id from dia.passport_work w
        where w.is_open and w.share = s.share and w.%1$I = 1 order by w.available_at limit 16) first
      union
      select w.user_id, w.entry_id from dia.passport_work w
      where w.is_open and w.%1$I = 1
        and (w.%2$I > 0 or w.lapses > 0 or w.lease_token is not null or w.waits_for is not null)
    ) o
    join public.passport_entries e on e.user_id = o.user_id and e.id = o.entry_id
  $q$, of_system, of_system || '_attempts') into oldest;

  execute format($q$
    select count(*) from dia.passport_decisions d
    where d.decided_at > now() - interval '1 hour' and d.%I is not null
  $q$, of_system) into decided;

  return jsonb_build_object(
    'open', open, 'retrying', retrying, 'dead', dead, 'skipped', skipped, 'oldestOpenAt', oldest,
    'lagSeconds', coalesce(greatest(round(extract(epoch from now() - oldest)), 0), 0), 'decidedLastHour', decided);
end
$_$;

--
-- Name: write_audit(text, uuid, jsonb); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.write_audit(action text, subject_user_id uuid, details jsonb DEFAULT '{}'::jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into dia.audit_log (actor_id, action, subject_user_id, details)
  values (auth.uid(), write_audit.action, write_audit.subject_user_id, write_audit.details);
end
$$;

--
-- Name: write_out_scores(tid[]); Type: FUNCTION; Schema: dia; Owner: -
--

CREATE FUNCTION dia.write_out_scores(of_rows tid[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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

--
-- Name: dia_account_statement(uuid, text, timestamp with time zone, timestamp with time zone, jsonb, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_account_statement(of_user uuid, of_currency text, starts timestamp with time zone DEFAULT NULL::timestamp with time zone, ends timestamp with time zone DEFAULT NULL::timestamp with time zone, after_posting jsonb DEFAULT NULL::jsonb, page_limit integer DEFAULT 1000) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '60s'
    AS $_$
declare
  page jsonb;
  opening jsonb;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('open another user''s statement');
  end if;
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(after_posting) = 'string' then
    after_posting := (after_posting #>> '{}')::jsonb;
  end if;
  if of_user is null or of_currency !~ '^[A-Z]{3}$' or coalesce(page_limit, 0) not between 1 and 5000 or starts > ends
    or (jsonb_typeof(after_posting) <> 'null' and (jsonb_typeof(after_posting) <> 'array' or jsonb_array_length(after_posting) <> 4)) then
    raise exception sqlstate 'PT422' using
      message = 'This statement cannot be made',
      hint = 'Name a user, a currency by its three letters, a period that ends after it starts, and 1 to 5,000 postings a page.';
  end if;
  if not exists (select from public.treasury_accounts a where a.user_id = of_user and a.currency = of_currency) then
    raise exception sqlstate 'PT404' using
      message = 'The user has no account in this currency', hint = 'An account is opened with its first posting.';
  end if;
  perform dia.write_audit('account.export_statement', of_user, jsonb_build_object(
    'currency', of_currency, 'from', starts, 'to', ends, 'goesOn', coalesce(jsonb_typeof(after_posting), 'null') <> 'null'));

  select coalesce(jsonb_agg(jsonb_build_object(
      'postedAt', p.posted_at, 'transactionId', p.transaction_id, 'transactionType', p.transaction_type,
      'status', p.status, 'account', p.account, 'amountCents', p.amount_cents::text)
    order by p.posted_at, p.transaction_id, p.status, p.account), '[]') into page
  from (
    select l.posted_at, l.transaction_id, l.status, l.account, l.amount_cents, t.transaction_type
    from dia.ledger_postings l left join public.treasury_transactions t on t.id = l.transaction_id
    where l.user_id = of_user and l.currency = of_currency
      and (starts is null or l.posted_at >= starts) and (ends is null or l.posted_at < ends)
      and (coalesce(jsonb_typeof(after_posting), 'null') = 'null'
        or l.posted_at >= (after_posting ->> 0)::timestamptz
          and (l.posted_at, l.transaction_id, l.status, l.account)
            > ((after_posting ->> 0)::timestamptz, (after_posting ->> 1)::uuid, after_posting ->> 2, after_posting ->> 3))
    order by l.posted_at, l.transaction_id, l.status, l.account
    limit page_limit) p;

  if coalesce(jsonb_typeof(after_posting), 'null') = 'null' then
    select jsonb_build_object(
      'email', (select u.email from auth.users u where u.id = of_user),
      'displayName', (select r.display_name from public.profiles r where r.id = of_user),
      'balanceCents', coalesce(sum(l.amount_cents) filter (where l.account = 'balance'), 0)::text,
      'pendingCents', coalesce(sum(l.amount_cents) filter (where l.account = 'pending'), 0)::text,
      'madeAt', clock_timestamp()) into opening
    from dia.ledger_postings l
    where l.user_id = of_user and l.currency = of_currency and l.posted_at < starts;
  end if;
  return jsonb_build_object('postings', page, 'opening', opening);
end
$_$;

--
-- Name: dia_adopt_optional_tables(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_adopt_optional_tables() RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  missing text[];
begin
  perform dia.require_admin('adopt tables of the host');
  missing := dia.adopt_optional_tables();
  perform dia.write_audit('matrices.adopt_tables', null, jsonb_build_object('missing', missing));
  perform public.dia_refresh_statistics();
  return missing;
end
$$;

--
-- Name: dia_affinity(uuid, timestamp with time zone, timestamp with time zone, integer, text, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_affinity(user_id uuid, from_time timestamp with time zone DEFAULT NULL::timestamp with time zone, to_time timestamp with time zone DEFAULT NULL::timestamp with time zone, after_play_count integer DEFAULT NULL::integer, after_artist_name text DEFAULT NULL::text, page_limit integer DEFAULT 100) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: dia_backfill_passport(integer, uuid, timestamp with time zone, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_backfill_passport(batch_size integer DEFAULT 2000, of_user uuid DEFAULT NULL::uuid, before timestamp with time zone DEFAULT NULL::timestamp with time zone, restart boolean DEFAULT false) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: dia_change_marks(text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_change_marks(relations text[]) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.require_admin('watch for changes');
  if coalesce(cardinality(relations), 0) not between 1 and 50 then
    raise exception sqlstate 'PT422' using
      message = 'relations must name 1 to 50 relations', hint = 'Watch what is on the screen.';
  end if;
  return (
    with recursive below as (
      select distinct r.name, to_regclass('public.' || quote_ident(r.name))::oid as oid from unnest(relations) r (name)
      union
      select b.name, d.refobjid
      from below b
      join pg_catalog.pg_rewrite w on w.ev_class = b.oid
      join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
        and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> b.oid
    )
    select json_object_agg(m.name, m.mark)
    from (
      select b.name, sum(pg_catalog.pg_stat_get_tuples_inserted(b.oid) + pg_catalog.pg_stat_get_tuples_updated(b.oid)
          + pg_catalog.pg_stat_get_tuples_deleted(b.oid))::text as mark
      from below b
      group by b.name) m);
end
$$;

--
-- Name: dia_check_seal_heads(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_check_seal_heads(heads text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.require_admin('check the heads of the seal');
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'code', 'SEAL_REWRITTEN', 'userId', k."userId", 'entryId', s.entry_id, 'domain', null, 'difference', null)
      order by k."userId"), '[]')
    from jsonb_to_recordset(heads::jsonb) k ("userId" uuid, sequence bigint, digest text)
    left join dia.seals s on s.user_id = k."userId" and s.sequence = k.sequence
    where s.digest is distinct from decode(k.digest, 'hex'));
end
$$;

--
-- Name: dia_claim_chore(text, text, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_claim_chore(chore text, of_function text, every_seconds integer) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  by_cron boolean := false;
  claimed text;
begin
  if not exists (select from pg_catalog.pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname = of_function) then
    return jsonb_build_object('due', false, 'why', 'missing');
  end if;
  if to_regclass('cron.job') is not null then
    execute 'select exists (select from cron.job j where j.active and j.database = current_database() and j.command like ''%'' || $1 || ''%'')'
      into by_cron using of_function;
    if by_cron then
      return jsonb_build_object('due', false, 'why', 'cron');
    end if;
  end if;
  insert into dia.worker_chores as c (chore, started_at, expected_by)
  values (dia_claim_chore.chore, clock_timestamp(), clock_timestamp() + interval '10 minutes')
  on conflict on constraint worker_chores_pkey do update set
    started_at = excluded.started_at, expected_by = excluded.expected_by
  where (c.expected_by is null or c.expected_by < clock_timestamp())
    and c.started_at <= clock_timestamp() - greatest(make_interval(secs => every_seconds), coalesce(c.duration, interval '0') * 4)
  returning c.chore into claimed;
  return jsonb_build_object('due', claimed is not null, 'why', case when claimed is null then 'early' end);
end
$_$;

--
-- Name: dia_dead_entry_ids(text, text, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_dead_entry_ids(of_system text DEFAULT NULL::text, of_code text DEFAULT NULL::text, after_id uuid DEFAULT NULL::uuid, most integer DEFAULT 500) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
  select coalesce(jsonb_agg(d.entry_id order by d.entry_id), '[]')
  from (
    select distinct x.entry_id from dia.passport_dead_letters x
    where x.dismissed_at is null and (of_system is null or x.system = of_system) and (of_code is null or x.code = of_code)
      and (after_id is null or x.entry_id > after_id)
    order by x.entry_id limit least(greatest(most, 1), 1000)) d
$$;

--
-- Name: dia_dismiss_entries(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_dismiss_entries(keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  named uuid[];
  users uuid[];
  entries uuid[];
  outcomes text[];
begin
  perform dia.require_admin('dismiss entries');
  select array_agg(l.key), array_agg(l.user_id), array_agg(l.entry_id) into named, users, entries from dia.lock_entries(keys) l;

  select array_agg(
      case
        when n.entry_id is null then 'NOT_FOUND'
        when w.mediaid = 4 or w.treasury = 4 or w.coliseum = 4 then 'done'
        when 'DISMISSED' in (w.mediaid_reason, w.treasury_reason, w.coliseum_reason) then 'unchanged'
        else 'NOT_DEAD'
      end order by n.position)
    into outcomes
  from unnest(named, users, entries) with ordinality n (key, user_id, entry_id, position)
  left join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id;

  update dia.passport_work w
  set mediaid = case w.mediaid when 4 then 3 else w.mediaid end,
    mediaid_reason = case w.mediaid when 4 then 'DISMISSED' else w.mediaid_reason end,
    treasury = case w.treasury when 4 then 3 else w.treasury end,
    treasury_reason = case w.treasury when 4 then 'DISMISSED' else w.treasury_reason end,
    coliseum = case w.coliseum when 4 then 3 else w.coliseum end,
    coliseum_reason = case w.coliseum when 4 then 'DISMISSED' else w.coliseum_reason end
  from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  where n.outcome = 'done' and w.user_id = n.user_id and w.entry_id = n.entry_id;

  update dia.passport_dead_letters d set dismissed_at = clock_timestamp()
  from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  where n.outcome = 'done' and d.user_id = n.user_id and d.entry_id = n.entry_id and d.dismissed_at is null;

  perform dia.write_audit('passport.dismiss', null, jsonb_build_object('entries', to_jsonb(named), 'outcomes', to_jsonb(outcomes)));
  return dia.outcome_of(named, outcomes);
end
$$;

--
-- Name: dia_dna_history(uuid, timestamp with time zone, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_dna_history(of_user uuid, after_occurred_at timestamp with time zone DEFAULT NULL::timestamp with time zone, after_id uuid DEFAULT NULL::uuid, page_limit integer DEFAULT 500) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  is_first boolean := after_occurred_at is null or after_id is null;
  items json;
begin
  perform dia.open_user_page(of_user, is_first, 'DNA history', 'user.open_dna_history');
  perform dia.require_page_limit(page_limit);
  select coalesce(json_agg(json_build_object(
      'id', h.entry_id,
      'eventType', h.event_type,
      'occurredAt', h.occurred_at,
      'sessionId', h.session_id,
      'entityType', h.entity_type,
      'entityId', h.entity_id,
      'entityName', coalesce(c.title, e.title, a.artist_name),
      'artistId', coalesce(h.artist_id, c.artist_id),
      'artistName', coalesce(a.artist_name, c.artist_name),
      'vectorId', h.entity_dna_id::text,
      'skipReason', h.mediaid_reason,
      'valence', h.valence,
      'k', array[h.k_cultural, h.k_behavioral, h.k_economic, h.k_spatial])
      order by h.occurred_at, h.entry_id), '[]')
    into items
  from (
    select d.*, p.session_id, coalesce(v.entity_type, p.entity_type) as entity_type,
      coalesce(v.entity_id, p.entity_id) as entity_id,
      case when coalesce(v.entity_type, p.entity_type) = 'artist' then coalesce(v.entity_id, p.entity_id)
        else v.with_artist_id end as artist_id
    from (
      select d.* from dia.passport_decisions d
      where d.user_id = of_user and d.mediaid is not null
        and (is_first or (d.occurred_at, d.entry_id) > (after_occurred_at, after_id))
      order by d.occurred_at, d.entry_id
      limit page_limit) d
    left join public.passport_entries p on p.user_id = d.user_id and p.id = d.entry_id
    left join dia.entity_dna v on v.id = d.entity_dna_id) h
  left join public.content_items c on h.entity_type = 'track' and c.id = h.entity_id
  left join public.events e on h.entity_type = 'event' and e.id = h.entity_id
  left join public.artist_profiles a on a.id = coalesce(h.artist_id, c.artist_id);

  return json_build_object(
    'items', items,
    'opening', case when is_first then (
      select json_build_object(
        'readAt', greatest(clock_timestamp(), f.last_event_at),
        'total', (select count(*) from dia.passport_decisions d where d.user_id = of_user and d.mediaid is not null),
        'model', f.model,
        'prior', case when f.user_id is not null then (
          select json_build_object(
            'cultural', max(dia.vector_base64(r.prior)) filter (where r.domain = 1),
            'behavioral', max(dia.vector_base64(r.prior)) filter (where r.domain = 2),
            'economic', max(dia.vector_base64(r.prior)) filter (where r.domain = 3),
            'spatial', max(dia.vector_base64(r.prior)) filter (where r.domain = 4))
          from dia.dna_priors r where r.user_id = of_user) end)
      from (values (true)) one left join dia.dna_profiles f on f.user_id = of_user) end);
end
$$;

--
-- Name: dia_dry_run(text, uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_dry_run(action text, keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '2min'
    AS $$
declare
  answer jsonb;
begin
  perform dia.require_admin('try an action');
  begin
    answer := case action
      when 'redrive' then public.dia_redrive_entries(keys)
      when 'dismiss' then public.dia_dismiss_entries(keys)
      when 'restore' then public.dia_restore_entries(keys)
      when 'reprocess' then public.dia_reprocess_entries(keys)
      when 'exclude' then public.dia_exclude_entries(keys)
      when 'rebuild_dna' then public.dia_rebuild_dna(keys[1]) end;
    raise exception sqlstate 'PT299';
  exception when sqlstate 'PT299' then
    null;
  end;
  if answer is null then
    raise exception sqlstate 'PT422' using
      message = 'This action cannot be tried', hint = 'Try redrive, dismiss, restore, reprocess, exclude or rebuild_dna.';
  end if;
  return answer;
end
$$;

--
-- Name: dia_entity_dna(text, uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_entity_dna(of_type text, of_ids uuid[]) RETURNS json
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
begin
  perform dia.require_admin('read the DNA of entities');
  if coalesce(cardinality(of_ids), 0) > 250 then
    raise exception sqlstate 'PT422' using
      message = 'The DNA of at most 250 entities is answered at once', hint = 'Ask for them in parts.';
  end if;
  return (
    select coalesce(json_object_agg(v.entity_id, json_build_object(
      'vectorId', v.id::text, 'model', v.model, 'version', v.version, 'madeAt', v.created_at,
      'vectors', json_build_array(
        dia.vector_base64(v.cultural), dia.vector_base64(v.behavioral),
        dia.vector_base64(v.economic), dia.vector_base64(v.spatial)))), '{}')
    from (
      select distinct on (e.entity_id) e.*
      from dia.entity_dna e
      where e.entity_type = of_type and e.entity_id = any (of_ids) and e.with_artist_id is null
      order by e.entity_id, e.id desc) v);
end
$$;

--
-- Name: dia_entity_vectors(bigint[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_entity_vectors(ids bigint[]) RETURNS json
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
begin
  if cardinality(ids) > 1000 then
    raise exception sqlstate 'PT422' using
      message = 'At most 1000 vectors are answered at once', hint = 'Ask for them in parts.';
  end if;
  if not dia.may_administer() and exists (
    select unnest(ids) except
    select d.entity_dna_id from dia.passport_decisions d where d.user_id = auth.uid()
  ) then
    perform dia.require_admin('read vectors that are not of their own history');
  end if;
  return (
    select coalesce(json_object_agg(v.id, json_build_array(
      dia.vector_base64(v.cultural), dia.vector_base64(v.behavioral),
      dia.vector_base64(v.economic), dia.vector_base64(v.spatial))), '{}')
    from dia.entity_dna v where v.id = any (ids));
end
$$;

--
-- Name: dia_erase_user(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_erase_user(of_user uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $_$
declare
  texts text[];
  rows bigint := 0;
  blanked bigint;
  artists uuid[];
  unbooked bigint;
begin
  perform dia.require_admin('erase a user');
  if of_user is not distinct from auth.uid() then
    raise exception sqlstate 'PT422' using
      message = 'An admin cannot erase themselves', hint = 'Ask another admin.';
  end if;
  if not exists (select from auth.users u where u.id = of_user)
    and not exists (select from public.profiles p where p.id = of_user)
    and not exists (select from public.passport_entries e where e.user_id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'There is no such user', hint = 'Refresh the user matrix.';
  end if;

  -- First the locks, in the order that commits take them: whoever is committing finishes, whoever is not finds its
  -- lease gone. Then the head of the chain, before which no sealer reads.
  insert into dia.erased_users (user_id) values (of_user) on conflict do nothing;
  perform dia.skip_work(array[of_user], array[1, 4]);
  perform from dia.dna_profiles p where p.user_id = of_user for update;
  perform from dia.dna_states s where s.user_id = of_user order by s.domain for update;
  insert into dia.seal_heads (user_id, sequence, digest) values (of_user, 0, '') on conflict do nothing;
  perform from dia.seal_heads h where h.user_id = of_user for update;

  texts := array(
    select x.said from (
      select unnest(array[to_jsonb(u) ->> 'email', to_jsonb(u) ->> 'phone']) as said from auth.users u where u.id = of_user
      union select p.display_name from public.profiles p where p.id = of_user
      union select a.artist_name from public.artist_profiles a where a.user_id = of_user) x
    where x.said is not null);
  artists := array(select a.id from public.artist_profiles a where a.user_id = of_user);
  select count(*) into unbooked from dia.passport_work w where w.user_id = of_user and w.treasury in (1, 4);

  -- The kit's own.
  delete from dia.dna_states s where s.user_id = of_user;
  delete from dia.dna_priors p where p.user_id = of_user;
  delete from dia.dna_profiles p where p.user_id = of_user;
  delete from dia.passport_dead_letters d where d.user_id = of_user;
  update public.treasury_transactions t set stripe_payment_intent_id = null
  where t.stripe_payment_intent_id is not null and (
    t.from_user_id = of_user or t.id in (
      select b.id from public.treasury_transactions b
      where b.entry_id in (select e.id from public.passport_entries e where e.user_id = of_user) and b.entry_user_id = of_user));
  update public.treasury_accounts a set stripe_connect_account_id = null, updated_at = clock_timestamp()
  where a.user_id = of_user and a.stripe_connect_account_id is not null;
  perform dia.roll_up_scores_of(of_user);
  update public.coliseum_metrics m set context = '{}' where m.user_id = of_user and m.context <> '{}';
  update public.coliseum_metrics m set metric_type = 'system.event_erased'
  where m.user_id = of_user and not exists (select from dia.event_types t where t.name = m.metric_type);
  blanked := dia.blank_log(of_user, texts);

  -- The host's. What others made stays: their votes for an artist, an event that somebody hosted, a track's title.
  rows := rows
    + dia.erase_host_rows('public.event_votes', 'user_uuid = $1', of_user)
    + dia.erase_host_rows('public.event_attendees', 'user_id = $1', of_user)
    + dia.erase_host_rows('public.subscriptions', 'user_id = $1', of_user)
    + dia.erase_host_rows('public.listening_history', 'user_id = $1', of_user)
    + dia.erase_host_rows('public.media_engagement_log', 'user_id = $1', of_user)
    + dia.erase_host_rows('public.listening_sessions', 'user_id = $1', of_user)
    + dia.erase_host_rows('public.media_ids', 'user_uuid = $1', of_user)
    + dia.erase_host_rows('public.events', 'host_id = $1', of_user, 'host_id = null');
  update public.content_items c set artist_name = 'Erased artist' where c.artist_id = any (artists);
  update public.artist_profiles a set artist_name = 'Erased artist', bio = null, verified = false, user_id = null
  where a.id = any (artists);
  rows := rows
    + dia.erase_host_rows('public.profiles', 'id = $1', of_user)
    + dia.erase_host_rows('auth.audit_log_entries', $c$payload ->> 'actor_id' = $1::text$c$, of_user)
    + dia.erase_host_rows('auth.users', 'id = $1', of_user);

  perform dia.forget_in_matrices(of_user, artists);
  perform dia.write_audit('user.erase', of_user, jsonb_build_object('rows', rows, 'entries', blanked, 'unbooked', unbooked));
  return jsonb_build_object('userId', of_user, 'rows', rows, 'entries', blanked, 'unbookedPayments', unbooked);
end
$_$;

--
-- Name: dia_exclude_entries(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_exclude_entries(keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
declare
  named uuid[];
  users uuid[];
  entries uuid[];
  outcomes text[];
  moved uuid[];
begin
  perform dia.require_admin('exclude entries');
  select array_agg(l.key), array_agg(l.user_id), array_agg(l.entry_id) into named, users, entries from dia.lock_entries(keys) l;
  -- After the work rows, as commits do: whoever else excludes entries of these users waits, and then finds it done.
  perform from dia.dna_profiles p where p.user_id = any (users) order by p.user_id for update;

  select array_agg(
      case
        when n.entry_id is null then 'NOT_FOUND'
        when exists (select from dia.erased_users x where x.user_id = n.user_id) then 'ERASED'
        -- Its decision rows are about to change; the commit of whoever holds it would add to them.
        when w.lease_token is not null then 'LEASED'
        when d.mediaid = 2 then 'done'
        when d.reason = 'EXCLUDED' then 'unchanged'
        else 'NOT_MIRRORED'
      end order by n.position)
    into outcomes
  from unnest(named, users, entries) with ordinality n (key, user_id, entry_id, position)
  left join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id
  left join lateral (
    select max(x.mediaid) as mediaid, max(x.mediaid_reason) as reason
    from dia.passport_decisions x where x.user_id = n.user_id and x.entry_id = n.entry_id) d on true;

  -- What the row says of other systems stays; the insert lets it be sealed anew.
  with withdrawn as (
    delete from dia.passport_decisions d
    using unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
    where n.outcome = 'done' and d.user_id = n.user_id and d.entry_id = n.entry_id and d.mediaid = 2
    returning d.*
  )
  insert into dia.passport_decisions (
    user_id, entry_id, systems, catalogue_version, event_type, occurred_at, mediaid, mediaid_reason,
    treasury, treasury_reason, transaction_id, treasury_effect,
    coliseum, coliseum_reason, base_score, weighted_score, scored_type, scored_id, second_type, second_id, late, decided_at)
  select w.user_id, w.entry_id, w.systems, w.catalogue_version, w.event_type, w.occurred_at, 3, 'EXCLUDED',
    w.treasury, w.treasury_reason, w.transaction_id, w.treasury_effect,
    w.coliseum, w.coliseum_reason, w.base_score, w.weighted_score, w.scored_type, w.scored_id, w.second_type, w.second_id, w.late,
    w.decided_at
  from withdrawn w;

  -- What is skipped has a work row, so that it can be found and sent through again.
  insert into dia.passport_work as w (
    user_id, entry_id, occurred_at, mediaid, mediaid_reason, treasury, treasury_reason, coliseum, coliseum_reason)
  select n.user_id, n.entry_id, d.occurred_at, 3, 'EXCLUDED', coalesce(d.treasury, 0), d.treasury_reason, coalesce(d.coliseum, 0), d.coliseum_reason
  from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  cross join lateral (
    select max(x.occurred_at) as occurred_at, max(x.treasury) as treasury, max(x.treasury_reason) as treasury_reason,
      max(x.coliseum) as coliseum, max(x.coliseum_reason) as coliseum_reason
    from dia.passport_decisions x where x.user_id = n.user_id and x.entry_id = n.entry_id) d
  where n.outcome = 'done'
  order by n.user_id, n.entry_id
  on conflict (user_id, entry_id) do update set mediaid = 3, mediaid_reason = 'EXCLUDED';

  moved := array(
    select distinct n.user_id from unnest(users, outcomes) n (user_id, outcome) where n.outcome = 'done' order by 1);
  for i in 1 .. cardinality(moved) loop
    perform dia.rebuild_dna(moved[i]);
  end loop;

  perform dia.write_audit('passport.exclude', null, jsonb_build_object('entries', to_jsonb(named), 'outcomes', to_jsonb(outcomes)));
  return dia.outcome_of(named, outcomes);
end
$$;

--
-- Name: FUNCTION dia_exclude_entries(keys uuid[]); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dia_exclude_entries(keys uuid[]) IS 'Takes what these entries did out of their users'' DNA; the entries stay, and a reprocess brings them back. For admins.';

--
-- Name: dia_export_seal_heads(uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_export_seal_heads(after_user uuid DEFAULT NULL::uuid, batch_size integer DEFAULT 1000) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  heads jsonb;
begin
  perform dia.require_admin('export the heads of the seal');
  if batch_size not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'batch_size must be 1 to 10000', hint = 'Ask for fewer heads at a time.';
  end if;
  perform dia.write_audit('passport.export_seal_heads', null, jsonb_build_object('after', after_user));
  select jsonb_agg(jsonb_build_object(
      'userId', h.user_id, 'sequence', h.sequence, 'digest', encode(h.digest, 'hex'), 'sealedAt', h.sealed_at)
      order by h.user_id) into heads
  from (
    select * from dia.seal_heads s
    where s.sequence > 0 and (after_user is null or s.user_id > after_user)
    order by s.user_id limit batch_size) h;
  return jsonb_build_object('heads', coalesce(heads, '[]'),
    'next', case when jsonb_array_length(heads) = batch_size then heads -> (batch_size - 1) ->> 'userId' end);
end
$$;

--
-- Name: dia_export_user_data(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_export_user_data(of_user uuid) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '2min'
    AS $$
declare
  owned record;
  tables jsonb := '{}';
  found_rows jsonb;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('export another user''s data');
  end if;
  if not exists (select from auth.users u where u.id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'There is no such user', hint = 'They may have been erased since; refresh the user matrix.';
  end if;
  perform dia.write_audit('user.export_data', of_user);
  for owned in
    select distinct on (c.oid) c.oid::regclass as name, n.nspname || '.' || c.relname as title, a.attname::text as owner_column
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.atttypid = 'uuid'::regtype
    where n.nspname in ('public', 'dia') and c.relkind in ('r', 'p') and not c.relispartition
      and (a.attname in ('user_id', 'user_uuid', 'subject_user_id') or c.oid = 'public.profiles'::regclass and a.attname = 'id')
    order by c.oid, array_position(array['user_id', 'user_uuid', 'subject_user_id', 'id'], a.attname::text)
  loop
    found_rows := dia.rows_of_user(owned.name, owned.owner_column, of_user);
    if found_rows <> '[]' then
      tables := tables || jsonb_build_object(owned.title, found_rows);
    end if;
  end loop;
  return json_build_object(
    'userId', of_user,
    'exportedAt', clock_timestamp(),
    'account', (select json_build_object('email', u.email, 'createdAt', u.created_at, 'lastSignInAt', u.last_sign_in_at)
      from auth.users u where u.id = of_user),
    'tables', tables);
end
$$;

--
-- Name: dia_finish_chore(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_finish_chore(chore text, error text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
  update dia.worker_chores c set
    expected_by = null, finished_at = clock_timestamp(), duration = clock_timestamp() - c.started_at,
    last_error = left(dia_finish_chore.error, 100)
  where c.chore = dia_finish_chore.chore
$$;

--
-- Name: dia_influence_summary(uuid, timestamp with time zone, timestamp with time zone, text[], text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_influence_summary(user_id uuid, from_time timestamp with time zone DEFAULT NULL::timestamp with time zone, to_time timestamp with time zone DEFAULT NULL::timestamp with time zone, sources text[] DEFAULT NULL::text[], event_types text[] DEFAULT NULL::text[]) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: dia_initialise_dna(uuid, uuid, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $_$
declare
  given jsonb := dia.json_of(prior);
  flags jsonb;
  known dia.dna_profiles;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('initialise another user''s DNA');
  end if;
  perform from auth.users u where u.id = of_user;
  if not found then
    raise exception sqlstate 'PT404' using
      message = 'There is no such user', hint = 'They may have been erased since; refresh the user matrix.';
  end if;
  if coalesce(model !~ '^\S{1,100}$', true) or jsonb_typeof(given) is distinct from 'object' then
    raise exception sqlstate 'PT422' using
      message = 'The DNA needs a model''s name and a prior',
      hint = 'Let @dia/supabase make them: dna.initialiseDna(userId).';
  end if;
  -- One at a time per user, and no worker in between.
  perform pg_advisory_xact_lock(hashtextextended('dia.initialise_dna ' || of_user, 0));
  select * into known from dia.dna_profiles p where p.user_id = of_user;
  if known.user_id is not null then
    if known.model <> model then
      raise exception sqlstate 'PT409' using
        message = 'The user''s DNA is of another model', hint = 'Rebuild the DNA of all users with the new model.';
    end if;
    return json_build_object('initialised', false, 'mediaId', known.media_id, 'initialisedAt', known.initialised_at);
  end if;
  if of_media_id is distinct from dia.primary_media_id(of_user) then
    raise exception sqlstate 'PT409' using
      message = case when dia.primary_media_id(of_user) is null
        then 'The user has no MediaID' else 'This is not the user''s primary MediaID' end,
      hint = 'Read the user again, then repeat it.';
  end if;
  select m.content_flags into flags from public.media_ids m where m.id = of_media_id for share;
  if flags ->> 'dna_consent' = 'false' then
    raise exception sqlstate 'PT409' using
      message = 'The user does not consent to a DNA', hint = 'Nothing is to be done until they do.';
  end if;
  if exists (select from dia.dna_profiles p where p.model <> dia_initialise_dna.model limit 1)
    and not exists (select from dia.dna_profiles p where p.model = dia_initialise_dna.model limit 1) then
    raise exception sqlstate 'PT409' using
      message = 'All other users'' DNA is of another model', hint = 'Initialise it with the model that the workers use.';
  end if;

  insert into dia.dna_profiles (user_id, media_id, model, embedding_stale_since)
  values (of_user, of_media_id, model, clock_timestamp())
  on conflict do nothing;
  if not found then
    return json_build_object('initialised', false, 'mediaId', of_media_id, 'initialisedAt', clock_timestamp());
  end if;
  insert into dia.dna_priors (user_id, domain, prior)
  select of_user, d.domain, dia.unit_vector_of(d.name, given ->> d.name)
  from (values (1, 'cultural'), (2, 'behavioral'), (3, 'economic'), (4, 'spatial')) d (domain, name);
  perform dia.write_audit('user.initialise_dna', of_user, jsonb_build_object('model', model));
  return json_build_object('initialised', true, 'mediaId', of_media_id, 'initialisedAt', clock_timestamp());
end
$_$;

--
-- Name: dia_interaction_timeline(uuid, timestamp with time zone, timestamp with time zone, text[], text[], timestamp with time zone, text, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_interaction_timeline(user_id uuid, from_time timestamp with time zone DEFAULT NULL::timestamp with time zone, to_time timestamp with time zone DEFAULT NULL::timestamp with time zone, sources text[] DEFAULT NULL::text[], event_types text[] DEFAULT NULL::text[], after_created_at timestamp with time zone DEFAULT NULL::timestamp with time zone, after_source text DEFAULT NULL::text, after_id uuid DEFAULT NULL::uuid, page_limit integer DEFAULT 100) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_sort TO 'off'
    AS $_$
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
$_$;

--
-- Name: dia_log_events(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_log_events(entries jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

--
-- Name: FUNCTION dia_log_events(entries jsonb); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dia_log_events(entries jsonb) IS 'Appends events to the Passport: for the signed-in user, or by the service for anybody.';

--
-- Name: dia_materialise_leaderboards(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_materialise_leaderboards(top integer DEFAULT 100) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
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

--
-- Name: dia_matrix_breakdown(text, text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_breakdown(matrix text, breakdown text, row_key text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  of_row uuid := dia.uuid_of(row_key);
  of_user uuid;
  last_day date;
  answer jsonb;
begin
  perform dia.require_admin('read what a row of a matrix is made up of');
  case matrix || '.' || breakdown
  when 'events.votes_by_artist' then
    -- The first hundred by votes; who voted for nobody, and the votes of all others, are one part without an id.
    select jsonb_agg(jsonb_build_object('id', p.artist_id, 'label', a.artist_name, 'value', p.votes)
      order by p.artist_id is null, p.votes desc, p.artist_id) into answer
    from (
      select case when c.place <= 100 then c.artist_id end as artist_id, sum(c.votes)::bigint as votes
      from (
        select v.artist_id, count(*) as votes,
          row_number() over (order by v.artist_id is null, count(*) desc, v.artist_id) as place
        from public.event_votes v where v.event_id = of_row group by v.artist_id) c
      group by 1) p
    left join public.artist_profiles a on a.id = p.artist_id;
  when 'contents.plays_by_day' then
    -- 90 days that end with the last play; what a device's clock puts into the future is not waited for.
    select (max(l.created_at) at time zone 'UTC')::date into last_day
    from public.listening_history l where l.content_id = of_row and l.created_at <= now();
    select jsonb_agg(jsonb_build_object('label', to_char(d.day, 'YYYY-MM-DD'), 'value', coalesce(p.plays, 0)) order by d.day)
      into answer
    from generate_series(last_day - 89, last_day, interval '1 day') as d (day)
    left join (
      select (l.created_at at time zone 'UTC')::date as day, count(*) as plays
      from public.listening_history l
      where l.content_id = of_row and l.created_at >= (last_day - 89)::timestamp at time zone 'UTC' and l.created_at <= now()
        and l.event_type = any (dia.names_of_event_types(array['player.track_played']))
      group by 1) p on p.day = d.day::date;
  when 'artists.contract_in_force' then
    -- As core's contractInForce: the one that began last, and of those the first by id; else the default shares.
    select jsonb_agg(jsonb_build_object('id', k.id, 'label', s.label, 'value', s.value, 'at', s.at) order by s.place) into answer
    from public.artist_profiles r
    left join lateral (
      select * from public.payout_contracts c
      where c.artist_id = r.id and c.effective_from <= now() and (c.expires_at is null or c.expires_at > now())
      order by c.effective_from desc, c.id limit 1) k on true
    cross join lateral (values
      (1, 'artist', coalesce(k.artist_share, 0.70), null::timestamptz),
      (2, 'platform', coalesce(k.platform_share, 0.30), null),
      (3, 'label', coalesce(k.label_share, 0), null),
      (4, 'referral', k.referral_share, null),
      (5, 'effective_from', null, k.effective_from),
      (6, 'expires_at', null, k.expires_at)) as s (place, label, value, at)
    where r.id = of_row and (s.value is not null or s.at is not null);
  when 'transactions.timeline' then
    select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'at', t.at, 'note', t.note, 'amount', t.amount)
      order by t.at, t.place, t.id) into answer
    from (
      select e.id, 'happened' as label, e.occurred_at as at, e.event_type as note, null::jsonb as amount, 1 as place
      from public.treasury_transactions m join public.passport_entries e on e.user_id = m.entry_user_id and e.id = m.entry_id
      where m.id = of_row
      union all
      select null, 'posted_' || l.status, l.posted_at, null, null, 2
      from dia.ledger_postings l where l.transaction_id = of_row group by l.status, l.posted_at
      union all
      select null, m.status, m.updated_at, null, null, 3
      from public.treasury_transactions m
      where m.id = of_row and m.status <> 'refunded'
        and not exists (select from dia.ledger_postings l where l.transaction_id = of_row and l.status = m.status)
      union all
      select r.id, 'refund', r.created_at, null, jsonb_build_object('cents', r.amount_cents::text, 'currency', r.currency), 4
      from public.treasury_transactions r where r.reverses_id = of_row) t;
  when 'passport.attempts' then
    select e.user_id into of_user from public.passport_entries e where e.id = of_row;
    select jsonb_agg(jsonb_build_object('label', t.label, 'value', t.value, 'at', t.at, 'note', t.note)
      order by t.at, t.place, t.label) into answer
    from (
      select 'happened' as label, null::bigint as value, e.occurred_at as at, null as note, 1 as place
      from public.passport_entries e where e.user_id = of_user and e.id = of_row
      union all
      select 'logged', null, e.created_at, null, 2
      from public.passport_entries e where e.user_id = of_user and e.id = of_row
      union all
      select s.system || case s.state when 2 then '_done' else '_skipped' end, null, d.decided_at, s.reason, 3
      from dia.passport_decisions d
      cross join lateral (values ('mediaid', d.mediaid, d.mediaid_reason), ('treasury', d.treasury, d.treasury_reason),
        ('coliseum', d.coliseum, d.coliseum_reason)) as s (system, state, reason)
      where d.user_id = of_user and d.entry_id = of_row and s.state is not null
      union all
      select l.system || '_dead', l.attempts, l.died_at, l.code || ': ' || l.message, 4
      from dia.passport_dead_letters l where l.user_id = of_user and l.entry_id = of_row
      union all
      select l.system || '_dismissed', null, l.dismissed_at, null, 5
      from dia.passport_dead_letters l where l.user_id = of_user and l.entry_id = of_row and l.dismissed_at is not null) t;
  else
    raise exception sqlstate 'PT404' using
      message = 'There is no such breakdown', hint = 'Ask for one that a definition of @dia/core/matrices names.';
  end case;
  return coalesce(answer, '[]');
end
$$;

--
-- Name: dia_matrix_degradations(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_degradations() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  answer jsonb;
begin
  perform dia.require_admin('read what the matrices lack');
  select coalesce(jsonb_agg(jsonb_build_object('matrix', d.matrix, 'lacks', d.lacks, 'effect', d.effect)
    order by d.matrix, d.lacks), '[]') into answer
  from (
    select o.matrix, o.lacks, o.effect
    from (values
      ('subscriptions', 'subscriptions', 'It has no rows.'),
      ('event_attendees', 'event_attendees', 'It has no rows.'),
      ('events', 'event_attendees', 'Attendees are not counted.'),
      ('audio_features', 'audio_features', 'It has no rows.'),
      ('listening_sessions', 'listening_sessions', 'It has no rows.')) as o (matrix, lacks, effect)
    -- The host has no such table, or made it since: what its view reads tells.
    where not exists (
      select from pg_catalog.pg_rewrite r join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
      where r.ev_class = to_regclass('dia.optional_' || o.lacks) and d.refobjid = to_regclass('public.' || o.lacks))
    union all
    select m.matrix, 'pg_trgm', 'A search reads the whole matrix.'
    from unnest(array['users', 'events', 'contents', 'artists', 'transactions', 'engagements', 'listens', 'votes',
      'subscriptions', 'accounts', 'metrics', 'passport']) as m (matrix)
    where not exists (select from pg_catalog.pg_extension e where e.extname = 'pg_trgm')) d;
  return answer;
end
$$;

--
-- Name: dia_matrix_figures_accounts(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_accounts() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('accounts');
      end
      $$;

--
-- Name: dia_matrix_figures_artists(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_artists() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('artists');
      end
      $$;

--
-- Name: dia_matrix_figures_contents(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_contents() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('contents');
      end
      $$;

--
-- Name: dia_matrix_figures_engagements(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_engagements() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('engagements');
      end
      $$;

--
-- Name: dia_matrix_figures_events(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_events() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('events');
      end
      $$;

--
-- Name: dia_matrix_figures_leaderboards(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_leaderboards() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('leaderboards');
      end
      $$;

--
-- Name: dia_matrix_figures_listens(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_listens() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('listens');
      end
      $$;

--
-- Name: dia_matrix_figures_metrics(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_metrics() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('metrics');
      end
      $$;

--
-- Name: dia_matrix_figures_passport(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_passport() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('passport');
      end
      $$;

--
-- Name: dia_matrix_figures_subscriptions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_subscriptions() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('subscriptions');
      end
      $$;

--
-- Name: dia_matrix_figures_transactions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_transactions() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('transactions');
      end
      $$;

--
-- Name: dia_matrix_figures_users(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_users() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('users');
      end
      $$;

--
-- Name: dia_matrix_figures_votes(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_figures_votes() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures('votes');
      end
      $$;

--
-- Name: dia_matrix_option_counts(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_matrix_option_counts(matrix text, filter text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  source record;
  answer jsonb;
begin
  perform dia.require_admin('count the rows of a matrix');
  select * into source from dia.option_column(dia_matrix_option_counts.matrix, dia_matrix_option_counts.filter);
  if source.relation is null then
    return '{}';
  end if;
  if pg_relation_size(source.relation) < 16777216 or source.counted like '(%' then
    execute format('select coalesce(jsonb_object_agg(value, count), ''{}'') from (
        select %s::text as value, count(*) as count from %s group by 1) o where value is not null',
      source.counted, source.relation) into answer;
    return answer;
  end if;
  select coalesce(jsonb_object_agg(v.value, round(v.frequency * c.reltuples)), '{}') into answer
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = source.counted
  cross join lateral unnest(s.most_common_vals::text::text[], s.most_common_freqs) as v (value, frequency)
  where c.oid = source.relation and c.reltuples > 0;
  -- What Postgres writes for booleans is not what JSON does.
  return case when answer ?| array['t', 'f']
    then jsonb_strip_nulls(jsonb_build_object('true', answer -> 't', 'false', answer -> 'f')) else answer end;
end
$$;

--
-- Name: dia_open_host_row(text, text, text, text[], text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_open_host_row(relation text, key_column text, row_key text, columns text[], exact_columns text[]) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
  answer jsonb;
begin
  begin
    execute format('select to_jsonb(r) from (select %s from public.%I where %I = %L limit 1) r',
      (select string_agg(format(case when c = any (exact_columns) then '%1$I::text as %1$I' else '%1$I' end, c), ', ')
       from unnest(columns) c),
      relation, key_column, row_key) into answer;
  exception when data_exception then
    answer := null;
  end;
  if answer is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such row', hint = 'It may have gone since; read the page again.';
  end if;
  perform dia.record_host_opening(relation, row_key);
  return answer;
end
$_$;

--
-- Name: dia_open_matrix_row(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_open_matrix_row(matrix text, row_key text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  key_column text;
  answer jsonb;
begin
  perform dia.require_admin('open a row of a matrix');
  select a.attname into key_column
  from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = 1
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and c.relname = 'dia_' || matrix;
  if key_column is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such matrix', hint = 'Give the name of a matrix as @dia/core/matrices has it.';
  end if;
  begin
    -- A key that is put together is found by the columns it is put together of.
    execute format('select to_jsonb(r) - ''search_text'' from public.%I r where r.%I = %L', 'dia_' || matrix, key_column, row_key)
      || case
        when matrix = 'ledger_postings' then format(' and r.transaction_id = %L', split_part(row_key, '.', 1))
        when matrix = 'accounts' then format(' and r.user_id = %L', split_part(row_key, '.', 1))
        when matrix in ('decisions', 'dead_letters') then
          format(' and r.user_id = %L and r.entry_id = %L', split_part(row_key, '.', 1), split_part(row_key, '.', 2))
        when matrix = 'audio_features' then format(' and r.content_id = %L', split_part(row_key, ' ', 1))
        else '' end
      into answer;
  exception when data_exception then
    answer := null;
  end;
  -- Cents stay exact past 2^53.
  select jsonb_object_agg(v.key, case when v.key like '%\_cents' then to_jsonb(v.value #>> '{}') else v.value end) into answer
  from jsonb_each(answer) v;
  if answer is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such row', hint = 'It may have gone since; read the page again.';
  end if;
  perform dia.write_audit('matrix.open_row',
    coalesce(answer ->> 'user_id', answer ->> 'user_uuid', answer ->> 'subject_user_id', answer ->> 'from_user_id')::uuid,
    jsonb_build_object('matrix', matrix, 'key', row_key));
  return answer;
end
$$;

--
-- Name: dia_passport_claim(integer, integer, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_passport_claim(batch_size integer, lease_seconds integer, model text) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
declare
  token uuid := gen_random_uuid();
  claimed_at timestamptz := clock_timestamp();
  chosen tid[];
  first_share int;
  users uuid[];
  ids uuid[];
  mediaids smallint[];
  treasuries smallint[];
  coliseums smallint[];
  attempts smallint[];
  entity_types text[];
  entity_ids uuid[];
  artist_ids text[];
  entries json;
  user_facts json;
  entity_facts json;
  books jsonb;
begin
  if batch_size not between 1 and 5000 or lease_seconds not between 1 and 3600 then
    raise exception sqlstate 'PT422' using
      message = 'batch_size must be 1 to 5000 and lease_seconds 1 to 3600',
      hint = 'Choose a smaller batch or lease.';
  end if;

  -- A lease that ran out counts: the entry may be what kills its workers. From the second on it is claimed alone, so
  -- that its companions get away, and after the fifth it is dead.
  with worn as (
    select d.ctid from dia.passport_work d
    where d.is_open and d.lapses > 0 and d.available_at <= claimed_at and d.leased_until <= claimed_at
      and d.lease_token is not null and d.lapses >= 4
    limit batch_size
    for update skip locked
  ), buried as (
    update dia.passport_work w
    set mediaid = case when w.mediaid = 1 then 4 else w.mediaid end,
      treasury = case when w.treasury = 1 then 4 else w.treasury end,
      coliseum = case when w.coliseum = 1 then 4 else w.coliseum end,
      mediaid_reason = case when w.mediaid = 1 then 'LEASE_LAPSED' else w.mediaid_reason end,
      treasury_reason = case when w.treasury = 1 then 'LEASE_LAPSED' else w.treasury_reason end,
      coliseum_reason = case when w.coliseum = 1 then 'LEASE_LAPSED' else w.coliseum_reason end,
      lapses = w.lapses + 1, lease_token = null
    from worn where w.ctid = worn.ctid
    returning w.user_id, w.entry_id, w.lapses, w.mediaid, w.treasury, w.coliseum,
      w.mediaid_reason, w.treasury_reason, w.coliseum_reason
  )
  insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
  select b.user_id, b.entry_id, s.system, 'LEASE_LAPSED', 'Every worker that claimed this entry stopped before it was done', b.lapses
  from buried b
  cross join lateral (values ('mediaid', b.mediaid, b.mediaid_reason), ('treasury', b.treasury, b.treasury_reason),
    ('coliseum', b.coliseum, b.coliseum_reason)) s (system, state, reason)
  where s.state = 4 and s.reason = 'LEASE_LAPSED'
  on conflict (user_id, entry_id, system) do update set
    code = excluded.code, message = excluded.message, attempts = excluded.attempts, died_at = clock_timestamp(), dismissed_at = null;

  chosen := array(
    select d.ctid from dia.passport_work d
    where d.is_open and d.lapses > 0 and d.available_at <= claimed_at and d.leased_until <= claimed_at
      and d.lease_token is not null
    order by d.available_at
    limit 1
    for update skip locked);
  if cardinality(chosen) = 0 then
    -- Of money a tenth of the batch, in its order; of what is left, the share whose first entry has waited for longest, and
    -- those after it until the batch is full; then the rest of the money.
    select s.share into first_share
    from generate_series(0, 63) s (share)
    cross join lateral (
      select d.available_at from dia.passport_work d
      where d.is_open and d.share = s.share and d.available_at <= claimed_at
        and (d.lease_token is null or d.leased_until <= claimed_at)
      order by d.available_at
      limit 1) oldest
    order by oldest.available_at
    limit 1;
    for n in -1..64 loop
      exit when cardinality(chosen) >= batch_size;
      continue when n between 0 and 63 and first_share is null;
      chosen := chosen || array(
        select d.ctid from dia.passport_work d
        where d.is_open and d.share = case when n between 0 and 63 then (first_share + n) % 64 else 64 end
          and d.available_at <= claimed_at and (d.lease_token is null or d.leased_until <= claimed_at)
          and (n < 64 or d.ctid <> all (chosen))
        order by d.available_at
        -- (Of a batch that is smaller than ten, now and then one.)
        limit case when n = -1 then floor(batch_size / 10.0 + random())::int else batch_size - cardinality(chosen) end
        for update skip locked);
    end loop;
  end if;

  with leased as (
    update dia.passport_work w
    set lease_token = token, leased_until = claimed_at + make_interval(secs => lease_seconds),
      lapses = w.lapses + (w.lease_token is not null)::int
    where w.ctid = any (chosen)
    returning w.user_id, w.entry_id, w.mediaid, w.treasury, w.coliseum,
      greatest(w.mediaid_attempts, w.treasury_attempts, w.coliseum_attempts) as attempts
  )
  select array_agg(l.user_id), array_agg(l.entry_id), array_agg(l.mediaid), array_agg(l.treasury), array_agg(l.coliseum),
      array_agg(l.attempts)
    into users, ids, mediaids, treasuries, coliseums, attempts
  from (select * from leased order by user_id, entry_id) l;

  if users is null then
    return json_build_object('token', null, 'at', dia.epoch_ms(), 'entries', null, 'users', null, 'entities', '[]'::json);
  end if;

  select json_build_object(
      'userId', json_agg(p.user_id), 'id', json_agg(p.id), 'eventType', json_agg(p.event_type),
      'occurredAt', json_agg(p.occurred_at), 'receivedAt', json_agg(p.created_at),
      'entityType', json_agg(p.entity_type), 'entityId', json_agg(p.entity_id),
      'context', json_agg(p.metadata -> 'context'), 'artistId', json_agg(p.metadata -> 'artist_id'),
      'eventId', json_agg(p.metadata -> 'event_id'), 'progressPercentage', json_agg(p.metadata -> 'progress_percentage'),
      'systems', json_agg((c.mediaid = 1)::int + 2 * (c.treasury = 1)::int + 4 * (c.coliseum = 1)::int),
      'attempts', json_agg(c.attempts)),
      array_agg(p.entity_type), array_agg(p.entity_id), array_agg(p.metadata ->> 'artist_id')
    into entries, entity_types, entity_ids, artist_ids
  from unnest(users, ids, mediaids, treasuries, coliseums, attempts) c (user_id, entry_id, mediaid, treasury, coliseum, attempts)
  join public.passport_entries p on p.user_id = c.user_id and p.id = c.entry_id;

  select json_build_object('userId', json_agg(u.user_id), 'mediaId', json_agg(m.id),
      'consent', json_agg(m.content_flags -> 'dna_consent'), 'preferences', json_agg(m.content_flags -> 'dna_preferences'),
      'initialised', json_agg(f.user_id is not null), 'model', json_agg(f.model),
      'bases', json_agg(case when f.user_id is null and m.id is not null then json_strip_nulls(json_build_object(
        'interests', coalesce(to_json(m.interests), '[]'), 'genrePreferences', coalesce(to_json(m.genre_preferences), '[]'),
        'contentFlags', coalesce(m.content_flags, '{}'), 'locationCode', m.location_code)) end))
    into user_facts
  from (select distinct c.user_id from unnest(users, mediaids) c (user_id, mediaid) where c.mediaid = 1) u
  left join dia.dna_profiles f on f.user_id = u.user_id
  -- dia.primary_media_id written out.
  left join lateral (
    select i.id, i.content_flags, i.interests, i.genre_preferences, i.location_code
    from public.media_ids i where i.user_uuid = u.user_id
    order by i.id = f.media_id desc nulls last, i.updated_at desc nulls last, i.created_at desc nulls last, i.id desc
    limit 1) m on true;

  with entity as (
    select w.entity_type, w.entity_id from unnest(entity_types, entity_ids) w (entity_type, entity_id)
    where w.entity_id is not null and w.entity_type in ('track', 'artist', 'event', 'playlist')
    union
    select 'artist', dia.uuid_of(w.artist_id) from unnest(entity_types, artist_ids) w (entity_type, artist_id)
    where w.entity_type = 'event' and dia.uuid_of(w.artist_id) is not null
  ), known as (
    select w.entity_type, w.entity_id, v.domains,
      case w.entity_type when 'track' then (select t.artist_id from public.content_items t where t.id = w.entity_id) end as artist_id
    from entity w
    left join lateral (
      select d.domains from dia.entity_dna d
      where d.entity_type = w.entity_type and d.entity_id = w.entity_id
        and d.with_artist_id is null and d.model = dia_passport_claim.model
      order by d.version desc limit 1) v on true
  ), described as (
    select t.entity_type, f.entity_id, f.metadata
    from (select k.entity_type, array_agg(k.entity_id) as ids from known k where k.domains is null group by k.entity_type) t
    cross join lateral dia.entity_metadata(t.entity_type, t.ids) f
  )
  select json_agg(json_strip_nulls(json_build_object(
      'entityType', k.entity_type, 'entityId', k.entity_id, 'domains', k.domains, 'artistId', k.artist_id, 'metadata', f.metadata)))
    into entity_facts
  from known k left join described f on f.entity_type = k.entity_type and f.entity_id = k.entity_id;

  if 1 = any (treasuries) then
    select dia.claimed_money(array_agg(c.user_id), array_agg(c.entry_id)) into books
    from unnest(users, ids, treasuries) c (user_id, entry_id, treasury) where c.treasury = 1;
  end if;

  return json_build_object(
    'token', token, 'at', extract(epoch from claimed_at) * 1000, 'entries', entries,
    'users', user_facts, 'entities', coalesce(entity_facts, '[]'), 'money', books);
end
$$;

--
-- Name: dia_passport_commit(uuid, text, text, uuid[], uuid[], text[], timestamp with time zone[], integer[], text[], text[], uuid[], uuid[], double precision[], double precision[], double precision[], double precision[], double precision[], integer[], text[], text[], integer[], text[], bigint[], bigint[], text[], uuid[], text[], uuid[], integer[], text[], text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_passport_commit(token uuid, model text, catalogue_version text, users uuid[], entries uuid[], event_types text[], times timestamp with time zone[], outcomes integer[], reasons text[], entity_types text[], entity_ids uuid[], with_artist_ids uuid[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], treasury_outcomes integer[], treasury_reasons text[], money text[], coliseum_outcomes integer[], coliseum_reasons text[], base_scores bigint[], weighted_scores bigint[], scored_types text[], scored_ids uuid[], second_types text[], second_ids uuid[], lates integer[], contexts text[], priors text, entity_vectors text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  asked int := cardinality(users);
  gone int[];
  done int;
  -- False where it was deleted at once, true where its row stays for now, null where it is not this commit's.
  left_over boolean[];
  kept_back int[];
  held int[];
  is_whole boolean;
  moves_dna boolean;
  vector_ids bigint[];
  items jsonb;
  profiles int;
  is_mixed boolean;
  known_from timestamptz;
  stale int;
  processed int;
  skipped int;
  waiting int;
  left_processed int;
  left_skipped int;
begin
  -- Only what the token still holds. What this commit finishes is deleted at once, in key order, which locks it too:
  -- most entries are touched once.
  with finished as (
    delete from dia.passport_work w
    using (
      select * from unnest(dia_passport_commit.users, dia_passport_commit.entries, outcomes, treasury_outcomes, coliseum_outcomes)
        with ordinality u (user_id, entry_id, mediaid, treasury, coliseum, position)
      where u.treasury is null and coalesce(u.mediaid, 2) = 2 and coalesce(u.coliseum, 2) = 2
      order by u.user_id, u.entry_id offset 0) d
    where w.user_id = d.user_id and w.entry_id = d.entry_id and w.lease_token = dia_passport_commit.token and w.is_open
      and w.treasury = 0 and w.mediaid in (0, case when d.mediaid is null then 2 else 1 end)
      and w.coliseum in (0, case when d.coliseum is null then 2 else 1 end)
      and (d.mediaid is null or w.mediaid = 1) and (d.coliseum is null or w.coliseum = 1)
    returning d.position
  )
  select coalesce(array_agg(f.position), '{}') into gone from finished f;
  held := gone;
  is_whole := true;
  if cardinality(gone) < asked then
    -- What was not deleted: as marks by position, since looking for a position among a thousand takes a thousand looks.
    -- Whoever has locked such a row takes it from this commit (an erasure, an admin's action, whoever claims what has
    -- lapsed). It is not waited for: they may wait for what has just been deleted.
    left_over := array_fill(null::boolean, array[asked]);
    foreach done in array gone loop
      left_over[done] := false;
    end loop;
    select coalesce(array_agg(l.position), '{}'), coalesce(bool_and(l.is_whole), true) into kept_back, is_whole
    from (
      select d.position, (d.mediaid is null or w.mediaid = 1) and (d.treasury is null or w.treasury = 1)
        and (d.coliseum is null or w.coliseum = 1) as is_whole
      from (
        select * from unnest(dia_passport_commit.users, dia_passport_commit.entries, outcomes, treasury_outcomes,
          coliseum_outcomes, left_over) with ordinality u (user_id, entry_id, mediaid, treasury, coliseum, is_left, position)
        where u.is_left is null offset 0) d
      join dia.passport_work w on w.user_id = d.user_id and w.entry_id = d.entry_id
      where w.lease_token = dia_passport_commit.token and w.is_open
      order by w.user_id, w.entry_id
      for update of w skip locked
    ) l;
    foreach done in array kept_back loop
      left_over[done] := true;
    end loop;
    held := gone || kept_back;
  end if;
  if cardinality(held) = 0 then
    return jsonb_build_object('processed', 0, 'skipped', 0, 'waiting', 0, 'lapsed', asked, 'at', dia.epoch_ms());
  end if;

  -- What others hold, or what a system has decided meanwhile, is taken out of the arrays: what follows applies them whole.
  if cardinality(held) < asked or not is_whole then
    select array_agg(d.user_id order by d.position), array_agg(d.entry_id order by d.position),
      array_agg(d.event_type order by d.position), array_agg(d.at order by d.position),
      array_agg(case when w.user_id is null or w.mediaid = 1 then d.outcome end order by d.position),
      array_agg(d.reason order by d.position), array_agg(d.entity_type order by d.position),
      array_agg(d.entity_id order by d.position), array_agg(d.artist_id order by d.position),
      array_agg(d.valence order by d.position), array_agg(d.k1 order by d.position), array_agg(d.k2 order by d.position),
      array_agg(d.k3 order by d.position), array_agg(d.k4 order by d.position),
      array_agg(case when w.user_id is null or w.treasury = 1 then d.treasury end order by d.position),
      array_agg(d.treasury_reason order by d.position), array_agg(case when w.user_id is null or w.treasury = 1 then d.money end order by d.position),
      array_agg(case when w.user_id is null or w.coliseum = 1 then d.coliseum end order by d.position),
      array_agg(d.coliseum_reason order by d.position), array_agg(d.base order by d.position),
      array_agg(d.weighted order by d.position), array_agg(d.first_type order by d.position),
      array_agg(case when w.user_id is null or w.coliseum = 1 then d.first_id end order by d.position),
      array_agg(d.second_type order by d.position),
      array_agg(case when w.user_id is null or w.coliseum = 1 then d.second_id end order by d.position),
      array_agg(d.late order by d.position),
      array_agg(d.context order by d.position), array_agg(d.is_left order by d.position)
      into users, entries, event_types, times, outcomes, reasons, entity_types, entity_ids, with_artist_ids, valences,
        k_cultural, k_behavioral, k_economic, k_spatial, treasury_outcomes, treasury_reasons, money, coliseum_outcomes,
        coliseum_reasons, base_scores, weighted_scores, scored_types, scored_ids, second_types, second_ids, lates, contexts,
        left_over
    from unnest(users, entries, event_types, times, outcomes, reasons, entity_types, entity_ids, with_artist_ids, valences,
      k_cultural, k_behavioral, k_economic, k_spatial, treasury_outcomes, treasury_reasons, money, coliseum_outcomes,
      coliseum_reasons, base_scores, weighted_scores, scored_types, scored_ids, second_types, second_ids, lates, contexts,
      left_over)
      with ordinality d (user_id, entry_id, event_type, at, outcome, reason, entity_type, entity_id, artist_id, valence,
        k1, k2, k3, k4, treasury, treasury_reason, money, coliseum, coliseum_reason, base, weighted, first_type, first_id,
        second_type, second_id, late, context, is_left, position)
    left join dia.passport_work w on w.user_id = d.user_id and w.entry_id = d.entry_id
      and w.lease_token = dia_passport_commit.token and w.is_open
    where d.is_left is not null;
  end if;

  moves_dna := coalesce(2 = any (outcomes), false);
  if entity_vectors <> '[]' then
    insert into dia.entity_dna (entity_type, entity_id, model, cultural, behavioral, economic, spatial, domains)
    select v."entityType", v."entityId", dia_passport_commit.model,
      v.cultural::vector, v.behavioral::vector, v.economic::vector, v.spatial::vector,
      (vector_norm(v.cultural::vector) > 0)::int + 2 * (vector_norm(v.behavioral::vector) > 0)::int
        + 4 * (vector_norm(v.economic::vector) > 0)::int + 8 * (vector_norm(v.spatial::vector) > 0)::int
    from jsonb_to_recordset(entity_vectors::jsonb) v (
      "entityType" text, "entityId" uuid, cultural text, behavioral text, economic text, spatial text)
    order by v."entityType", v."entityId"
    on conflict do nothing;
  end if;

  -- A vote mirrors the mean of its event's and its artist's vector.
  if with_artist_ids is not null then
    insert into dia.entity_dna (entity_type, entity_id, with_artist_id, model, cultural, behavioral, economic, spatial, domains)
    select 'event', e.entity_id, a.entity_id, e.model,
      l2_normalize(e.cultural + a.cultural), l2_normalize(e.behavioral + a.behavioral),
      l2_normalize(e.economic + a.economic), l2_normalize(e.spatial + a.spatial), e.domains | a.domains
    from (
      select distinct d.entity_id, d.artist_id
      from unnest(entity_ids, with_artist_ids) d (entity_id, artist_id)
      where d.artist_id is not null
      order by 1, 2) pair
    join dia.entity_dna e on e.entity_type = 'event' and e.entity_id = pair.entity_id
      and e.with_artist_id is null and e.model = dia_passport_commit.model and e.version = 1
    join dia.entity_dna a on a.entity_type = 'artist' and a.entity_id = pair.artist_id
      and a.with_artist_id is null and a.model = dia_passport_commit.model and a.version = 1
    where not exists (
      select from dia.entity_dna x where x.entity_type = 'event' and x.entity_id = pair.entity_id
        and x.with_artist_id = pair.artist_id and x.model = dia_passport_commit.model)
    on conflict do nothing;
  end if;

  -- Only of users whose work is held: another's may have been erased since.
  if priors <> '[]' then
    insert into dia.dna_profiles (user_id, media_id, model)
    select p."userId", p."mediaId", dia_passport_commit.model
    from jsonb_to_recordset(priors::jsonb) p ("userId" uuid, "mediaId" uuid)
    where p."userId" = any (users)
    order by p."userId"
    on conflict do nothing;

    insert into dia.dna_priors (user_id, domain, prior)
    select p."userId", x.domain, x.prior::vector
    from jsonb_to_recordset(priors::jsonb) p (
      "userId" uuid, cultural text, behavioral text, economic text, spatial text)
    cross join lateral (values (1, p.cultural), (2, p.behavioral), (3, p.economic), (4, p.spatial)) x (domain, prior)
    where p."userId" = any (users)
    order by p."userId", x.domain
    on conflict do nothing;
  end if;

  if moves_dna then
    -- The newest version of each decision's vector, aligned with the arrays; each entity is looked up once.
    select array_agg(v.id order by p.position) into vector_ids
    from (
      select d.entity_type, d.entity_id, d.artist_id, d.outcome, array_agg(d.position) as positions
      from unnest(outcomes, entity_types, entity_ids, with_artist_ids) with ordinality
        d (outcome, entity_type, entity_id, artist_id, position)
      group by 1, 2, 3, 4) g
    left join lateral (
      select e.id from dia.entity_dna e
      where g.outcome = 2 and e.entity_type = g.entity_type and e.entity_id = g.entity_id
        and e.with_artist_id is not distinct from g.artist_id and e.model = dia_passport_commit.model
      order by e.version desc limit 1) v on true
    cross join lateral unnest(g.positions) p (position);

    -- Told here too, or the record of a decision without a vector would be refused before its reason is known.
    if exists (
      select from unnest(users, outcomes, vector_ids) d (user_id, outcome, vector_id)
      join dia.dna_profiles p on p.user_id = d.user_id
      where d.outcome = 2 and d.vector_id is null and p.model <> dia_passport_commit.model) then
      perform dia.refuse_mixed_models();
    end if;
  end if;

  -- Decisions of entries without money are recorded before anything is locked that others may wait for; the rest follow
  -- once the books have answered.
  insert into dia.passport_decisions (
    user_id, entry_id, systems, catalogue_version, event_type, occurred_at,
    mediaid, mediaid_reason, entity_dna_id, valence, k_cultural, k_behavioral, k_economic, k_spatial,
    coliseum, coliseum_reason, base_score, weighted_score, scored_type, scored_id, second_type, second_id, late)
  select d.user_id, d.entry_id, (d.outcome is not null)::int + 4 * (d.coliseum is not null)::int,
    dia_passport_commit.catalogue_version, d.event_type, d.at,
    d.outcome, d.reason, d.vector_id, coalesce(d.valence, 0), coalesce(d.k1, 0), coalesce(d.k2, 0), coalesce(d.k3, 0), coalesce(d.k4, 0),
    d.coliseum, d.coliseum_reason, d.base, d.weighted, d.first_type, d.first_id, d.second_type, d.second_id, coalesce(d.late, 0)
  from unnest(users, entries, event_types, times, outcomes, reasons, vector_ids, valences, dia_passport_commit.k_cultural,
    dia_passport_commit.k_behavioral, dia_passport_commit.k_economic, dia_passport_commit.k_spatial,
    treasury_outcomes, coliseum_outcomes, coliseum_reasons, base_scores, weighted_scores,
    scored_types, scored_ids, second_types, second_ids, lates) d (
    user_id, entry_id, event_type, at, outcome, reason, vector_id, valence, k1, k2, k3, k4, treasury,
    coliseum, coliseum_reason, base, weighted, first_type, first_id, second_type, second_id, late)
  where d.treasury is null and (d.outcome is not null or d.coliseum is not null);

  if moves_dna then
    -- Locks the profiles. Another worker may have initialised a user with another model meanwhile: their vectors must not
    -- mix. A user without a profile was erased meanwhile: nothing brings their DNA back.
    select count(*), bool_or(l.model <> dia_passport_commit.model), min(coalesce(l.last_event_at, '-infinity'))
      into profiles, is_mixed, known_from
    from (
      select p.model, p.last_event_at from dia.dna_profiles p
      where p.user_id in (select distinct d.user_id from unnest(users, outcomes) d (user_id, outcome) where d.outcome = 2)
      order by p.user_id for update) l;
    if is_mixed then
      perform dia.refuse_mixed_models();
    end if;
    if profiles < (select count(distinct d.user_id) from unnest(users, outcomes) d (user_id, outcome) where d.outcome = 2) then
      raise exception sqlstate 'PT409' using
        message = 'A user of this batch has no DNA to add to', hint = 'They were erased meanwhile; the entries are put back.';
    end if;

    perform dia.add_to_dna(users, outcomes, times, vector_ids, valences, dia_passport_commit.k_cultural,
      dia_passport_commit.k_behavioral, dia_passport_commit.k_economic, dia_passport_commit.k_spatial, known_from);
  end if;

  select jsonb_agg(d.money::jsonb || jsonb_build_object(
      'position', d.position, 'entryUserId', d.user_id, 'entryId', d.entry_id, 'at', d.at) order by d.position)
    into items
  from unnest(users, entries, times, treasury_outcomes, money) with ordinality d (user_id, entry_id, at, outcome, money, position)
  where d.outcome = 2;
  if items is not null then
    foreach stale in array dia.book_money(items) loop
      treasury_outcomes[stale] := 0;
    end loop;
  end if;

  if exists (select from unnest(treasury_outcomes) t (outcome) where t.outcome is not null) then
    insert into dia.passport_decisions (
      user_id, entry_id, systems, catalogue_version, event_type, occurred_at,
      mediaid, mediaid_reason, entity_dna_id, valence, k_cultural, k_behavioral, k_economic, k_spatial,
      treasury, treasury_reason, transaction_id, treasury_effect,
      coliseum, coliseum_reason, base_score, weighted_score, scored_type, scored_id, second_type, second_id, late)
    select d.user_id, d.entry_id,
      (d.outcome is not null)::int + 2 * (d.treasury in (2, 3) and d.treasury is not null)::int + 4 * (d.coliseum is not null)::int,
      dia_passport_commit.catalogue_version, d.event_type, d.at,
      d.outcome, d.reason, d.vector_id, coalesce(d.valence, 0), coalesce(d.k1, 0), coalesce(d.k2, 0), coalesce(d.k3, 0), coalesce(d.k4, 0),
      case when d.treasury in (2, 3) then d.treasury end, d.treasury_reason,
      case when d.treasury = 2 then (d.money::jsonb -> 'effect' -> 'transaction' ->> 'id')::uuid end,
      case when d.treasury = 2 then d.money::jsonb -> 'effect' end,
      d.coliseum, d.coliseum_reason, d.base, d.weighted, d.first_type, d.first_id, d.second_type, d.second_id, coalesce(d.late, 0)
    from unnest(users, entries, event_types, times, outcomes, reasons, vector_ids, valences, dia_passport_commit.k_cultural,
      dia_passport_commit.k_behavioral, dia_passport_commit.k_economic, dia_passport_commit.k_spatial,
      treasury_outcomes, treasury_reasons, money, coliseum_outcomes, coliseum_reasons, base_scores, weighted_scores,
      scored_types, scored_ids, second_types, second_ids, lates) d (
      user_id, entry_id, event_type, at, outcome, reason, vector_id, valence, k1, k2, k3, k4, treasury, treasury_reason, money,
      coliseum, coliseum_reason, base, weighted, first_type, first_id, second_type, second_id, late)
    where d.treasury is not null and (d.outcome is not null or d.treasury in (2, 3) or d.coliseum is not null);
  end if;

  -- Written out apart from the commit, every second: see dia.write_out_scores.
  if exists (select from unnest(scored_ids) s (id) where s.id is not null) then
    insert into dia.pending_scores (users, entries, event_types, times, base_scores, weighted_scores, scored_types,
      scored_ids, second_types, second_ids, lates, contexts)
    values (users, entries, event_types, times, base_scores, weighted_scores, scored_types, scored_ids,
      coalesce(second_types, '{}'), coalesce(second_ids, '{}'), lates, coalesce(contexts, '{}'));
  end if;

  -- Done leaves no row unless another system is still open, skipped or dead.
  processed := cardinality(gone);
  if processed < cardinality(users) then
    with finished as (
      delete from dia.passport_work w
      using (
        select * from unnest(users, entries, outcomes, treasury_outcomes, coliseum_outcomes, left_over)
          u (user_id, entry_id, mediaid, treasury, coliseum, is_left)
        where u.is_left offset 0) d
      where w.user_id = d.user_id and w.entry_id = d.entry_id
        and coalesce(d.mediaid, w.mediaid) in (0, 2)
        and case when w.treasury = 0 then true else coalesce(d.treasury, w.treasury) = 2 end
        and coalesce(d.coliseum, w.coliseum) in (0, 2)
      returning 1
    )
    select processed + count(*) into processed from finished;
  end if;
  skipped := 0;
  waiting := 0;

  if processed < cardinality(users) then
    with kept as (
      update dia.passport_work w
      set mediaid = coalesce(d.mediaid, w.mediaid), mediaid_reason = case when d.mediaid is null then w.mediaid_reason else d.reason end,
        coliseum = coalesce(d.coliseum, w.coliseum),
        coliseum_reason = case when d.coliseum is null then w.coliseum_reason else d.coliseum_reason end,
        treasury = case when d.treasury in (2, 3) then d.treasury else w.treasury end,
        treasury_reason = case when d.treasury in (2, 3) then d.treasury_reason when d.treasury = 1 then 'WAITS' else w.treasury_reason end,
        -- Whoever waits, or was overtaken, is free again; what a system left undecided keeps its lease until it fails.
        lease_token = case when coalesce(d.mediaid, w.mediaid) = 1 or coalesce(d.coliseum, w.coliseum) = 1
          or w.treasury = 1 and d.treasury is null then w.lease_token end,
        lapses = 0,
        waits_for = case when d.treasury = 1 then (d.money::jsonb -> 'waitsFor' ->> 'key')::uuid end,
        waits_since = case when d.treasury = 1 then coalesce(w.waits_since, clock_timestamp()) end,
        available_at = case
          when coalesce(d.mediaid, w.mediaid) = 1 or coalesce(d.coliseum, w.coliseum) = 1 then w.available_at
          when d.treasury = 0 or d.treasury = 1 and exists (
            select from public.treasury_transactions t where t.id = (d.money::jsonb -> 'waitsFor' ->> 'key')::uuid)
            then clock_timestamp()
          when d.treasury = 1 then clock_timestamp()
            + least(interval '1 hour', greatest(interval '2 seconds', (clock_timestamp() - coalesce(w.waits_since, clock_timestamp())) / 4))
          else w.available_at end
      from (
        select * from unnest(users, entries, outcomes, reasons, treasury_outcomes, treasury_reasons, money, coliseum_outcomes,
          coliseum_reasons, left_over)
          u (user_id, entry_id, mediaid, reason, treasury, treasury_reason, money, coliseum, coliseum_reason, is_left)
        where u.is_left offset 0) d
      where w.user_id = d.user_id and w.entry_id = d.entry_id
      returning w.mediaid, w.treasury, w.coliseum, w.is_open, d.treasury as treasury_outcome
    )
    select count(*) filter (where not k.is_open and (k.mediaid = 2 or k.treasury = 2 or k.coliseum = 2)),
      count(*) filter (where not k.is_open and not (k.mediaid = 2 or k.treasury = 2 or k.coliseum = 2)),
      count(*) filter (where k.is_open and k.treasury_outcome in (0, 1) and k.mediaid <> 1 and k.coliseum <> 1)
      into left_processed, left_skipped, waiting
    from kept k;
    processed := processed + left_processed;
    skipped := left_skipped;
    if 1 = any (treasury_outcomes) then
      perform dia.bury_hopeless_waits(users, entries);
    end if;
  end if;

  return jsonb_build_object('processed', processed, 'skipped', skipped, 'waiting', waiting,
    'lapsed', asked - cardinality(held), 'at', dia.epoch_ms());
end
$$;

--
-- Name: dia_passport_fail(uuid, uuid[], uuid[], text[], text[], text[], integer[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_passport_fail(token uuid, users uuid[], entries uuid[], systems text[], codes text[], messages text[], finals integer[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  dead int;
  retried int;
begin
  with failed as (
    select f.user_id, f.entry_id,
      max(f.code) filter (where f.system = 'mediaid') as mediaid, bool_or(f.final = 1) filter (where f.system = 'mediaid') as mediaid_final,
      max(f.code) filter (where f.system = 'treasury') as treasury, bool_or(f.final = 1) filter (where f.system = 'treasury') as treasury_final,
      max(f.code) filter (where f.system = 'coliseum') as coliseum, bool_or(f.final = 1) filter (where f.system = 'coliseum') as coliseum_final
    from unnest(dia_passport_fail.users, dia_passport_fail.entries, dia_passport_fail.systems, codes, finals)
      f (user_id, entry_id, system, code, final)
    group by 1, 2
  ), locked as (
    select f.* from failed f
    join dia.passport_work w on w.user_id = f.user_id and w.entry_id = f.entry_id
    where w.lease_token = dia_passport_fail.token and w.is_open
    order by w.user_id, w.entry_id
    for update of w
  ), put_back as (
    update dia.passport_work w
    set mediaid = case when w.mediaid <> 1 or f.mediaid is null then w.mediaid
        when f.mediaid_final or w.mediaid_attempts >= 4 then 4 else 1 end,
      treasury = case when w.treasury <> 1 or f.treasury is null then w.treasury
        when f.treasury_final or w.treasury_attempts >= 4 then 4 else 1 end,
      coliseum = case when w.coliseum <> 1 or f.coliseum is null then w.coliseum
        when f.coliseum_final or w.coliseum_attempts >= 4 then 4 else 1 end,
      mediaid_attempts = w.mediaid_attempts + (w.mediaid = 1 and f.mediaid is not null)::int,
      treasury_attempts = w.treasury_attempts + (w.treasury = 1 and f.treasury is not null)::int,
      coliseum_attempts = w.coliseum_attempts + (w.coliseum = 1 and f.coliseum is not null)::int,
      mediaid_reason = case when w.mediaid = 1 then coalesce(f.mediaid, w.mediaid_reason) else w.mediaid_reason end,
      treasury_reason = case when w.treasury = 1 then coalesce(f.treasury, w.treasury_reason) else w.treasury_reason end,
      coliseum_reason = case when w.coliseum = 1 then coalesce(f.coliseum, w.coliseum_reason) else w.coliseum_reason end,
      lease_token = null,
      -- What a balance lacks may be another entry's, whose worker has died: its five attempts outlast any lease.
      available_at = clock_timestamp() + make_interval(secs => least(3600,
        case when f.treasury = 'BALANCE_TOO_LOW' then 60 else 5 end * power(2, greatest(
        case when f.mediaid is not null then w.mediaid_attempts else 0 end,
        case when f.treasury is not null then w.treasury_attempts else 0 end,
        case when f.coliseum is not null then w.coliseum_attempts else 0 end))) * (0.5 + random()))
    from locked f
    where w.user_id = f.user_id and w.entry_id = f.entry_id
    returning w.user_id, w.entry_id, w.mediaid, w.treasury, w.coliseum, w.mediaid_attempts, w.treasury_attempts, w.coliseum_attempts
  ), buried as (
    insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
    select p.user_id, p.entry_id, f.system, f.code, f.message,
      case f.system when 'mediaid' then p.mediaid_attempts when 'treasury' then p.treasury_attempts else p.coliseum_attempts end
    from unnest(dia_passport_fail.users, dia_passport_fail.entries, dia_passport_fail.systems, codes, messages)
      f (user_id, entry_id, system, code, message)
    join put_back p on p.user_id = f.user_id and p.entry_id = f.entry_id
    where case f.system when 'mediaid' then p.mediaid when 'treasury' then p.treasury else p.coliseum end = 4
    on conflict (user_id, entry_id, system) do update set
      code = excluded.code, message = excluded.message, attempts = excluded.attempts, died_at = clock_timestamp(), dismissed_at = null
    returning user_id, entry_id
  )
  select count(*) filter (where b.dies), count(*) filter (where not b.dies) into dead, retried
  from put_back p
  cross join lateral (
    select exists (select from buried x where x.user_id = p.user_id and x.entry_id = p.entry_id) as dies) b;
  return jsonb_build_object('retried', retried, 'dead', dead, 'at', dia.epoch_ms());
end
$$;

--
-- Name: dia_passport_seal(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_passport_seal(batch_size integer DEFAULT 1000) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '5min'
    AS $$
declare
  taken int;
  users uuid[];
  entries uuid[];
  systems smallint[];
  withdrawn boolean[];
  salts uuid[];
  fields bytea[];
  personals bytea[];
  sequences bigint[];
  digests bytea[];
  head_users uuid[];
  head_sequences bigint[];
  head_digests bytea[];
  chain int := 0;
  sequence bigint;
  digest bytea;
begin
  if batch_size not between 1 and 20000 then
    raise exception sqlstate 'PT422' using
      message = 'batch_size must be 1 to 20000', hint = 'Choose a smaller batch.';
  end if;

  with gone as (
    delete from dia.seal_work w
    where w.ctid = any (array(select s.ctid from dia.seal_work s limit batch_size for update skip locked))
    returning w.user_id, w.entry_id, w.systems
  ), pieces as (
    select g.user_id, g.systems, g.entry_id from gone g group by 1, 2, 3 order by 1, 2, 3
  )
  select array_agg(p.user_id), array_agg(p.systems), array_agg(p.entry_id), (select count(*) from gone)
    into users, systems, entries, taken
  from pieces p;
  if taken = 0 then
    return jsonb_build_object('sealed', 0, 'more', exists (select from dia.seal_work));
  end if;

  insert into dia.seal_heads (user_id, sequence, digest)
  select distinct u, 0, ''::bytea from unnest(users) u order by u
  on conflict do nothing;
  -- A statement of its own, before anything is read: whoever blanks a person's entries holds the head, too.
  select array_agg(h.user_id), array_agg(h.sequence), array_agg(h.digest)
    into head_users, head_sequences, head_digests
  from (
    select s.user_id, s.sequence, s.digest from dia.seal_heads s
    where s.user_id = any (users) order by s.user_id for update) h;

  -- What slipped in while its user was erased, or was left to be booked, goes before it is sealed.
  for i in 1 .. cardinality(head_users) loop
    if exists (select from dia.erased_users x where x.user_id = head_users[i]) then
      perform dia.blank_log(head_users[i], '{}');
      update public.treasury_transactions t set stripe_payment_intent_id = null
      where t.entry_id = any (entries) and t.entry_user_id = head_users[i] and t.stripe_payment_intent_id is not null;
    end if;
  end loop;

  -- What is there now is sealed: a decision that is gone was withdrawn.
  select array_agg(c.user_id), array_agg(c.systems), array_agg(c.entry_id), array_agg(c.salt), array_agg(c.fields is null),
    array_agg(sha256(convert_to(coalesce(c.fields, ''), 'UTF8'))),
    array_agg(sha256(uuid_send(c.salt) || convert_to(coalesce(c.personal, ''), 'UTF8')))
    into users, systems, entries, salts, withdrawn, fields, personals
  from (
    select p.user_id, p.systems, p.entry_id, s.fields, s.personal, gen_random_uuid() as salt
    from unnest(users, systems, entries) with ordinality p (user_id, systems, entry_id, position)
    left join dia.sealable s on s.user_id = p.user_id and s.systems = p.systems and s.entry_id = p.entry_id
    order by p.position) c;

  for i in 1 .. coalesce(cardinality(users), 0) loop
    if chain = 0 or users[i] <> head_users[chain] then
      if chain > 0 then
        head_sequences[chain] := sequence;
        head_digests[chain] := digest;
      end if;
      loop
        chain := chain + 1;
        exit when head_users[chain] = users[i];
      end loop;
      sequence := head_sequences[chain];
      digest := head_digests[chain];
    end if;
    sequence := sequence + 1;
    digest := dia.link_digest(
      digest, users[i], sequence, entries[i], systems[i], withdrawn[i], fields[i], personals[i]);
    sequences[i] := sequence;
    digests[i] := digest;
  end loop;
  if chain > 0 then
    head_sequences[chain] := sequence;
    head_digests[chain] := digest;
  end if;

  insert into dia.seals (user_id, sequence, entry_id, systems, withdrawn, salt, fields_digest, personal_digest, digest)
  select * from unnest(users, sequences, entries, systems, withdrawn, salts, fields, personals, digests);

  update dia.seal_heads h
  set sequence = n.sequence, digest = n.digest, sealed_at = clock_timestamp()
  from unnest(head_users, head_sequences, head_digests) n (user_id, sequence, digest)
  where h.user_id = n.user_id and h.sequence <> n.sequence;

  return jsonb_build_object('sealed', coalesce(cardinality(users), 0), 'more', exists (select from dia.seal_work));
end
$$;

--
-- Name: dia_passport_status(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_passport_status() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  most constant int := 100000;
begin
  perform dia.require_admin('see how the Passport is worked');
  return (
    select jsonb_build_object(
      'at', dia.epoch_ms(),
      'open', jsonb_build_object('mediaid', o.mediaid, 'treasury', o.treasury, 'coliseum', o.coliseum),
      'openEntries', o.entries,
      'openIsAtLeast', o.entries = most,
      -- How long the entry that has been free to claim for longest has waited.
      'lagSeconds', (
        select greatest(0, extract(epoch from clock_timestamp() - min(first.available_at)))::double precision
        from generate_series(0, 64) s (share)
        cross join lateral (
          select w.available_at from dia.passport_work w
          where w.is_open and w.share = s.share and w.available_at <= clock_timestamp()
            and (w.lease_token is null or w.leased_until <= clock_timestamp())
          order by w.available_at limit 1) first),
      -- How long the oldest commit waits whose scores are not written out.
      'scoresLagSeconds', (
        select greatest(0, extract(epoch from clock_timestamp() - min(p.decided_at)))::double precision from dia.pending_scores p),
      'dead', (
        select coalesce(jsonb_object_agg(d.system, d.entries), '{}') from (
          select x.system, count(*) as entries from dia.passport_dead_letters x where x.dismissed_at is null group by x.system) d),
      'workers', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'name', h.name, 'state', h.state, 'alive', h.state <> 'stopped' and h.seen_at > clock_timestamp() - interval '1 minute',
            'startedAt', h.started_at, 'seenAt', h.seen_at, 'counts', h.counts, 'lastError', h.last_error)
          order by h.seen_at desc), '[]')
        from (select * from dia.worker_heartbeats x where x.seen_at > clock_timestamp() - interval '1 day'
          order by x.seen_at desc limit 100) h),
      'chores', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'chore', c.chore, 'startedAt', c.started_at, 'finishedAt', c.finished_at,
            'durationSeconds', extract(epoch from c.duration)::double precision, 'lastError', c.last_error) order by c.chore), '[]')
        from dia.worker_chores c),
      'backfills', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'everybody', b.of_user = '00000000-0000-0000-0000-000000000000', 'table', b.source_table,
            'estimatedRows', b.estimated_rows, 'seen', b.seen, 'added', b.added) order by b.started_at, b.source_table), '[]')
        from (select * from dia.backfills x where x.finished_at is null order by x.started_at limit 100) b))
    from (
      select count(*)::int as entries, (count(*) filter (where w.mediaid = 1))::int as mediaid,
        (count(*) filter (where w.treasury = 1))::int as treasury, (count(*) filter (where w.coliseum = 1))::int as coliseum
      from (select x.mediaid, x.treasury, x.coliseum from dia.passport_work x where x.is_open limit most) w) o);
end
$$;

--
-- Name: dia_project_embeddings(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_project_embeddings(batch_size integer DEFAULT 200) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  due uuid[];
begin
  -- A statement of its own: the next one must see what had been committed when the last row was locked.
  select array_agg(l.user_id) into due
  from (
    select p.user_id from dia.dna_profiles p
    where p.embedding_stale_since is not null
    order by p.embedding_stale_since
    limit batch_size
    for update skip locked) l;

  update public.media_ids m
  set profile_embedding = dia.composite_dna(p.user_id, greatest(p.last_event_at, clock_timestamp())),
    updated_at = clock_timestamp()
  from dia.dna_profiles p
  where p.user_id = any (due) and m.id = dia.primary_media_id(p.user_id);

  update dia.dna_profiles p set embedding_stale_since = null where p.user_id = any (due);
  return coalesce(cardinality(due), 0);
end
$$;

--
-- Name: dia_rebuild_balances(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_rebuild_balances() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '60min'
    AS $$
declare
  compared bigint;
  accounts text[];
  users uuid[];
  currencies text[];
  balances bigint[];
  pendings bigint[];
  earnings bigint[];
  differences jsonb;
begin
  perform dia.require_admin('rebuild the balances');
  -- Two at a time would add the same difference twice.
  perform pg_advisory_xact_lock(hashtextextended('dia.rebuild', 0));
  with stored as (
    select null::text as account, a.user_id, a.currency, a.balance_cents as balance, a.pending_cents as pending,
      a.lifetime_earned_cents as earned
    from public.treasury_accounts a
    union all
    select s.account, null, s.currency, s.balance_cents::bigint, 0, 0 from dia.system_accounts s
  ), both_sides as (
    select coalesce(r.account, s.account) as account, coalesce(r.user_id, s.user_id) as user_id,
      coalesce(r.currency, s.currency) as currency, coalesce(r.balance, 0) - coalesce(s.balance, 0) as balance,
      coalesce(r.pending, 0) - coalesce(s.pending, 0) as pending,
      case when coalesce(r.user_id, s.user_id) is null then 0 else coalesce(r.earned, 0) - coalesce(s.earned, 0) end as earned
    from dia.refolded_accounts() r
    full join stored s on coalesce(s.account, s.user_id::text) = coalesce(r.account, r.user_id::text) and s.currency = r.currency
  )
  select count(*), array_agg(b.account order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0)),
      array_agg(b.user_id order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0)),
      array_agg(b.currency order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0)),
      array_agg(b.balance order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0)),
      array_agg(b.pending order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0)),
      array_agg(b.earned order by b.user_id, b.account, b.currency) filter (where (b.balance, b.pending, b.earned) <> (0, 0, 0))
    into compared, accounts, users, currencies, balances, pendings, earnings
  from both_sides b;

  insert into public.treasury_accounts (user_id, currency)
  select d.user_id, d.currency from unnest(users, currencies) d (user_id, currency) where d.user_id is not null
  order by 1, 2
  on conflict do nothing;
  -- Locked in the order in which commits lock them.
  perform from public.treasury_accounts a
  where (a.user_id, a.currency) in (select d.user_id, d.currency from unnest(users, currencies) d (user_id, currency))
  order by a.user_id, a.currency
  for update;
  update public.treasury_accounts a
  set balance_cents = a.balance_cents + d.balance, pending_cents = a.pending_cents + d.pending,
    lifetime_earned_cents = a.lifetime_earned_cents + d.earned, updated_at = clock_timestamp()
  from unnest(users, currencies, balances, pendings, earnings) d (user_id, currency, balance, pending, earned)
  where a.user_id = d.user_id and a.currency = d.currency;
  insert into dia.system_account_changes (account, currency, amount_cents)
  select d.account, d.currency, d.balance from unnest(accounts, currencies, balances) d (account, currency, balance)
  where d.account is not null;

  select coalesce(jsonb_agg(jsonb_build_object(
      'code', case when d.user_id is null then 'SYSTEM_ACCOUNT_DIFFERS' else 'BALANCE_DIFFERS' end, 'userId', d.user_id,
      'difference', greatest(abs(d.balance), abs(d.pending), abs(d.earned)))), '[]')
    into differences
  from (
    select * from unnest(users, balances, pendings, earnings) e (user_id, balance, pending, earned) limit 1000) d;
  perform dia.write_audit('passport.rebuild_balances', null,
    jsonb_build_object('compared', compared, 'changed', coalesce(cardinality(currencies), 0)));
  return jsonb_build_object('compared', compared, 'differences', differences);
end
$$;

--
-- Name: dia_rebuild_dna(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_rebuild_dna(of_user uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
declare
  differences jsonb;
begin
  perform dia.require_admin('rebuild DNA');
  if not exists (select from dia.dna_profiles p where p.user_id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'This user has no DNA', hint = 'DNA is initialised with the first event, or by "Initialize DNA".';
  end if;
  differences := dia.rebuild_dna(of_user);
  perform dia.write_audit('dna.rebuild', of_user, jsonb_build_object('differences', differences));
  return jsonb_build_object('userId', of_user, 'differences', differences);
end
$$;

--
-- Name: dia_rebuild_dna_of_all(uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_rebuild_dna_of_all(after_user uuid DEFAULT NULL::uuid, user_limit integer DEFAULT 100) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
declare
  users uuid[];
  changed jsonb := '[]';
  differences jsonb;
begin
  perform dia.require_admin('rebuild DNA');
  if user_limit not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'user_limit must be 1 to 10000', hint = 'Choose a smaller page.';
  end if;
  users := array(
    select p.user_id from dia.dna_profiles p
    where after_user is null or p.user_id > after_user order by p.user_id limit user_limit);
  for i in 1 .. cardinality(users) loop
    differences := dia.rebuild_dna(users[i]);
    if differences <> '[]' then
      changed := changed || jsonb_build_object('userId', users[i], 'differences', differences);
    end if;
  end loop;
  perform dia.write_audit('dna.rebuild_all', null,
    jsonb_build_object('after', after_user, 'users', cardinality(users), 'changed', jsonb_array_length(changed)));
  return jsonb_build_object('users', cardinality(users), 'changed', changed,
    'next', case when cardinality(users) = user_limit then users[user_limit] end);
end
$$;

--
-- Name: dia_rebuild_scores(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_rebuild_scores() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '60min'
    AS $$
declare
  compared bigint;
  boards text[];
  periods timestamptz[];
  entities uuid[];
  scores bigint[];
  differences jsonb;
begin
  perform dia.require_admin('rebuild the leaderboards');
  perform pg_advisory_xact_lock(hashtextextended('dia.rebuild', 0));
  with both_sides as (
    select coalesce(r.leaderboard_type, s.leaderboard_type) collate "C" as board, coalesce(r.period_start, s.period_start) as period_start,
      coalesce(r.entity_id, s.entity_id) as entity_id, coalesce(r.score, 0) - coalesce(s.score, 0) as score, r.entity_id is null as is_unfounded
    from dia.refolded_scores() r
    full join (
      -- What waits to be written out is theirs already.
      select k.leaderboard_type, k.period_start, k.entity_id, sum(k.score)::bigint as score
      from (
        select l.leaderboard_type, l.period_start, l.entity_id, l.score from dia.leaderboard_scores l
        union all
        select a.leaderboard_type, a.period_start, a.entity_id, a.score
        from dia.pending_scores p cross join lateral dia.additions_of(p) a) k
      group by 1, 2, 3) s
      on s.leaderboard_type = r.leaderboard_type collate "C" and s.period_start = r.period_start and s.entity_id = r.entity_id
  )
  select count(*), array_agg(b.board order by b.board, b.period_start, b.entity_id) filter (where b.score <> 0 or b.is_unfounded),
      array_agg(b.period_start order by b.board, b.period_start, b.entity_id) filter (where b.score <> 0 or b.is_unfounded),
      array_agg(b.entity_id order by b.board, b.period_start, b.entity_id) filter (where b.score <> 0 or b.is_unfounded),
      array_agg(b.score order by b.board, b.period_start, b.entity_id) filter (where b.score <> 0 or b.is_unfounded)
    into compared, boards, periods, entities, scores
  from both_sides b;

  -- In the order in which commits lock them.
  insert into dia.leaderboard_scores as l (leaderboard_type, period_start, entity_id, score)
  select d.board, d.period_start, d.entity_id, d.score
  from unnest(boards, periods, entities, scores) d (board, period_start, entity_id, score)
  order by d.board collate "C", d.period_start, d.entity_id
  on conflict (leaderboard_type, period_start, entity_id) do update set score = l.score + excluded.score;
  -- What no decision gave is 0 now, and ranks nobody.
  delete from dia.leaderboard_scores l
  using unnest(boards, periods, entities) d (board, period_start, entity_id)
  where l.leaderboard_type = d.board and l.period_start = d.period_start and l.entity_id = d.entity_id and l.score = 0;
  insert into dia.leaderboard_changes (leaderboard_type, period_start)
  select distinct d.board, d.period_start from unnest(boards, periods) d (board, period_start);

  select coalesce(jsonb_agg(jsonb_build_object('code', 'SCORE_DIFFERS', 'leaderboard', d.board,
      'periodStart', d.period_start, 'entityId', d.entity_id, 'difference', abs(d.score))), '[]')
    into differences
  from (
    select * from unnest(boards, periods, entities, scores) e (board, period_start, entity_id, score) limit 1000) d;
  perform dia.write_audit('passport.rebuild_scores', null,
    jsonb_build_object('compared', compared, 'changed', coalesce(cardinality(boards), 0)));
  return jsonb_build_object('compared', compared, 'differences', differences);
end
$$;

--
-- Name: dia_record_export(text, jsonb, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_record_export(matrix text, request jsonb, row_count bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.require_admin('export a matrix');
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(request) = 'string' then
    request := dia.json_of(request #>> '{}');
  end if;
  -- A host's own matrix is exported like the kit's, under its own name.
  if request is null or octet_length(request::text) > 16384 or matrix is null
    or char_length(matrix) not between 1 and 200 then
    raise exception sqlstate 'PT422' using
      message = 'This export cannot be written down', hint = 'Give the name of a matrix and its request, at most 16 kB.';
  end if;
  perform dia.write_audit('matrix.export', null, jsonb_build_object('matrix', matrix, 'request', request, 'rows', row_count));
end
$$;

--
-- Name: dia_record_health_sample(interval); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_record_health_sample(apart interval DEFAULT '00:00:50'::interval) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  last_at timestamptz;
  work jsonb;
  dear record;
begin
  -- Several workers may come at once; the second finds it done.
  if not pg_try_advisory_xact_lock(hashtextextended('dia.health_samples', 0)) then
    return false;
  end if;
  select max(s.at) into last_at from dia.health_samples s;
  if last_at > clock_timestamp() - apart then
    return false;
  end if;
  work := jsonb_build_array(dia.work_health('mediaid'), dia.work_health('treasury'), dia.work_health('coliseum'));
  select null::bigint as interactions, null::double precision as dna_share, null::bigint as duplicates,
    null::numeric as ledger_off_cents into dear;
  if not exists (
    select from dia.health_samples s where s.interactions is not null and s.at > clock_timestamp() - 10 * apart
  ) then
    select dia.interactions_since(now() - interval '24 hours') as interactions,
      (select count(*) from dia.dna_profiles)::double precision / nullif(count(*), 0) as dna_share,
      count(*) filter (where m.held > 1) as duplicates,
      (select coalesce(sum(abs(l.sum_cents)), 0) from dia.ledger_sums() l) as ledger_off_cents
    into dear
    from (select count(*) as held from public.media_ids i group by i.user_uuid) m;
  end if;
  insert into dia.health_samples (open, dead, lag_seconds, decided, users, freshness_seconds, unsealed, workers,
    interactions, dna_share, duplicates, ledger_off_cents)
  select sum((w ->> 'open')::bigint), sum((w ->> 'dead')::bigint), max((w ->> 'lagSeconds')::double precision),
    (select count(*) from dia.passport_decisions d
     where d.decided_at > greatest(last_at, now() - interval '1 hour') and d.decided_at <= clock_timestamp()),
    dia.rows_of('auth.users'),
    (select greatest(round(extract(epoch from now() - min(r.refreshed_at))), 0) from dia.matrix_refreshes r),
    (select count(*) from dia.seal_work),
    jsonb_array_length(dia.seen_workers()),
    dear.interactions, dear.dna_share, dear.duplicates, dear.ledger_off_cents
  from jsonb_array_elements(work) w;
  delete from dia.health_samples s where s.at < now() - interval '2 days';
  return true;
end
$$;

--
-- Name: FUNCTION dia_record_health_sample(apart interval); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dia_record_health_sample(apart interval) IS 'Keeps how all systems stand, at most once a minute, for the history of dia_system_health().';

--
-- Name: dia_record_verification(timestamp with time zone, uuid, bigint, bigint, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_record_verification(started_at timestamp with time zone, up_to_entry_id uuid, users bigint, entries bigint, differences bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.require_admin('record a verification');
  perform dia.write_audit('passport.verify', null, jsonb_build_object('users', users, 'entries', entries, 'differences', differences));
  insert into dia.verifications (started_at, up_to_entry_id, users, entries, differences)
  values (dia_record_verification.started_at, dia_record_verification.up_to_entry_id, dia_record_verification.users,
    dia_record_verification.entries, dia_record_verification.differences);
end
$$;

--
-- Name: dia_recorded_entries(uuid, text, timestamp with time zone, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_recorded_entries(of_user uuid, of_model text, after_occurred_at timestamp with time zone DEFAULT NULL::timestamp with time zone, after_id uuid DEFAULT NULL::uuid, page_limit integer DEFAULT 500) RETURNS json
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  entries json;
  types text[];
  ids uuid[];
  artists uuid[];
begin
  perform dia.require_admin('decide recorded entries anew');
  perform dia.require_page_limit(page_limit);
  with page as (
    select e.* from public.passport_entries e
    where e.user_id = of_user
      and (after_occurred_at is null or (e.occurred_at, e.id) > (after_occurred_at, after_id))
      and exists (select from dia.passport_decisions x where x.user_id = e.user_id and x.entry_id = e.id)
    order by e.occurred_at, e.id limit page_limit
  )
  select json_agg(json_build_object(
      'id', p.id, 'eventType', p.event_type, 'occurredAt', p.occurred_at, 'receivedAt', p.created_at,
      'entityType', p.entity_type, 'entityId', p.entity_id,
      'context', p.metadata -> 'context', 'artistId', p.metadata -> 'artist_id', 'eventId', p.metadata -> 'event_id',
      'progressPercentage', p.metadata -> 'progress_percentage',
      'mediaid', case when d.mediaid is not null then json_build_object(
        'outcome', case d.mediaid when 2 then 'done' else 'skipped' end, 'reason', d.mediaid_reason, 'valence', d.valence,
        'k', array[d.k1, d.k2, d.k3, d.k4], 'vectorId', d.vector_id::text) end,
      'coliseum', case when d.coliseum is not null then json_build_object(
        'outcome', case d.coliseum when 2 then 'done' else 'skipped' end, 'reason', d.coliseum_reason,
        'weightedScore', (d.weighted * d.scored)::text) end)
      order by p.occurred_at, p.id),
    array_agg(p.entity_type), array_agg(p.entity_id),
    array_agg(case when p.entity_type = 'event' then dia.uuid_of(p.metadata ->> 'artist_id') end)
    into entries, types, ids, artists
  from page p
  cross join lateral (
    select max(x.mediaid) as mediaid, max(x.mediaid_reason) as mediaid_reason, sum(x.valence) as valence,
      sum(x.k_cultural) as k1, sum(x.k_behavioral) as k2, sum(x.k_economic) as k3, sum(x.k_spatial) as k4,
      max(x.entity_dna_id) as vector_id, max(x.coliseum) as coliseum, max(x.coliseum_reason) as coliseum_reason,
      coalesce(sum(x.weighted_score), 0) as weighted, max((x.scored_id is not null)::int + (x.second_id is not null)::int) as scored
    from dia.passport_decisions x where x.user_id = p.user_id and x.entry_id = p.id) d;

  return json_build_object('entries', coalesce(entries, '[]'), 'entities', (
    select coalesce(json_agg(json_strip_nulls(json_build_object(
      'entityType', n.entity_type, 'entityId', n.entity_id, 'vectorId', (
        select v.id::text from dia.entity_dna v
        where v.entity_type = n.entity_type and v.entity_id = n.entity_id and v.with_artist_id is null and v.model = of_model
        order by v.version desc limit 1),
      'artistId', case n.entity_type when 'track' then (
        select c.artist_id from public.content_items c where c.id = n.entity_id) end))), '[]')
    from (
      select e.entity_type, e.entity_id from unnest(types, ids) e (entity_type, entity_id) where e.entity_id is not null
      union
      select 'artist', a.id from unnest(artists) a (id) where a.id is not null) n));
end
$$;

--
-- Name: dia_recorded_users(uuid, integer, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_recorded_users(after_user uuid DEFAULT NULL::uuid, user_limit integer DEFAULT 100, only_user uuid DEFAULT NULL::uuid) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'extensions', 'pg_temp'
    AS $$
declare
  page record;
begin
  perform dia.require_admin('decide recorded entries anew');
  perform dia.require_page_limit(user_limit);
  if only_user is not null then
    select array[only_user] as users, null::uuid as up_to into page;
  else
    select * into page from dia.next_users(after_user, user_limit);
  end if;
  perform dia.write_audit('passport.redecide', only_user, jsonb_build_object('users', cardinality(page.users)));
  return json_build_object('next', page.up_to, 'users', (
    select coalesce(json_agg(json_build_object(
      'userId', u.user_id, 'mediaId', m.id, 'model', f.model,
      'contentFlags', json_build_object('dna_consent', m.content_flags -> 'dna_consent',
        'dna_preferences', m.content_flags -> 'dna_preferences'),
      'prior', (
        select json_build_array(
          max(dia.vector_base64(r.prior)) filter (where r.domain = 1), max(dia.vector_base64(r.prior)) filter (where r.domain = 2),
          max(dia.vector_base64(r.prior)) filter (where r.domain = 3), max(dia.vector_base64(r.prior)) filter (where r.domain = 4))
        from dia.dna_priors r where r.user_id = u.user_id having count(*) > 0))
      order by u.user_id), '[]')
    from unnest(page.users) u (user_id)
    left join dia.dna_profiles f on f.user_id = u.user_id
    left join public.media_ids m on m.id = dia.primary_media_id(u.user_id)));
end
$$;

--
-- Name: dia_redrive_entries(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_redrive_entries(keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  named uuid[];
  users uuid[];
  entries uuid[];
  outcomes text[];
begin
  perform dia.require_admin('redrive entries');
  select array_agg(l.key), array_agg(l.user_id), array_agg(l.entry_id) into named, users, entries from dia.lock_entries(keys) l;

  select array_agg(
      case
        when n.entry_id is null then 'NOT_FOUND'
        when exists (select from dia.erased_users x where x.user_id = n.user_id) then 'ERASED'
        when w.mediaid = 4 or w.treasury = 4 or w.coliseum = 4
          or 'DISMISSED' in (w.mediaid_reason, w.treasury_reason, w.coliseum_reason) then 'done'
        when w.is_open then 'unchanged'
        else 'NOT_DEAD'
      end order by n.position)
    into outcomes
  from unnest(named, users, entries) with ordinality n (key, user_id, entry_id, position)
  left join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id;

  update dia.passport_work w
  set mediaid = case when r.mediaid then 1 else w.mediaid end,
    mediaid_reason = case when not r.mediaid then w.mediaid_reason end,
    mediaid_attempts = case when r.mediaid then 0 else w.mediaid_attempts end,
    treasury = case when r.treasury then 1 else w.treasury end,
    treasury_reason = case when not r.treasury then w.treasury_reason end,
    treasury_attempts = case when r.treasury then 0 else w.treasury_attempts end,
    coliseum = case when r.coliseum then 1 else w.coliseum end,
    coliseum_reason = case when not r.coliseum then w.coliseum_reason end,
    coliseum_attempts = case when r.coliseum then 0 else w.coliseum_attempts end,
    lapses = 0, waits_for = null, waits_since = null,
    available_at = case when w.lease_token is null then clock_timestamp() else w.available_at end
  from (
    select n.user_id, n.entry_id,
      o.mediaid = 4 or not x.dead and o.mediaid_reason is not distinct from 'DISMISSED' as mediaid,
      o.treasury = 4 or not x.dead and o.treasury_reason is not distinct from 'DISMISSED' as treasury,
      o.coliseum = 4 or not x.dead and o.coliseum_reason is not distinct from 'DISMISSED' as coliseum
    from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
    join dia.passport_work o on o.user_id = n.user_id and o.entry_id = n.entry_id
    cross join lateral (select 4 in (o.mediaid, o.treasury, o.coliseum) as dead) x
    where n.outcome = 'done') r
  where w.user_id = r.user_id and w.entry_id = r.entry_id;

  delete from dia.passport_dead_letters d
  using unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id
  where n.outcome = 'done' and d.user_id = n.user_id and d.entry_id = n.entry_id
    and case d.system when 'mediaid' then w.mediaid when 'treasury' then w.treasury else w.coliseum end = 1;

  perform dia.write_audit('passport.redrive', null, jsonb_build_object('entries', to_jsonb(named), 'outcomes', to_jsonb(outcomes)));
  return dia.outcome_of(named, outcomes);
end
$$;

--
-- Name: dia_refresh_due_matrices(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_refresh_due_matrices() RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '30min'
    AS $$
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

--
-- Name: dia_refresh_statistics(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_refresh_statistics() RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '30min'
    AS $$
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

--
-- Name: dia_refresh_user_matrix(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_refresh_user_matrix() RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
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

--
-- Name: dia_reprocess_entries(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_reprocess_entries(keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  named uuid[];
  users uuid[];
  entries uuid[];
  outcomes text[];
begin
  perform dia.require_admin('reprocess entries');
  select array_agg(l.key), array_agg(l.user_id), array_agg(l.entry_id) into named, users, entries from dia.lock_entries(keys) l;

  select array_agg(
      case
        when n.entry_id is null then 'NOT_FOUND'
        when exists (select from dia.erased_users x where x.user_id = n.user_id) then 'ERASED'
        -- Its decision rows are about to change; the commit of whoever holds it would add to them.
        when w.lease_token is not null then 'LEASED'
        when w.mediaid = 3 and w.mediaid_reason is distinct from 'DISMISSED'
          or w.treasury = 3 and w.treasury_reason is distinct from 'DISMISSED'
          or w.coliseum = 3 and w.coliseum_reason is distinct from 'DISMISSED' then 'done'
        when 'DISMISSED' in (w.mediaid_reason, w.treasury_reason, w.coliseum_reason) then 'DISMISSED'
        when w.is_open then 'unchanged'
        else 'NOT_SKIPPED'
      end order by n.position)
    into outcomes
  from unnest(named, users, entries) with ordinality n (key, user_id, entry_id, position)
  left join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id;

  -- The record that it was skipped makes room for the new decision; what a row says of other systems stays.
  with withdrawn as (
    delete from dia.passport_decisions d
    using unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
    where n.outcome = 'done' and d.user_id = n.user_id and d.entry_id = n.entry_id
      and (d.mediaid = 3 or d.treasury = 3 or d.coliseum = 3)
    returning d.*
  ), sealed as (
    insert into dia.seal_work (user_id, entry_id, systems) select w.user_id, w.entry_id, w.systems from withdrawn w
  )
  insert into dia.passport_decisions (
    user_id, entry_id, systems, catalogue_version, event_type, occurred_at,
    mediaid, mediaid_reason, entity_dna_id, valence, k_cultural, k_behavioral, k_economic, k_spatial,
    treasury, treasury_reason, transaction_id, treasury_effect,
    coliseum, coliseum_reason, base_score, weighted_score, scored_type, scored_id, second_type, second_id, late, decided_at)
  select w.user_id, w.entry_id,
    (w.mediaid is not distinct from 2)::int + 2 * (w.treasury is not distinct from 2)::int + 4 * (w.coliseum is not distinct from 2)::int,
    w.catalogue_version, w.event_type, w.occurred_at,
    nullif(w.mediaid, 3), null, w.entity_dna_id, w.valence, w.k_cultural, w.k_behavioral, w.k_economic, w.k_spatial,
    nullif(w.treasury, 3), null, w.transaction_id, w.treasury_effect,
    nullif(w.coliseum, 3), null, w.base_score, w.weighted_score, w.scored_type, w.scored_id, w.second_type, w.second_id, w.late,
    w.decided_at
  from withdrawn w
  where w.mediaid = 2 or w.treasury = 2 or w.coliseum = 2;

  update dia.passport_work w
  set mediaid = case when r.mediaid then 1 else w.mediaid end,
    mediaid_reason = case when not r.mediaid then w.mediaid_reason end,
    mediaid_attempts = case when r.mediaid then 0 else w.mediaid_attempts end,
    treasury = case when r.treasury then 1 else w.treasury end,
    treasury_reason = case when not r.treasury then w.treasury_reason end,
    treasury_attempts = case when r.treasury then 0 else w.treasury_attempts end,
    coliseum = case when r.coliseum then 1 else w.coliseum end,
    coliseum_reason = case when not r.coliseum then w.coliseum_reason end,
    coliseum_attempts = case when r.coliseum then 0 else w.coliseum_attempts end,
    available_at = case when w.lease_token is null then clock_timestamp() else w.available_at end
  from (
    select n.user_id, n.entry_id,
      o.mediaid = 3 and o.mediaid_reason is distinct from 'DISMISSED' as mediaid,
      o.treasury = 3 and o.treasury_reason is distinct from 'DISMISSED' as treasury,
      o.coliseum = 3 and o.coliseum_reason is distinct from 'DISMISSED' as coliseum
    from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
    join dia.passport_work o on o.user_id = n.user_id and o.entry_id = n.entry_id
    where n.outcome = 'done') r
  where w.user_id = r.user_id and w.entry_id = r.entry_id;

  perform dia.write_audit('passport.reprocess', null, jsonb_build_object('entries', to_jsonb(named), 'outcomes', to_jsonb(outcomes)));
  return dia.outcome_of(named, outcomes);
end
$$;

--
-- Name: dia_restore_entries(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_restore_entries(keys uuid[]) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  named uuid[];
  users uuid[];
  entries uuid[];
  outcomes text[];
begin
  perform dia.require_admin('restore entries');
  select array_agg(l.key), array_agg(l.user_id), array_agg(l.entry_id) into named, users, entries from dia.lock_entries(keys) l;

  select array_agg(
      case
        when n.entry_id is null then 'NOT_FOUND'
        when exists (select from dia.erased_users x where x.user_id = n.user_id) then 'ERASED'
        when 'DISMISSED' in (w.mediaid_reason, w.treasury_reason, w.coliseum_reason) then 'done'
        when w.mediaid = 4 or w.treasury = 4 or w.coliseum = 4 then 'unchanged'
        else 'NOT_DISMISSED'
      end order by n.position)
    into outcomes
  from unnest(named, users, entries) with ordinality n (key, user_id, entry_id, position)
  left join dia.passport_work w on w.user_id = n.user_id and w.entry_id = n.entry_id;

  -- A letter's code is the reason that the work died with.
  update dia.passport_work w
  set mediaid = case w.mediaid_reason when 'DISMISSED' then 4 else w.mediaid end,
    mediaid_reason = case w.mediaid_reason when 'DISMISSED' then l.codes ->> 'mediaid' else w.mediaid_reason end,
    treasury = case w.treasury_reason when 'DISMISSED' then 4 else w.treasury end,
    treasury_reason = case w.treasury_reason when 'DISMISSED' then l.codes ->> 'treasury' else w.treasury_reason end,
    coliseum = case w.coliseum_reason when 'DISMISSED' then 4 else w.coliseum end,
    coliseum_reason = case w.coliseum_reason when 'DISMISSED' then l.codes ->> 'coliseum' else w.coliseum_reason end
  from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  cross join lateral (
    select jsonb_object_agg(d.system, d.code) as codes from dia.passport_dead_letters d
    where d.user_id = n.user_id and d.entry_id = n.entry_id) l
  where n.outcome = 'done' and w.user_id = n.user_id and w.entry_id = n.entry_id;

  update dia.passport_dead_letters d set dismissed_at = null
  from unnest(users, entries, outcomes) n (user_id, entry_id, outcome)
  where n.outcome = 'done' and d.user_id = n.user_id and d.entry_id = n.entry_id and d.dismissed_at is not null;

  perform dia.write_audit('passport.restore', null, jsonb_build_object('entries', to_jsonb(named), 'outcomes', to_jsonb(outcomes)));
  return dia.outcome_of(named, outcomes);
end
$$;

--
-- Name: dia_roll_up_accounts(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_roll_up_accounts() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$ select dia.roll_up_system_accounts() $$;

--
-- Name: dia_roll_up_scores(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_roll_up_scores(most integer DEFAULT 50) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
begin
  if most not between 1 and 10000 then
    raise exception sqlstate 'PT422' using message = 'most must be 1 to 10000', hint = 'Ask for fewer commits.';
  end if;
  return dia.write_out_scores(array(select d.ctid from dia.pending_scores d limit most for update skip locked));
end
$$;

--
-- Name: dia_save_dna_preferences(uuid, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_save_dna_preferences(of_user uuid, preferences text) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  media public.media_ids;
  given jsonb := dia.json_of(preferences);
  was jsonb;
  saved jsonb;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('change another user''s preferences');
  end if;
  if coalesce(jsonb_typeof(given), case when preferences is null then 'null' end, 'none') not in ('object', 'null') then
    raise exception sqlstate 'PT422' using
      message = 'Preferences are an object, or null for the defaults', hint = 'See DnaPreferences of @dia/core/influence.';
  end if;
  select * into media from public.media_ids m where m.id = dia.primary_media_id(of_user) for update;
  if media.id is null then
    raise exception sqlstate 'PT404' using
      message = 'The user has no MediaID to keep preferences on', hint = 'They state their bases first.';
  end if;
  if jsonb_typeof(media.content_flags::jsonb) not in ('object', 'null') then
    raise exception sqlstate 'PT422' using
      message = 'The content flags of the user are no object', hint = 'Mend media_ids.content_flags first.';
  end if;
  was := dia.object_of(media.content_flags::jsonb -> 'dna_preferences');
  if given is null or jsonb_typeof(given) = 'null' then
    saved := null;
  else
    saved := was || given;
    saved := saved || dia.parse_dna_preferences(jsonb_set(saved, '{contextMultipliers}',
      dia.object_of(was -> 'contextMultipliers') || dia.object_of(given -> 'contextMultipliers')));
  end if;
  update public.media_ids m
  set content_flags = case when saved is null
      then dia.object_of(media.content_flags::jsonb) - 'dna_preferences'
      else dia.object_of(media.content_flags::jsonb) || jsonb_build_object('dna_preferences', saved) end,
    updated_at = clock_timestamp()
  where m.id = media.id;
  perform dia.write_audit('user.save_dna_preferences', of_user, jsonb_build_object('reset', saved is null));
  return json_build_object(
    'preferences', dia.parse_dna_preferences(coalesce(saved, '{}')), 'before', dia.parse_dna_preferences(was));
end
$$;

--
-- Name: dia_session_analysis(uuid, timestamp with time zone, timestamp with time zone, timestamp with time zone, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_session_analysis(user_id uuid, from_time timestamp with time zone DEFAULT NULL::timestamp with time zone, to_time timestamp with time zone DEFAULT NULL::timestamp with time zone, after_session_start timestamp with time zone DEFAULT NULL::timestamp with time zone, after_session_id uuid DEFAULT NULL::uuid, page_limit integer DEFAULT 100) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: dia_start_verification(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_start_verification() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform dia.require_admin('verify the Passport');
  return jsonb_build_object('at', clock_timestamp(),
    'upToEntryId', (select e.id from public.passport_entries e order by e.id desc limit 1));
end
$$;

--
-- Name: dia_system_health(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_system_health() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'UTC'
    SET statement_timeout TO '30s'
    AS $$
declare
  health jsonb;
  today timestamptz := date_trunc('day', now(), 'UTC');
begin
  perform dia.require_admin('read the system health');
  health := jsonb_build_object(
    'readAt', now(),
    'users', jsonb_build_object('total', dia.rows_of('auth.users'), 'activeToday', dia.active_users_since(today)),
    'interactionsLast24Hours', dia.interactions_since(now() - interval '24 hours'),
    'work', jsonb_build_object('mediaid', dia.work_health('mediaid'), 'treasury', dia.work_health('treasury'),
      'coliseum', dia.work_health('coliseum'), 'seal', dia.seal_health()),
    'refreshes', (
      select coalesce(jsonb_agg(jsonb_build_object('matrix', r.matrix, 'refreshedAt', r.refreshed_at,
        'ageSeconds', greatest(round(extract(epoch from now() - r.refreshed_at)), 0),
        'durationSeconds', round(extract(epoch from r.duration), 3)) order by r.matrix), '[]')
      from dia.matrix_refreshes r),
    'duplicateMediaIds', (
      select jsonb_build_object('users', count(*))
      from (select from public.media_ids m group by m.user_uuid having count(*) > 1) d),
    'dna', jsonb_build_object('initialised', (select count(*) from dia.dna_profiles),
      'withMediaId', (select count(distinct m.user_uuid) from public.media_ids m)),
    'ledger', (
      select coalesce(jsonb_agg(jsonb_build_object('currency', l.currency, 'sumCents', trim_scale(l.sum_cents)::text)), '[]')
      from dia.ledger_sums() l),
    'tables', dia.table_sizes(),
    'slowestQueries', dia.slowest_queries(),
    'verified', dia.verified_up_to(),
    'sealed', (
      select jsonb_build_object('upToEntryId', s.entry_id, 'at', s.at) from dia.sealed_up_to() s
      where s.entry_id is not null and s.at is not null),
    'workers', dia.seen_workers(),
    'history', (
      select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'open', s.open, 'dead', s.dead,
        'lagSeconds', s.lag_seconds, 'decided', s.decided, 'users', s.users, 'freshnessSeconds', s.freshness_seconds,
        'unsealed', s.unsealed, 'workers', s.workers, 'interactions', s.interactions, 'dnaShare', s.dna_share,
        'duplicates', s.duplicates, 'ledgerOffCents', s.ledger_off_cents::text) order by s.at), '[]')
      from dia.health_samples s where s.at > now() - interval '1 day'));
  health := health || jsonb_build_object('deadLetters', (
    select sum((w.value ->> 'dead')::bigint) from jsonb_each(health -> 'work') w));
  return health || jsonb_build_object('findings', (
    select coalesce(jsonb_agg(f.finding order by array_position(array['critical', 'warning', 'info'], f.finding ->> 'severity'),
      f.finding ->> 'code'), '[]')
    from (
      select w.finding from dia.work_findings(health) as w (finding)
      union all select d.finding from dia.data_findings(health) as d (finding)) f));
end
$$;

--
-- Name: FUNCTION dia_system_health(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.dia_system_health() IS 'How all systems stand, with what is wrong and the way out; for admins.';

--
-- Name: dia_user_dna(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_user_dna(of_user uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

--
-- Name: dia_user_dna_state(uuid, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_user_dna_state(user_id uuid, with_embedding boolean DEFAULT false) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
$_$;

--
-- Name: dna_profiles; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.dna_profiles (
    user_id uuid NOT NULL,
    media_id uuid NOT NULL,
    model text NOT NULL,
    initialised_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    last_event_at timestamp with time zone,
    interaction_count bigint DEFAULT 0 NOT NULL,
    embedding_stale_since timestamp with time zone
)
WITH (fillfactor='80');

--
-- Name: dna_states; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.dna_states (
    user_id uuid NOT NULL,
    domain smallint NOT NULL,
    reference_time timestamp with time zone NOT NULL,
    signal extensions.vector(384) NOT NULL,
    mass double precision NOT NULL,
    lifetime_mass double precision NOT NULL,
    CONSTRAINT dna_states_domain_check CHECK (((domain >= 1) AND (domain <= 4)))
)
WITH (fillfactor='60', autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY dia.dna_states ALTER COLUMN signal SET STORAGE PLAIN;

--
-- Name: matrix_refreshes; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.matrix_refreshes (
    matrix text NOT NULL,
    refreshed_at timestamp with time zone NOT NULL,
    duration interval NOT NULL,
    figures jsonb DEFAULT '{}'::jsonb NOT NULL
);

--
-- Name: TABLE matrix_refreshes; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.matrix_refreshes IS 'When each computed matrix was refreshed, and how long it took.';

--
-- Name: user_matrix; Type: MATERIALIZED VIEW; Schema: dia; Owner: -
--

CREATE MATERIALIZED VIEW dia.user_matrix AS
 WITH primary_media_ids AS (
         SELECT DISTINCT ON (m_1.user_uuid) m_1.user_uuid AS user_id,
            m_1.id AS media_id,
            (m_1.profile_embedding IS NOT NULL) AS has_dna,
            count(*) OVER (PARTITION BY m_1.user_uuid) AS media_id_count
           FROM (public.media_ids m_1
             LEFT JOIN dia.dna_profiles p_1 ON ((p_1.media_id = m_1.id)))
          ORDER BY m_1.user_uuid, (p_1.media_id IS NOT NULL) DESC, m_1.updated_at DESC NULLS LAST, m_1.created_at DESC NULLS LAST, m_1.id DESC
        ), listens AS (
         SELECT l_1.user_id,
            count(*) AS count,
            max(LEAST(l_1.created_at, now())) AS newest
           FROM public.listening_history l_1
          GROUP BY l_1.user_id
        ), engagements AS (
         SELECT e_1.user_id,
            count(*) AS count,
            max(LEAST(e_1.created_at, now())) AS newest
           FROM public.media_engagement_log e_1
          GROUP BY e_1.user_id
        ), votes AS (
         SELECT v_1.user_uuid AS user_id,
            count(*) AS count,
            max(LEAST(v_1.created_at, now())) AS newest
           FROM public.event_votes v_1
          GROUP BY v_1.user_uuid
        ), entries AS (
         SELECT e_1.user_id,
            max(LEAST(e_1.occurred_at, now())) AS newest
           FROM public.passport_entries e_1
          GROUP BY e_1.user_id
        ), model AS (
         SELECT (d.d)::smallint AS domain,
            dia.domain_share((d.d)::smallint) AS share,
            dia.half_life_seconds((d.d)::smallint) AS half_life,
            dia.kappa() AS kappa
           FROM generate_series(1, 4) d(d)
         OFFSET 0
        ), evidence AS (
         SELECT s.user_id,
            sum(((d.share * m_1.mass) / (m_1.mass + d.kappa))) AS confidence,
            sum(((d.share * s.lifetime_mass) / (s.lifetime_mass + d.kappa))) AS maturity
           FROM (((dia.dna_states s
             JOIN model d ON ((d.domain = s.domain)))
             CROSS JOIN LATERAL ( SELECT ((EXTRACT(epoch FROM (s.reference_time - now())))::double precision / d.half_life) AS exponent) e_1)
             CROSS JOIN LATERAL ( SELECT (s.mass *
                        CASE
                            WHEN (e_1.exponent < ('-60'::integer)::double precision) THEN (0)::double precision
                            ELSE power((2)::double precision, e_1.exponent)
                        END) AS mass) m_1)
          GROUP BY s.user_id
        )
 SELECT u.id AS user_id,
    COALESCE((u.email)::text, ''::text) AS email,
    COALESCE(p.display_name, ''::text) AS display_name,
    COALESCE(p.role, ''::text) AS role,
    m.media_id,
    (COALESCE(m.media_id_count, (0)::bigint))::integer AS media_id_count,
    (m.media_id IS NOT NULL) AS has_media_id,
    COALESCE(m.has_dna, false) AS has_dna,
    COALESCE(e.confidence, (0)::double precision) AS confidence,
    COALESCE(e.maturity, (0)::double precision) AS maturity,
    (COALESCE(l.count, (0)::bigint))::integer AS listens,
    (COALESCE(g.count, (0)::bigint))::integer AS interactions,
    (COALESCE(v.count, (0)::bigint))::integer AS votes,
    GREATEST(l.newest, g.newest, v.newest, w.newest, u.last_sign_in_at, u.created_at) AS last_active_at,
    u.created_at,
    lower(concat_ws(' '::text, u.email, p.display_name, u.id)) AS search_text
   FROM (((((((auth.users u
     LEFT JOIN public.profiles p ON ((p.id = u.id)))
     LEFT JOIN primary_media_ids m ON ((m.user_id = u.id)))
     LEFT JOIN listens l ON ((l.user_id = u.id)))
     LEFT JOIN engagements g ON ((g.user_id = u.id)))
     LEFT JOIN votes v ON ((v.user_id = u.id)))
     LEFT JOIN entries w ON ((w.user_id = u.id)))
     LEFT JOIN evidence e ON ((e.user_id = u.id)))
  WITH NO DATA;
ALTER TABLE ONLY dia.user_matrix ALTER COLUMN search_text SET STATISTICS 1000;

--
-- Name: users_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.users_for_admins AS
 SELECT m.user_id,
    m.email,
    m.display_name,
    m.role,
    m.media_id,
    m.media_id_count,
    m.has_media_id,
    m.has_dna,
    m.confidence,
    m.maturity,
    m.listens,
    m.interactions,
    m.votes,
    m.last_active_at,
    m.created_at,
    m.search_text,
    ( SELECT r.refreshed_at
           FROM dia.matrix_refreshes r
          WHERE (r.matrix = 'users'::text)) AS refreshed_at
   FROM dia.user_matrix m
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: dia_users; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_users WITH (security_invoker='true') AS
 SELECT users_for_admins.user_id,
    users_for_admins.email,
    users_for_admins.display_name,
    users_for_admins.role,
    users_for_admins.media_id,
    users_for_admins.media_id_count,
    users_for_admins.has_media_id,
    users_for_admins.has_dna,
    users_for_admins.confidence,
    users_for_admins.maturity,
    users_for_admins.listens,
    users_for_admins.interactions,
    users_for_admins.votes,
    users_for_admins.last_active_at,
    users_for_admins.created_at,
    users_for_admins.search_text,
    users_for_admins.refreshed_at
   FROM dia.users_for_admins;

--
-- Name: VIEW dia_users; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_users IS 'The User Matrix, readable by admins.';

--
-- Name: dia_users_by_activity(jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_users_by_activity(conditions jsonb) RETURNS SETOF public.dia_users
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '60s'
    AS $$
declare
  condition jsonb;
  wanted text := '';
begin
  perform dia.require_admin('ask what users did');
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(conditions) = 'string' then
    conditions := (conditions #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(conditions) is distinct from 'array' or jsonb_array_length(conditions) not between 1 and 20 then
    raise exception sqlstate 'PT422' using
      message = 'Conditions on what users did are a list of 1 to 20', hint = 'Ask for dia_users where there is none.';
  end if;
  for condition in select jsonb_array_elements(conditions) loop
    wanted := wanted || case when condition -> 'did' = 'true'::jsonb
      then format(' and u.user_id in (%s)', dia.users_who(condition))
      else format(' and not exists (select from (%s) d where d.user_id = u.user_id)', dia.users_who(condition)) end;
  end loop;
  return query execute 'select u.* from dia.users_for_admins u where true' || wanted;
end
$$;

--
-- Name: dia_verify_ledger(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_verify_ledger() RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
begin
  perform dia.require_admin('verify the Passport');
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'code', v.code, 'userId', null, 'entryId', null, 'domain', null, 'difference', v.difference) order by v.code), '[]')
    from (
      select 'LEDGER_UNBALANCED' as code, abs(sum(l.amount_cents)) as difference
      from dia.ledger_postings l group by l.currency having sum(l.amount_cents) <> 0
      union all
      select 'SYSTEM_ACCOUNT_DIFFERS', abs(coalesce(a.balance_cents, 0) - coalesce(s.cents, 0))
      from dia.system_accounts a
      full join (
        select l.account, l.currency, sum(l.amount_cents) as cents from dia.ledger_postings l
        where l.user_id is null group by l.account, l.currency) s on s.account = a.account and s.currency = a.currency
      where coalesce(a.balance_cents, 0) <> coalesce(s.cents, 0)) v);
end
$$;

--
-- Name: dia_verify_scores(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_verify_scores(from_moment timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
declare
  month timestamptz;
  month_end timestamptz;
  differences jsonb;
begin
  perform dia.require_admin('verify the Passport');
  select dia.period_start_of('events_monthly', least(
      (select m.created_at from public.coliseum_metrics m
       where from_moment is null or m.created_at >= from_moment order by m.created_at, m.id limit 1),
      (select min(l.period_start) from dia.leaderboard_scores l where from_moment is null or l.period_start >= from_moment)))
    into month;
  if month is null then
    return jsonb_build_object('differences', '[]'::jsonb, 'next', null);
  end if;
  month_end := dia.period_end_of('events_monthly', month);
  -- The week that the month begins within started before it; what was looked at is not looked at again.
  month := greatest(dia.period_start_of('artists_weekly', month), from_moment);
  select jsonb_agg(jsonb_build_object('code', 'SCORE_DIFFERS', 'userId', null, 'entryId', null, 'domain', null,
      'difference', abs(coalesce(s.score, 0) - coalesce(l.score, 0)))) into differences
  from (
    select b.board, dia.period_start_of(b.board, m.created_at) as period_start, m.entity_id, sum(m.weighted_score * 1000000)::bigint as score
    from public.coliseum_metrics m
    cross join lateral (select case m.entity_type
      when 'artist' then 'artists_weekly' when 'track' then 'tracks_daily' when 'event' then 'events_monthly' end as board) b
    where m.created_at >= month and m.created_at < month_end + interval '7 days' and not m.is_late and m.weighted_score > 0
      and b.board is not null and dia.period_start_of(b.board, m.created_at) >= month
      and dia.period_start_of(b.board, m.created_at) < month_end
    group by 1, 2, 3) s
  full join (select * from dia.leaderboard_scores k where k.period_start >= month and k.period_start < month_end) l
    on l.leaderboard_type = s.board and l.period_start = s.period_start and l.entity_id = s.entity_id
  where coalesce(s.score, 0) <> coalesce(l.score, 0);
  return jsonb_build_object('differences', coalesce(differences, '[]'), 'next', month_end);
end
$$;

--
-- Name: dia_verify_users(uuid, integer, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_verify_users(after_user uuid DEFAULT NULL::uuid, user_limit integer DEFAULT 100, only_user uuid DEFAULT NULL::uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET statement_timeout TO '10min'
    AS $$
declare
  started_at timestamptz := clock_timestamp();
  page record;
  differences jsonb;
begin
  perform dia.require_admin('verify the Passport');
  if user_limit not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'user_limit must be 1 to 10000', hint = 'Choose a smaller page.';
  end if;
  if only_user is not null then
    select array[only_user] as users, null::uuid as up_to into page;
  else
    select * into page from dia.next_users(after_user, user_limit);
  end if;
  select jsonb_agg(jsonb_build_object(
      'code', d.code, 'userId', d.user_id, 'entryId', d.entry_id, 'domain', d.domain, 'difference', d.difference)
      order by d.user_id, d.entry_id, d.code, d.domain)
    into differences
  from (
    select * from dia.decision_differences(page.users)
    union all select * from dia.dna_differences(page.users)
    union all select * from dia.money_differences(page.users)
    union all select * from dia.metric_differences(page.users)
    union all select * from dia.seal_differences(page.users)
    limit 1000) d;
  return jsonb_build_object(
    'users', cardinality(page.users),
    'entries', (select count(*) from public.passport_entries e where e.user_id = any (page.users)),
    'differences', coalesce(differences, '[]'),
    'next', page.up_to,
    'durationMs', extract(epoch from clock_timestamp() - started_at)::double precision * 1000);
end
$$;

--
-- Name: dia_worker_heartbeat(text, text, integer, jsonb, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.dia_worker_heartbeat(worker text, state text, listen_seconds integer DEFAULT 0, counts jsonb DEFAULT '{}'::jsonb, last_error text DEFAULT NULL::text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into dia.worker_heartbeats as h (name, state, listens_until, counts, last_error)
  values (dia_worker_heartbeat.worker, dia_worker_heartbeat.state,
    case when listen_seconds > 0 then clock_timestamp() + make_interval(secs => least(listen_seconds, 300)) end,
    dia_worker_heartbeat.counts, left(dia_worker_heartbeat.last_error, 100))
  on conflict on constraint worker_heartbeats_pkey do update set
    seen_at = clock_timestamp(), state = excluded.state, listens_until = excluded.listens_until,
    counts = excluded.counts, last_error = excluded.last_error;
  -- Workers come and go under new names; whoever stops tidies up.
  if dia_worker_heartbeat.state = 'stopped' then
    delete from dia.worker_heartbeats h where h.seen_at < clock_timestamp() - interval '1 day';
  end if;
  return jsonb_build_object('at', dia.epoch_ms());
end
$$;

--
-- Name: keep_profile_role(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_profile_role() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  if current_user not in ('anon', 'authenticated') then
    return new;
  end if;
  if tg_op = 'INSERT' and new.role is distinct from 'fan'
    or tg_op = 'UPDATE' and new.role is distinct from old.role then
    raise exception 'The role of a profile can only be changed by the platform.'
      using errcode = '42501', hint = 'Ask an administrator to change the role.';
  end if;
  return new;
end
$$;

--
-- Name: processed_at(public.passport_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.processed_at(entry public.passport_entries) RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ select (dia.passport_state_of(entry)).processed_at $$;

--
-- Name: processed_by_coliseum(public.passport_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.processed_by_coliseum(entry public.passport_entries) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ select (dia.passport_state_of(entry)).processed_by_coliseum $$;

--
-- Name: processed_by_mediaid(public.passport_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.processed_by_mediaid(entry public.passport_entries) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ select (dia.passport_state_of(entry)).processed_by_mediaid $$;

--
-- Name: processed_by_treasury(public.passport_entries); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.processed_by_treasury(entry public.passport_entries) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ select (dia.passport_state_of(entry)).processed_by_treasury $$;

--
-- Name: treasury_accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.treasury_accounts (
    user_id uuid NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    balance_cents bigint DEFAULT 0 NOT NULL,
    pending_cents bigint DEFAULT 0 NOT NULL,
    lifetime_earned_cents bigint DEFAULT 0 NOT NULL,
    stripe_connect_account_id text,
    last_payout_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT treasury_accounts_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT treasury_accounts_pending_cents_check CHECK ((pending_cents >= 0)),
    CONSTRAINT treasury_accounts_stripe_connect_account_id_check CHECK (((char_length(stripe_connect_account_id) >= 1) AND (char_length(stripe_connect_account_id) <= 200)))
)
WITH (fillfactor='70');

--
-- Name: TABLE treasury_accounts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.treasury_accounts IS 'What a user has, is owed and has earned, per currency, in cents: the sums of dia.ledger_postings.';

--
-- Name: accounts_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.accounts_for_admins AS
 SELECT (((b.user_id)::text || '.'::text) || b.currency) AS account_id,
    b.user_id,
    ( SELECT (u.email)::text AS email
           FROM auth.users u
          WHERE (u.id = b.user_id)) AS user_email,
    ( SELECT p.display_name
           FROM public.profiles p
          WHERE (p.id = b.user_id)) AS user_name,
    b.currency,
    b.balance_cents,
    b.pending_cents,
    (b.pending_cents > 0) AS has_pending,
    b.lifetime_earned_cents,
        CASE
            WHEN (b.stripe_connect_account_id IS NULL) THEN 'not_connected'::text
            ELSE 'connected'::text
        END AS stripe_status,
    b.stripe_connect_account_id,
    b.last_payout_at,
    b.created_at,
    b.updated_at,
    s.search_text
   FROM (public.treasury_accounts b
     LEFT JOIN dia.user_matrix s ON ((s.user_id = b.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: artist_matrix; Type: MATERIALIZED VIEW; Schema: dia; Owner: -
--

CREATE MATERIALIZED VIEW dia.artist_matrix AS
 WITH uploads AS (
         SELECT c_1.artist_id,
            count(*) AS count
           FROM public.content_items c_1
          WHERE (c_1.artist_id IS NOT NULL)
          GROUP BY c_1.artist_id
        ), appearances AS (
         SELECT x_1.artist_id,
            count(*) AS count
           FROM ( SELECT v.artist_id,
                    v.event_id
                   FROM public.event_votes v
                  WHERE ((v.artist_id IS NOT NULL) AND (v.event_id IS NOT NULL))
                UNION
                 SELECT h.id,
                    e.id
                   FROM (public.artist_profiles h
                     JOIN public.events e ON ((e.host_id = h.user_id)))) x_1
          GROUP BY x_1.artist_id
        ), earnings AS (
         SELECT DISTINCT ON (t.user_id) t.user_id,
            t.currency,
            t.lifetime_earned_cents AS cents
           FROM public.treasury_accounts t
          ORDER BY t.user_id, (t.lifetime_earned_cents <> 0) DESC, (t.currency = 'USD'::text) DESC, t.currency
        )
 SELECT a.id AS artist_id,
    COALESCE(a.artist_name, ''::text) AS artist_name,
    a.user_id,
    COALESCE((u.email)::text, ''::text) AS user_email,
    COALESCE(p.display_name, ''::text) AS user_name,
    COALESCE(a.bio, ''::text) AS bio,
    COALESCE(a.verified, false) AS verified,
    (COALESCE(c.count, (0)::bigint))::integer AS uploads,
    (c.count IS NOT NULL) AS has_uploads,
    (COALESCE(x.count, (0)::bigint))::integer AS events,
    COALESCE(m.cents, (0)::bigint) AS earned_cents,
    COALESCE(m.currency, 'USD'::text) AS earned_currency,
    a.created_at,
    lower(concat_ws(' '::text, a.artist_name, u.email, p.display_name, a.id)) AS search_text
   FROM (((((public.artist_profiles a
     LEFT JOIN auth.users u ON ((u.id = a.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = a.user_id)))
     LEFT JOIN uploads c ON ((c.artist_id = a.id)))
     LEFT JOIN appearances x ON ((x.artist_id = a.id)))
     LEFT JOIN earnings m ON ((m.user_id = a.user_id)))
  WITH NO DATA;
ALTER TABLE ONLY dia.artist_matrix ALTER COLUMN search_text SET STATISTICS 1000;

--
-- Name: artists_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.artists_for_admins AS
 SELECT m.artist_id,
    m.artist_name,
    m.user_id,
    m.user_email,
    m.user_name,
    m.bio,
    m.verified,
    m.uploads,
    m.has_uploads,
    m.events,
    m.earned_cents,
    m.earned_currency,
    m.created_at,
    m.search_text,
    ( SELECT r.refreshed_at
           FROM dia.matrix_refreshes r
          WHERE (r.matrix = 'artists'::text)) AS refreshed_at
   FROM dia.artist_matrix m
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: optional_audio_features; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.optional_audio_features AS
 SELECT t.content_id,
    t.genre,
    t.mood,
    (t.tempo)::double precision AS tempo,
    (t.energy)::double precision AS energy,
    (t.ctid)::text AS address
   FROM public.audio_features t;

--
-- Name: audio_features_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.audio_features_for_admins AS
 SELECT (((f.content_id)::text || ' '::text) || f.address) AS feature_id,
    f.content_id,
    f.genre,
    f.mood,
    f.tempo,
    f.energy
   FROM dia.optional_audio_features f
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: audit_log; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    subject_user_id uuid,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT audit_log_action_check CHECK ((action ~ '^[a-z_]+(\.[a-z_]+)*$'::text))
);

--
-- Name: TABLE audit_log; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.audit_log IS 'What admins opened and did, written in the transaction that did it.';

--
-- Name: audit_log_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.audit_log_for_admins AS
 SELECT a.id,
    a.at,
    a.actor_id,
    ( SELECT (u.email)::text AS email
           FROM auth.users u
          WHERE (u.id = a.actor_id)) AS actor_email,
    a.action,
    a.subject_user_id,
    ( SELECT (u.email)::text AS email
           FROM auth.users u
          WHERE (u.id = a.subject_user_id)) AS subject_email,
    a.details
   FROM dia.audit_log a
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: audit_log_id_seq; Type: SEQUENCE; Schema: dia; Owner: -
--

ALTER TABLE dia.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME dia.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: backfills; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.backfills (
    of_user uuid NOT NULL,
    source_table text NOT NULL,
    last_id uuid,
    estimated_rows bigint NOT NULL,
    seen bigint DEFAULT 0 NOT NULL,
    added bigint DEFAULT 0 NOT NULL,
    repeats bigint DEFAULT 0 NOT NULL,
    left_out bigint DEFAULT 0 NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT backfills_source_table_check CHECK ((source_table = ANY (ARRAY['listening_history'::text, 'media_engagement_log'::text, 'event_votes'::text])))
);

--
-- Name: TABLE backfills; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.backfills IS 'How far the backfill has come, so that it goes on where it stopped.';

--
-- Name: treasury_transactions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.treasury_transactions (
    id uuid NOT NULL,
    transaction_type text NOT NULL,
    from_user_id uuid,
    to_user_id uuid,
    amount_cents bigint NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    split_breakdown jsonb DEFAULT '[]'::jsonb NOT NULL,
    stripe_payment_intent_id text,
    entity_type text,
    entity_id uuid,
    source text NOT NULL,
    reverses_id uuid,
    refunded_cents bigint DEFAULT 0 NOT NULL,
    contract_id uuid,
    entry_user_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT treasury_transactions_amount_cents_check CHECK ((amount_cents > 0)),
    CONSTRAINT treasury_transactions_check CHECK (((refunded_cents >= 0) AND (refunded_cents <= amount_cents))),
    CONSTRAINT treasury_transactions_check1 CHECK (((transaction_type = 'refund'::text) = (reverses_id IS NOT NULL))),
    CONSTRAINT treasury_transactions_check2 CHECK (((status = 'refunded'::text) = (refunded_cents = amount_cents))),
    CONSTRAINT treasury_transactions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT treasury_transactions_entity_type_check CHECK ((entity_type = ANY (ARRAY['track'::text, 'artist'::text, 'event'::text, 'transaction'::text, 'playlist'::text]))),
    CONSTRAINT treasury_transactions_source_check CHECK (((source = ANY (ARRAY['platform'::text, 'stripe'::text])) OR (source ~ '^(balance|pending):[0-9a-f-]{36}$'::text))),
    CONSTRAINT treasury_transactions_split_breakdown_check CHECK ((jsonb_typeof(split_breakdown) = 'array'::text)),
    CONSTRAINT treasury_transactions_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'completed'::text, 'failed'::text, 'refunded'::text]))),
    CONSTRAINT treasury_transactions_stripe_payment_intent_id_check CHECK (((char_length(stripe_payment_intent_id) >= 1) AND (char_length(stripe_payment_intent_id) <= 200))),
    CONSTRAINT treasury_transactions_transaction_type_check CHECK ((transaction_type = ANY (ARRAY['track_play'::text, 'track_purchase'::text, 'tip'::text, 'subscription'::text, 'payout'::text, 'event_ticket'::text, 'reward'::text, 'referral'::text, 'refund'::text, 'other'::text])))
)
WITH (fillfactor='80');

--
-- Name: TABLE treasury_transactions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.treasury_transactions IS 'Every movement of money. pending becomes completed or failed; completed becomes refunded by reversing transactions.';

--
-- Name: entity_revenue; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.entity_revenue AS
 SELECT DISTINCT ON (r.entity_type, r.entity_id) r.entity_type,
    r.entity_id,
    r.currency,
    r.cents
   FROM ( SELECT t.entity_type,
            t.entity_id,
            t.currency,
            (sum((t.amount_cents - t.refunded_cents)))::bigint AS cents,
            count(*) AS payments
           FROM public.treasury_transactions t
          WHERE ((t.status = ANY (ARRAY['completed'::text, 'refunded'::text])) AND (t.source = 'stripe'::text) AND (t.transaction_type <> 'refund'::text) AND (t.entity_id IS NOT NULL))
          GROUP BY t.entity_type, t.entity_id, t.currency) r
  ORDER BY r.entity_type, r.entity_id, (r.cents <> 0) DESC, (r.currency = 'USD'::text) DESC, r.payments DESC, r.currency;

--
-- Name: event_types; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.event_types (
    name text NOT NULL,
    canonical text NOT NULL,
    category text NOT NULL,
    mediaid boolean NOT NULL,
    treasury boolean NOT NULL,
    coliseum boolean NOT NULL,
    transaction_type text,
    CONSTRAINT event_types_category_check CHECK ((category = ANY (ARRAY['player'::text, 'concierto'::text, 'treasury'::text, 'coliseum'::text, 'social'::text, 'system'::text])))
);

--
-- Name: TABLE event_types; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.event_types IS 'Routing of the event catalogue: which systems work an entry of each name. A test holds it against @dia/core.';

--
-- Name: content_matrix; Type: MATERIALIZED VIEW; Schema: dia; Owner: -
--

CREATE MATERIALIZED VIEW dia.content_matrix AS
 WITH plays AS (
         SELECT l.content_id,
            count(*) AS count
           FROM public.listening_history l
          WHERE ((l.content_id IS NOT NULL) AND (l.event_type IN ( SELECT t.name
                   FROM dia.event_types t
                  WHERE (t.canonical = 'player.track_played'::text))))
          GROUP BY l.content_id
        ), favourites AS (
         SELECT w.content_id,
            count(*) AS count
           FROM ( SELECT DISTINCT ON (g.content_id, g.user_id) g.content_id,
                    t.canonical
                   FROM (public.media_engagement_log g
                     JOIN dia.event_types t ON ((t.name = g.event_type)))
                  WHERE ((g.content_id IS NOT NULL) AND (t.canonical = ANY (ARRAY['player.track_favorited'::text, 'player.track_unfavorited'::text])))
                  ORDER BY g.content_id, g.user_id, g.created_at DESC, g.id DESC) w
          WHERE (w.canonical = 'player.track_favorited'::text)
          GROUP BY w.content_id
        )
 SELECT c.id AS content_id,
    COALESCE(c.title, ''::text) AS title,
    c.artist_id,
    COALESCE(c.artist_name, a.artist_name, ''::text) AS artist_name,
    COALESCE(c.file_type, ''::text) AS file_type,
    (c.duration)::double precision AS duration,
    (COALESCE(p.count, (0)::bigint))::integer AS plays,
    (COALESCE(f.count, (0)::bigint))::integer AS favourites,
    COALESCE(r.cents, (0)::bigint) AS revenue_cents,
    COALESCE(r.currency, 'USD'::text) AS revenue_currency,
    c.checksum,
    c.created_at,
    lower(concat_ws(' '::text, c.title, COALESCE(c.artist_name, a.artist_name), c.id)) AS search_text
   FROM ((((public.content_items c
     LEFT JOIN public.artist_profiles a ON ((a.id = c.artist_id)))
     LEFT JOIN plays p ON ((p.content_id = c.id)))
     LEFT JOIN favourites f ON ((f.content_id = c.id)))
     LEFT JOIN dia.entity_revenue r ON (((r.entity_type = 'track'::text) AND (r.entity_id = c.id))))
  WITH NO DATA;
ALTER TABLE ONLY dia.content_matrix ALTER COLUMN search_text SET STATISTICS 1000;

--
-- Name: contents_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.contents_for_admins AS
 SELECT m.content_id,
    m.title,
    m.artist_id,
    m.artist_name,
    m.file_type,
    m.duration,
    m.plays,
    m.favourites,
    m.revenue_cents,
    m.revenue_currency,
    m.checksum,
    m.created_at,
    m.search_text,
    ( SELECT r.refreshed_at
           FROM dia.matrix_refreshes r
          WHERE (r.matrix = 'contents'::text)) AS refreshed_at
   FROM dia.content_matrix m
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: passport_dead_letters; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.passport_dead_letters (
    user_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    system text NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    attempts smallint NOT NULL,
    died_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    dismissed_at timestamp with time zone,
    CONSTRAINT passport_dead_letters_system_check CHECK ((system = ANY (ARRAY['mediaid'::text, 'treasury'::text, 'coliseum'::text])))
);

--
-- Name: dead_letters_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.dead_letters_for_admins AS
 SELECT (((((l.user_id)::text || '.'::text) || l.entry_id) || '.'::text) || l.system) AS letter_id,
    l.user_id,
    l.entry_id,
    l.system,
    ( SELECT e.event_type
           FROM public.passport_entries e
          WHERE ((e.user_id = l.user_id) AND (e.id = l.entry_id))) AS event_type,
    l.code,
    l.message,
    l.attempts,
    l.died_at,
    l.dismissed_at
   FROM dia.passport_dead_letters l
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: decisions_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.decisions_for_admins AS
 SELECT (((((d.user_id)::text || '.'::text) || d.entry_id) || '.'::text) || d.systems) AS decision_id,
    d.decided_at,
    d.user_id,
    d.entry_id,
    d.systems,
    d.event_type,
    d.catalogue_version,
    d.mediaid_reason,
    d.treasury_reason,
    d.coliseum_reason,
    d.valence,
    d.k_cultural,
    d.k_behavioral,
    d.k_economic,
    d.k_spatial,
    d.occurred_at
   FROM dia.passport_decisions d
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: dna_priors; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.dna_priors (
    user_id uuid NOT NULL,
    domain smallint NOT NULL,
    prior extensions.vector(384) NOT NULL,
    CONSTRAINT dna_priors_domain_check CHECK (((domain >= 1) AND (domain <= 4)))
);
ALTER TABLE ONLY dia.dna_priors ALTER COLUMN prior SET STORAGE PLAIN;

--
-- Name: engagements_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.engagements_for_admins AS
 SELECT g.id,
    g.user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    g.event_type,
    g.content_id,
    c.title AS content_title,
    c.artist_id,
    COALESCE(c.artist_name, ( SELECT a.artist_name
           FROM public.artist_profiles a
          WHERE (a.id = c.artist_id))) AS artist_name,
    g.session_id,
    g.metadata,
    g.created_at,
    s.search_text
   FROM ((((public.media_engagement_log g
     LEFT JOIN public.content_items c ON ((c.id = g.content_id)))
     LEFT JOIN dia.user_matrix s ON ((s.user_id = g.user_id)))
     LEFT JOIN auth.users u ON ((u.id = g.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = g.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: entity_dna; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.entity_dna (
    id bigint NOT NULL,
    entity_type text NOT NULL,
    entity_id uuid NOT NULL,
    with_artist_id uuid,
    model text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    cultural extensions.vector(384) NOT NULL,
    behavioral extensions.vector(384) NOT NULL,
    economic extensions.vector(384) NOT NULL,
    spatial extensions.vector(384) NOT NULL,
    domains smallint NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT entity_dna_entity_type_check CHECK ((entity_type = ANY (ARRAY['track'::text, 'artist'::text, 'event'::text, 'playlist'::text])))
);
ALTER TABLE ONLY dia.entity_dna ALTER COLUMN cultural SET STORAGE PLAIN;
ALTER TABLE ONLY dia.entity_dna ALTER COLUMN behavioral SET STORAGE PLAIN;
ALTER TABLE ONLY dia.entity_dna ALTER COLUMN economic SET STORAGE PLAIN;
ALTER TABLE ONLY dia.entity_dna ALTER COLUMN spatial SET STORAGE PLAIN;

--
-- Name: entity_dna_id_seq; Type: SEQUENCE; Schema: dia; Owner: -
--

ALTER TABLE dia.entity_dna ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME dia.entity_dna_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: erased_users; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.erased_users (
    user_id uuid NOT NULL,
    erased_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: TABLE erased_users; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.erased_users IS 'Ids of erased users, which are nobody''s any more; what still arrives under them is skipped.';

--
-- Name: optional_event_attendees; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.optional_event_attendees AS
 SELECT t.id,
    t.event_id,
    t.user_id,
    t.status,
    t.created_at,
    (t.ctid)::text AS address
   FROM public.event_attendees t;

--
-- Name: event_attendees_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.event_attendees_for_admins AS
 SELECT a.id,
    a.event_id,
    a.user_id,
    a.status,
    a.created_at
   FROM dia.optional_event_attendees a
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: event_entity_types; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.event_entity_types (
    canonical text NOT NULL,
    entity_types text[] NOT NULL
);

--
-- Name: TABLE event_entity_types; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.event_entity_types IS 'What an event of each canonical name may be about. A test holds it against @dia/core.';

--
-- Name: event_matrix; Type: MATERIALIZED VIEW; Schema: dia; Owner: -
--

CREATE MATERIALIZED VIEW dia.event_matrix AS
 WITH votes AS (
         SELECT v_1.event_id,
            count(*) AS count
           FROM public.event_votes v_1
          WHERE (v_1.event_id IS NOT NULL)
          GROUP BY v_1.event_id
        ), attendees AS (
         SELECT a_1.event_id,
            count(*) AS count
           FROM dia.optional_event_attendees a_1
          WHERE ((a_1.status IS NULL) OR (a_1.status <> ALL (ARRAY['cancelled'::text, 'canceled'::text, 'declined'::text, 'not_going'::text])))
          GROUP BY a_1.event_id
        )
 SELECT e.id AS event_id,
    COALESCE(e.title, ''::text) AS title,
    COALESCE(e.status, ''::text) AS status,
    e.host_id,
    COALESCE((u.email)::text, ''::text) AS host_email,
    COALESCE(p.display_name, ''::text) AS host_name,
    COALESCE(e.location, ''::text) AS location,
    COALESCE(e.event_date, e.created_at) AS event_date,
    (e.event_date IS NOT NULL) AS has_date,
    COALESCE((e.event_date > now()), false) AS is_upcoming,
    (COALESCE(a.count, (0)::bigint))::integer AS attendees,
    (COALESCE(v.count, (0)::bigint))::integer AS votes,
    (v.count IS NOT NULL) AS has_votes,
    COALESCE(r.cents, (0)::bigint) AS revenue_cents,
    COALESCE(r.currency, 'USD'::text) AS revenue_currency,
    e.created_at,
    lower(concat_ws(' '::text, e.title, e.location, u.email, p.display_name, e.id)) AS search_text
   FROM (((((public.events e
     LEFT JOIN auth.users u ON ((u.id = e.host_id)))
     LEFT JOIN public.profiles p ON ((p.id = e.host_id)))
     LEFT JOIN votes v ON ((v.event_id = e.id)))
     LEFT JOIN attendees a ON ((a.event_id = e.id)))
     LEFT JOIN dia.entity_revenue r ON (((r.entity_type = 'event'::text) AND (r.entity_id = e.id))))
  WITH NO DATA;
ALTER TABLE ONLY dia.event_matrix ALTER COLUMN search_text SET STATISTICS 1000;

--
-- Name: events_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.events_for_admins AS
 SELECT m.event_id,
    m.title,
    m.status,
    m.host_id,
    m.host_email,
    m.host_name,
    m.location,
    m.event_date,
    m.has_date,
    m.is_upcoming,
    m.attendees,
    m.votes,
    m.has_votes,
    m.revenue_cents,
    m.revenue_currency,
    m.created_at,
    m.search_text,
    ( SELECT r.refreshed_at
           FROM dia.matrix_refreshes r
          WHERE (r.matrix = 'events'::text)) AS refreshed_at
   FROM dia.event_matrix m
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: health_samples; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.health_samples (
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    open bigint NOT NULL,
    dead bigint NOT NULL,
    lag_seconds double precision NOT NULL,
    decided bigint NOT NULL,
    users bigint,
    freshness_seconds double precision,
    unsealed bigint,
    workers integer,
    interactions bigint,
    dna_share double precision,
    duplicates bigint,
    ledger_off_cents numeric
);

--
-- Name: TABLE health_samples; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.health_samples IS 'How all systems stood, a sample a minute, kept for two days.';

--
-- Name: leaderboard_changes; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.leaderboard_changes (
    leaderboard_type text NOT NULL,
    period_start timestamp with time zone NOT NULL
);

--
-- Name: leaderboard_places; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.leaderboard_places (
    place_id text NOT NULL COLLATE pg_catalog."C",
    leaderboard_type text NOT NULL,
    period_start timestamp with time zone NOT NULL,
    period_end timestamp with time zone NOT NULL,
    rank integer NOT NULL,
    previous_rank integer,
    trend text NOT NULL,
    entity_type text NOT NULL,
    entity_id uuid NOT NULL,
    score double precision NOT NULL,
    CONSTRAINT leaderboard_places_trend_check CHECK ((trend = ANY (ARRAY['up'::text, 'down'::text, 'same'::text, 'new'::text])))
);

--
-- Name: leaderboard_scores; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.leaderboard_scores (
    leaderboard_type text NOT NULL COLLATE pg_catalog."C",
    period_start timestamp with time zone NOT NULL,
    entity_id uuid NOT NULL,
    score bigint NOT NULL,
    CONSTRAINT leaderboard_scores_leaderboard_type_check CHECK ((leaderboard_type = ANY (ARRAY['artists_weekly'::text, 'tracks_daily'::text, 'events_monthly'::text])))
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.05');

--
-- Name: TABLE leaderboard_scores; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.leaderboard_scores IS 'What each entity has in each period, in millionths of a point; the rankings are read from it.';

--
-- Name: leaderboards_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.leaderboards_for_admins AS
 SELECT l.place_id,
    l.leaderboard_type,
    l.period_start,
    l.period_end,
    l.rank,
    l.previous_rank,
    l.trend,
    l.entity_type,
    l.entity_id,
        CASE l.entity_type
            WHEN 'track'::text THEN ( SELECT c.title
               FROM public.content_items c
              WHERE (c.id = l.entity_id))
            WHEN 'artist'::text THEN ( SELECT a.artist_name
               FROM public.artist_profiles a
              WHERE (a.id = l.entity_id))
            WHEN 'event'::text THEN ( SELECT v.title
               FROM public.events v
              WHERE (v.id = l.entity_id))
            ELSE NULL::text
        END AS entity_name,
    l.score
   FROM dia.leaderboard_places l
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: ledger_postings; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.ledger_postings (
    transaction_id uuid NOT NULL,
    status text NOT NULL,
    account text NOT NULL,
    user_id uuid,
    currency text NOT NULL,
    amount_cents bigint NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    CONSTRAINT ledger_postings_account_check CHECK ((account = ANY (ARRAY['balance'::text, 'pending'::text, 'platform'::text, 'stripe'::text]))),
    CONSTRAINT ledger_postings_amount_cents_check CHECK ((amount_cents <> 0)),
    CONSTRAINT ledger_postings_check CHECK (((account = ANY (ARRAY['balance'::text, 'pending'::text])) = (user_id IS NOT NULL))),
    CONSTRAINT ledger_postings_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ledger_postings_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'completed'::text, 'failed'::text])))
);

--
-- Name: TABLE ledger_postings; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.ledger_postings IS 'Double entry: the postings of a transaction sum to zero per currency, and an account is the sum of its postings.';

--
-- Name: ledger_postings_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.ledger_postings_for_admins AS
 SELECT concat_ws('.'::text, l.transaction_id, l.status, l.account, l.user_id) AS posting_id,
    l.posted_at,
    l.transaction_id,
    l.status,
    l.account,
    l.user_id,
    l.amount_cents,
    l.currency
   FROM dia.ledger_postings l
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: optional_listening_sessions; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.optional_listening_sessions AS
 SELECT t.id,
    t.user_id,
    t.started_at,
    t.ended_at,
    t.device_type,
    t.context,
    (t.ctid)::text AS address
   FROM public.listening_sessions t;

--
-- Name: listening_sessions_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.listening_sessions_for_admins AS
 SELECT l.id,
    l.user_id,
    l.started_at,
    l.ended_at,
    l.device_type,
    l.context
   FROM dia.optional_listening_sessions l
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: listens_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.listens_for_admins AS
 SELECT l.id,
    l.user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    l.content_id,
    c.title AS content_title,
    c.artist_id,
    COALESCE(c.artist_name, ( SELECT a.artist_name
           FROM public.artist_profiles a
          WHERE (a.id = c.artist_id))) AS artist_name,
    l.event_type,
    (l.play_duration)::double precision AS play_duration,
    ((l.progress_percentage / 100.0))::double precision AS completion,
    l.session_id,
    l.metadata,
    l.created_at,
    s.search_text
   FROM ((((public.listening_history l
     LEFT JOIN public.content_items c ON ((c.id = l.content_id)))
     LEFT JOIN dia.user_matrix s ON ((s.user_id = l.user_id)))
     LEFT JOIN auth.users u ON ((u.id = l.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = l.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: media_ids_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.media_ids_for_admins AS
 SELECT m.id,
    m.user_uuid,
    m.interests,
    m.genre_preferences,
    m.content_flags,
    m.location_code,
    (m.profile_embedding IS NOT NULL) AS has_embedding,
    m.version,
    m.created_at,
    m.updated_at
   FROM public.media_ids m
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: metrics_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.metrics_for_admins AS
 SELECT x.id,
    x.metric_type,
    x.user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    x.entity_type,
    x.entity_id,
        CASE x.entity_type
            WHEN 'track'::text THEN ( SELECT c.title
               FROM public.content_items c
              WHERE (c.id = x.entity_id))
            WHEN 'artist'::text THEN ( SELECT a.artist_name
               FROM public.artist_profiles a
              WHERE (a.id = x.entity_id))
            WHEN 'event'::text THEN ( SELECT v.title
               FROM public.events v
              WHERE (v.id = x.entity_id))
            ELSE NULL::text
        END AS entity_name,
    (x.base_score)::double precision AS base_score,
    (x.weighted_score)::double precision AS weighted_score,
    x.context,
    x.entry_id,
    x.is_late,
    x.created_at,
    s.search_text
   FROM (((public.coliseum_metrics x
     LEFT JOIN dia.user_matrix s ON ((s.user_id = x.user_id)))
     LEFT JOIN auth.users u ON ((u.id = x.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = x.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: optional_subscriptions; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.optional_subscriptions AS
 SELECT t.id,
    t.user_id,
    t.artist_id,
    t.subscription_type,
    t.status,
    t.current_period_start,
    t.current_period_end,
    t.cancel_at_period_end,
    t.stripe_subscription_id,
    t.created_at,
    (t.ctid)::text AS address
   FROM public.subscriptions t;

--
-- Name: passport_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.passport_for_admins AS
 SELECT e.id,
    e.user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    e.event_type,
    e.event_category,
    e.entity_type,
    e.entity_id,
        CASE e.entity_type
            WHEN 'track'::text THEN ( SELECT c.title
               FROM public.content_items c
              WHERE (c.id = e.entity_id))
            WHEN 'artist'::text THEN ( SELECT a.artist_name
               FROM public.artist_profiles a
              WHERE (a.id = e.entity_id))
            WHEN 'event'::text THEN ( SELECT v.title
               FROM public.events v
              WHERE (v.id = e.entity_id))
            ELSE NULL::text
        END AS entity_name,
        CASE COALESCE((w.mediaid)::integer, (d.mediaid)::integer, 0)
            WHEN 1 THEN
            CASE
                WHEN (w.mediaid_attempts > 0) THEN 'retrying'::text
                ELSE 'pending'::text
            END
            WHEN 2 THEN 'done'::text
            WHEN 3 THEN 'skipped'::text
            WHEN 4 THEN 'dead'::text
            ELSE 'not_routed'::text
        END AS mediaid,
        CASE COALESCE((w.treasury)::integer, (d.treasury)::integer, 0)
            WHEN 1 THEN
            CASE
                WHEN (w.treasury_attempts > 0) THEN 'retrying'::text
                ELSE 'pending'::text
            END
            WHEN 2 THEN 'done'::text
            WHEN 3 THEN 'skipped'::text
            WHEN 4 THEN 'dead'::text
            ELSE 'not_routed'::text
        END AS treasury,
        CASE COALESCE((w.coliseum)::integer, (d.coliseum)::integer, 0)
            WHEN 1 THEN
            CASE
                WHEN (w.coliseum_attempts > 0) THEN 'retrying'::text
                ELSE 'pending'::text
            END
            WHEN 2 THEN 'done'::text
            WHEN 3 THEN 'skipped'::text
            WHEN 4 THEN 'dead'::text
            ELSE 'not_routed'::text
        END AS coliseum,
    w.mediaid AS mediaid_work,
    w.treasury AS treasury_work,
    w.coliseum AS coliseum_work,
    w.is_open,
    COALESCE(w.mediaid_reason, d.mediaid_reason) AS mediaid_reason,
    COALESCE(w.treasury_reason, d.treasury_reason) AS treasury_reason,
    COALESCE(w.coliseum_reason, d.coliseum_reason) AS coliseum_reason,
    COALESCE((((w.mediaid_attempts + w.treasury_attempts) + w.coliseum_attempts))::integer, 0) AS attempts,
    e.session_id,
    e.device_id,
    e.metadata,
    e.clock_flag,
    e.occurred_at,
    e.created_at,
        CASE
            WHEN ((NOT COALESCE(w.is_open, false)) AND (COALESCE((w.mediaid)::integer, 0) <> 4) AND (COALESCE((w.treasury)::integer, 0) <> 4) AND (COALESCE((w.coliseum)::integer, 0) <> 4)) THEN d.decided_at
            ELSE NULL::timestamp with time zone
        END AS processed_at,
    s.search_text
   FROM (((((public.passport_entries e
     LEFT JOIN dia.passport_work w ON (((w.user_id = ((e.user_id)::text)::uuid) AND (w.entry_id = e.id))))
     LEFT JOIN LATERAL ( SELECT max(x.mediaid) AS mediaid,
            max(x.treasury) AS treasury,
            max(x.coliseum) AS coliseum,
            max(x.mediaid_reason) AS mediaid_reason,
            max(x.treasury_reason) AS treasury_reason,
            max(x.coliseum_reason) AS coliseum_reason,
            max(x.decided_at) AS decided_at
           FROM dia.passport_decisions x
          WHERE ((x.user_id = e.user_id) AND (x.entry_id = e.id))) d ON (true))
     LEFT JOIN dia.user_matrix s ON ((s.user_id = e.user_id)))
     LEFT JOIN auth.users u ON ((u.id = e.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = e.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: passport_by_work_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.passport_by_work_for_admins AS
 SELECT w.entry_id AS id,
    w.user_id,
    p.user_email,
    p.user_name,
    p.event_type,
    p.event_category,
    p.entity_type,
    p.entity_id,
    p.entity_name,
    p.mediaid,
    p.treasury,
    p.coliseum,
    w.mediaid AS mediaid_work,
    w.treasury AS treasury_work,
    w.coliseum AS coliseum_work,
    ((w.mediaid = 1) OR (w.treasury = 1) OR (w.coliseum = 1)) AS is_open,
    p.mediaid_reason,
    p.treasury_reason,
    p.coliseum_reason,
    p.attempts,
    p.session_id,
    p.device_id,
    p.metadata,
    p.clock_flag,
    w.occurred_at,
    p.created_at,
    p.processed_at,
    p.search_text
   FROM (dia.passport_work w
     CROSS JOIN LATERAL ( SELECT e.id,
            e.user_id,
            e.user_email,
            e.user_name,
            e.event_type,
            e.event_category,
            e.entity_type,
            e.entity_id,
            e.entity_name,
            e.mediaid,
            e.treasury,
            e.coliseum,
            e.mediaid_work,
            e.treasury_work,
            e.coliseum_work,
            e.is_open,
            e.mediaid_reason,
            e.treasury_reason,
            e.coliseum_reason,
            e.attempts,
            e.session_id,
            e.device_id,
            e.metadata,
            e.clock_flag,
            e.occurred_at,
            e.created_at,
            e.processed_at,
            e.search_text
           FROM dia.passport_for_admins e
          WHERE ((e.user_id = w.user_id) AND (e.id = w.entry_id))
         LIMIT 1) p)
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: passport_dedupe_keys; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.passport_dedupe_keys (
    user_id uuid NOT NULL,
    dedupe_key uuid NOT NULL,
    entry_id uuid NOT NULL
);

--
-- Name: payout_contracts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payout_contracts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    artist_id uuid NOT NULL,
    artist_share numeric(7,6) DEFAULT 0.70 NOT NULL,
    platform_share numeric(7,6) DEFAULT 0.30 NOT NULL,
    label_share numeric(7,6) DEFAULT 0 NOT NULL,
    referral_share numeric(7,6),
    label_user_id uuid,
    effective_from timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT payout_contracts_artist_share_check CHECK (((artist_share >= (0)::numeric) AND (artist_share <= (1)::numeric))),
    CONSTRAINT payout_contracts_check CHECK (((referral_share >= (0)::numeric) AND (referral_share <= platform_share))),
    CONSTRAINT payout_contracts_check1 CHECK ((((artist_share + platform_share) + label_share) = (1)::numeric)),
    CONSTRAINT payout_contracts_check2 CHECK (((label_share = (0)::numeric) OR (label_user_id IS NOT NULL))),
    CONSTRAINT payout_contracts_check3 CHECK ((expires_at > effective_from)),
    CONSTRAINT payout_contracts_effective_from_check CHECK (isfinite(effective_from)),
    CONSTRAINT payout_contracts_expires_at_check CHECK (isfinite(expires_at)),
    CONSTRAINT payout_contracts_label_share_check CHECK (((label_share >= (0)::numeric) AND (label_share <= (1)::numeric))),
    CONSTRAINT payout_contracts_platform_share_check CHECK (((platform_share >= (0)::numeric) AND (platform_share <= (1)::numeric)))
);

--
-- Name: TABLE payout_contracts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.payout_contracts IS 'How an artist''s gross is split, and from when until when; the contract in force at the event''s time applies.';

--
-- Name: payout_contracts_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.payout_contracts_for_admins AS
 SELECT c.id,
    c.artist_id,
    (c.artist_share)::double precision AS artist_share,
    (c.platform_share)::double precision AS platform_share,
    (c.label_share)::double precision AS label_share,
    (c.referral_share)::double precision AS referral_share,
    c.label_user_id,
    c.effective_from,
    c.expires_at,
    c.created_at
   FROM public.payout_contracts c
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: pending_scores_id_seq; Type: SEQUENCE; Schema: dia; Owner: -
--

ALTER TABLE dia.pending_scores ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME dia.pending_scores_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: profiles_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.profiles_for_admins AS
 SELECT p.id,
    p.display_name,
    p.role,
    p.created_at,
    p.updated_at
   FROM public.profiles p
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: schema_migrations; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.schema_migrations (
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    checksum text
);

--
-- Name: seal_heads; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.seal_heads (
    user_id uuid NOT NULL,
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
WITH (fillfactor='80');

--
-- Name: seal_work; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.seal_work (
    user_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    systems smallint NOT NULL,
    CONSTRAINT seal_work_systems_check CHECK (((systems >= 0) AND (systems <= 7)))
)
WITH (autovacuum_vacuum_scale_factor='0.05');

--
-- Name: sealable; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.sealable AS
 SELECT e.user_id,
    e.id AS entry_id,
    (0)::smallint AS systems,
    (jsonb_build_array(e.event_category, e.entity_type, e.entity_id, ((EXTRACT(epoch FROM e.device_time) * (1000000)::numeric))::bigint, ((EXTRACT(epoch FROM e.sent_at) * (1000000)::numeric))::bigint, ((EXTRACT(epoch FROM e.created_at) * (1000000)::numeric))::bigint))::text AS fields,
    (jsonb_build_array(e.event_type, e.session_id, e.device_id, e.metadata))::text AS personal
   FROM public.passport_entries e
UNION ALL
 SELECT d.user_id,
    d.entry_id,
    d.systems,
    (jsonb_build_array(d.catalogue_version, ((EXTRACT(epoch FROM d.occurred_at) * (1000000)::numeric))::bigint, d.treasury, d.treasury_reason, d.transaction_id, d.treasury_effect, d.coliseum, d.coliseum_reason, d.base_score, d.weighted_score, d.scored_type, d.scored_id, d.second_type, d.second_id, d.late))::text AS fields,
    (jsonb_build_array(d.event_type, d.mediaid, d.mediaid_reason, d.entity_dna_id, encode(float8send(d.valence), 'hex'::text), encode(float8send(d.k_cultural), 'hex'::text), encode(float8send(d.k_behavioral), 'hex'::text), encode(float8send(d.k_economic), 'hex'::text), encode(float8send(d.k_spatial), 'hex'::text)))::text AS personal
   FROM dia.passport_decisions d;

--
-- Name: seals; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.seals (
    user_id uuid NOT NULL,
    sequence bigint NOT NULL,
    entry_id uuid NOT NULL,
    systems smallint NOT NULL,
    withdrawn boolean NOT NULL,
    salt uuid,
    fields_digest bytea NOT NULL,
    personal_digest bytea NOT NULL,
    digest bytea NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT seals_sequence_check CHECK ((sequence > 0)),
    CONSTRAINT seals_systems_check CHECK (((systems >= 0) AND (systems <= 7)))
);

--
-- Name: subscriptions_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.subscriptions_for_admins AS
 SELECT b.id,
    b.user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    b.artist_id,
    ( SELECT a.artist_name
           FROM public.artist_profiles a
          WHERE (a.id = b.artist_id)) AS artist_name,
    b.subscription_type,
    b.status,
    b.current_period_start,
    b.current_period_end,
    COALESCE(b.cancel_at_period_end, false) AS cancel_at_period_end,
    b.stripe_subscription_id,
    b.created_at,
    s.search_text
   FROM (((dia.optional_subscriptions b
     LEFT JOIN dia.user_matrix s ON ((s.user_id = b.user_id)))
     LEFT JOIN auth.users u ON ((u.id = b.user_id)))
     LEFT JOIN public.profiles p ON ((p.id = b.user_id)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: system_account_changes; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.system_account_changes (
    account text NOT NULL,
    currency text NOT NULL,
    amount_cents numeric NOT NULL,
    CONSTRAINT system_account_changes_account_check CHECK ((account = ANY (ARRAY['platform'::text, 'stripe'::text])))
);

--
-- Name: system_account_snapshots; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.system_account_snapshots (
    account text NOT NULL,
    currency text NOT NULL,
    balance_cents numeric NOT NULL,
    rolled_up_at timestamp with time zone NOT NULL,
    CONSTRAINT system_account_snapshots_account_check CHECK ((account = ANY (ARRAY['platform'::text, 'stripe'::text])))
);

--
-- Name: system_accounts; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.system_accounts AS
 SELECT a.account,
    a.currency,
    sum(a.balance_cents) AS balance_cents
   FROM ( SELECT s.account,
            s.currency,
            s.balance_cents
           FROM dia.system_account_snapshots s
        UNION ALL
         SELECT c.account,
            c.currency,
            c.amount_cents
           FROM dia.system_account_changes c) a
  GROUP BY a.account, a.currency;

--
-- Name: VIEW system_accounts; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON VIEW dia.system_accounts IS 'Balances of the platform and of Stripe: the snapshot and what was posted since.';

--
-- Name: transactions_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.transactions_for_admins AS
 SELECT t.id,
    t.transaction_type,
    t.from_user_id,
    ( SELECT (u.email)::text AS email
           FROM auth.users u
          WHERE (u.id = t.from_user_id)) AS from_email,
    ( SELECT p.display_name
           FROM public.profiles p
          WHERE (p.id = t.from_user_id)) AS from_name,
    t.to_user_id,
    ( SELECT (u.email)::text AS email
           FROM auth.users u
          WHERE (u.id = t.to_user_id)) AS to_email,
    ( SELECT p.display_name
           FROM public.profiles p
          WHERE (p.id = t.to_user_id)) AS to_name,
    t.amount_cents,
    t.currency,
    t.status,
    t.entity_type,
    t.entity_id,
        CASE t.entity_type
            WHEN 'track'::text THEN ( SELECT c.title
               FROM public.content_items c
              WHERE (c.id = t.entity_id))
            WHEN 'artist'::text THEN ( SELECT a.artist_name
               FROM public.artist_profiles a
              WHERE (a.id = t.entity_id))
            WHEN 'event'::text THEN ( SELECT v.title
               FROM public.events v
              WHERE (v.id = t.entity_id))
            ELSE NULL::text
        END AS entity_name,
    t.stripe_payment_intent_id,
    t.split_breakdown,
    t.reverses_id,
    t.refunded_cents,
    t.contract_id,
    t.entry_id,
    t.created_at,
    t.updated_at,
    lower((((t.id)::text || ' '::text) || COALESCE(t.stripe_payment_intent_id, ''::text))) AS search_text
   FROM public.treasury_transactions t
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: verifications; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.verifications (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    up_to_entry_id uuid,
    users bigint NOT NULL,
    entries bigint NOT NULL,
    differences bigint NOT NULL,
    CONSTRAINT verifications_differences_check CHECK ((differences >= 0)),
    CONSTRAINT verifications_entries_check CHECK ((entries >= 0)),
    CONSTRAINT verifications_users_check CHECK ((users >= 0))
);

--
-- Name: TABLE verifications; Type: COMMENT; Schema: dia; Owner: -
--

COMMENT ON TABLE dia.verifications IS 'Each full verification and what it came to; health shows the last one that found nothing.';

--
-- Name: verifications_id_seq; Type: SEQUENCE; Schema: dia; Owner: -
--

ALTER TABLE dia.verifications ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME dia.verifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: votes_for_admins; Type: VIEW; Schema: dia; Owner: -
--

CREATE VIEW dia.votes_for_admins AS
 SELECT v.id,
    v.event_id,
    ( SELECT e.title
           FROM public.events e
          WHERE (e.id = v.event_id)) AS event_title,
    v.user_uuid AS user_id,
    (u.email)::text AS user_email,
    p.display_name AS user_name,
    v.artist_id,
    ( SELECT a.artist_name
           FROM public.artist_profiles a
          WHERE (a.id = v.artist_id)) AS artist_name,
    'vote_cast'::text AS event_type,
    v.created_at,
    s.search_text
   FROM (((public.event_votes v
     LEFT JOIN dia.user_matrix s ON ((s.user_id = v.user_uuid)))
     LEFT JOIN auth.users u ON ((u.id = v.user_uuid)))
     LEFT JOIN public.profiles p ON ((p.id = v.user_uuid)))
  WHERE ( SELECT dia.may_administer() AS may_administer);

--
-- Name: worker_chores; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.worker_chores (
    chore text NOT NULL,
    started_at timestamp with time zone,
    expected_by timestamp with time zone,
    finished_at timestamp with time zone,
    duration interval,
    last_error text,
    CONSTRAINT worker_chores_last_error_check CHECK ((char_length(last_error) <= 100))
);

--
-- Name: worker_heartbeats; Type: TABLE; Schema: dia; Owner: -
--

CREATE TABLE dia.worker_heartbeats (
    name text NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    state text NOT NULL,
    listens_until timestamp with time zone,
    counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    last_error text,
    CONSTRAINT worker_heartbeats_last_error_check CHECK ((char_length(last_error) <= 100)),
    CONSTRAINT worker_heartbeats_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT worker_heartbeats_state_check CHECK ((state = ANY (ARRAY['working'::text, 'idle'::text, 'stopped'::text])))
);

--
-- Name: dia_accounts; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_accounts WITH (security_invoker='true') AS
 SELECT accounts_for_admins.account_id,
    accounts_for_admins.user_id,
    accounts_for_admins.user_email,
    accounts_for_admins.user_name,
    accounts_for_admins.currency,
    accounts_for_admins.balance_cents,
    accounts_for_admins.pending_cents,
    accounts_for_admins.has_pending,
    accounts_for_admins.lifetime_earned_cents,
    accounts_for_admins.stripe_status,
    accounts_for_admins.stripe_connect_account_id,
    accounts_for_admins.last_payout_at,
    accounts_for_admins.created_at,
    accounts_for_admins.updated_at,
    accounts_for_admins.search_text
   FROM dia.accounts_for_admins;

--
-- Name: VIEW dia_accounts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_accounts IS 'The matrix "accounts", readable by admins.';

--
-- Name: dia_artists; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_artists WITH (security_invoker='true') AS
 SELECT artists_for_admins.artist_id,
    artists_for_admins.artist_name,
    artists_for_admins.user_id,
    artists_for_admins.user_email,
    artists_for_admins.user_name,
    artists_for_admins.bio,
    artists_for_admins.verified,
    artists_for_admins.uploads,
    artists_for_admins.has_uploads,
    artists_for_admins.events,
    artists_for_admins.earned_cents,
    artists_for_admins.earned_currency,
    artists_for_admins.created_at,
    artists_for_admins.search_text,
    artists_for_admins.refreshed_at
   FROM dia.artists_for_admins;

--
-- Name: VIEW dia_artists; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_artists IS 'The matrix "artists", readable by admins.';

--
-- Name: dia_audio_features; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_audio_features WITH (security_invoker='true') AS
 SELECT audio_features_for_admins.feature_id,
    audio_features_for_admins.content_id,
    audio_features_for_admins.genre,
    audio_features_for_admins.mood,
    audio_features_for_admins.tempo,
    audio_features_for_admins.energy
   FROM dia.audio_features_for_admins;

--
-- Name: VIEW dia_audio_features; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_audio_features IS 'The matrix "audio_features", readable by admins.';

--
-- Name: dia_audit_log; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_audit_log WITH (security_invoker='true') AS
 SELECT audit_log_for_admins.id,
    audit_log_for_admins.at,
    audit_log_for_admins.actor_id,
    audit_log_for_admins.actor_email,
    audit_log_for_admins.action,
    audit_log_for_admins.subject_user_id,
    audit_log_for_admins.subject_email,
    audit_log_for_admins.details
   FROM dia.audit_log_for_admins;

--
-- Name: VIEW dia_audit_log; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_audit_log IS 'The matrix "audit_log", readable by admins.';

--
-- Name: dia_contents; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_contents WITH (security_invoker='true') AS
 SELECT contents_for_admins.content_id,
    contents_for_admins.title,
    contents_for_admins.artist_id,
    contents_for_admins.artist_name,
    contents_for_admins.file_type,
    contents_for_admins.duration,
    contents_for_admins.plays,
    contents_for_admins.favourites,
    contents_for_admins.revenue_cents,
    contents_for_admins.revenue_currency,
    contents_for_admins.checksum,
    contents_for_admins.created_at,
    contents_for_admins.search_text,
    contents_for_admins.refreshed_at
   FROM dia.contents_for_admins;

--
-- Name: VIEW dia_contents; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_contents IS 'The matrix "contents", readable by admins.';

--
-- Name: dia_dead_letters; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_dead_letters WITH (security_invoker='true') AS
 SELECT dead_letters_for_admins.letter_id,
    dead_letters_for_admins.user_id,
    dead_letters_for_admins.entry_id,
    dead_letters_for_admins.system,
    dead_letters_for_admins.event_type,
    dead_letters_for_admins.code,
    dead_letters_for_admins.message,
    dead_letters_for_admins.attempts,
    dead_letters_for_admins.died_at,
    dead_letters_for_admins.dismissed_at
   FROM dia.dead_letters_for_admins;

--
-- Name: VIEW dia_dead_letters; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_dead_letters IS 'The matrix "dead_letters", readable by admins.';

--
-- Name: dia_decisions; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_decisions WITH (security_invoker='true') AS
 SELECT decisions_for_admins.decision_id,
    decisions_for_admins.decided_at,
    decisions_for_admins.user_id,
    decisions_for_admins.entry_id,
    decisions_for_admins.systems,
    decisions_for_admins.event_type,
    decisions_for_admins.catalogue_version,
    decisions_for_admins.mediaid_reason,
    decisions_for_admins.treasury_reason,
    decisions_for_admins.coliseum_reason,
    decisions_for_admins.valence,
    decisions_for_admins.k_cultural,
    decisions_for_admins.k_behavioral,
    decisions_for_admins.k_economic,
    decisions_for_admins.k_spatial,
    decisions_for_admins.occurred_at
   FROM dia.decisions_for_admins;

--
-- Name: VIEW dia_decisions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_decisions IS 'The matrix "decisions", readable by admins.';

--
-- Name: dia_engagements; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_engagements WITH (security_invoker='true') AS
 SELECT engagements_for_admins.id,
    engagements_for_admins.user_id,
    engagements_for_admins.user_email,
    engagements_for_admins.user_name,
    engagements_for_admins.event_type,
    engagements_for_admins.content_id,
    engagements_for_admins.content_title,
    engagements_for_admins.artist_id,
    engagements_for_admins.artist_name,
    engagements_for_admins.session_id,
    engagements_for_admins.metadata,
    engagements_for_admins.created_at,
    engagements_for_admins.search_text
   FROM dia.engagements_for_admins;

--
-- Name: VIEW dia_engagements; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_engagements IS 'The matrix "engagements", readable by admins.';

--
-- Name: dia_event_attendees; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_event_attendees WITH (security_invoker='true') AS
 SELECT event_attendees_for_admins.id,
    event_attendees_for_admins.event_id,
    event_attendees_for_admins.user_id,
    event_attendees_for_admins.status,
    event_attendees_for_admins.created_at
   FROM dia.event_attendees_for_admins;

--
-- Name: VIEW dia_event_attendees; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_event_attendees IS 'The matrix "event_attendees", readable by admins.';

--
-- Name: dia_events; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_events WITH (security_invoker='true') AS
 SELECT events_for_admins.event_id,
    events_for_admins.title,
    events_for_admins.status,
    events_for_admins.host_id,
    events_for_admins.host_email,
    events_for_admins.host_name,
    events_for_admins.location,
    events_for_admins.event_date,
    events_for_admins.has_date,
    events_for_admins.is_upcoming,
    events_for_admins.attendees,
    events_for_admins.votes,
    events_for_admins.has_votes,
    events_for_admins.revenue_cents,
    events_for_admins.revenue_currency,
    events_for_admins.created_at,
    events_for_admins.search_text,
    events_for_admins.refreshed_at
   FROM dia.events_for_admins;

--
-- Name: VIEW dia_events; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_events IS 'The matrix "events", readable by admins.';

--
-- Name: dia_leaderboards; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_leaderboards WITH (security_invoker='true') AS
 SELECT leaderboards_for_admins.place_id,
    leaderboards_for_admins.leaderboard_type,
    leaderboards_for_admins.period_start,
    leaderboards_for_admins.period_end,
    leaderboards_for_admins.rank,
    leaderboards_for_admins.previous_rank,
    leaderboards_for_admins.trend,
    leaderboards_for_admins.entity_type,
    leaderboards_for_admins.entity_id,
    leaderboards_for_admins.entity_name,
    leaderboards_for_admins.score
   FROM dia.leaderboards_for_admins;

--
-- Name: VIEW dia_leaderboards; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_leaderboards IS 'The matrix "leaderboards", readable by admins.';

--
-- Name: dia_ledger_postings; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_ledger_postings WITH (security_invoker='true') AS
 SELECT ledger_postings_for_admins.posting_id,
    ledger_postings_for_admins.posted_at,
    ledger_postings_for_admins.transaction_id,
    ledger_postings_for_admins.status,
    ledger_postings_for_admins.account,
    ledger_postings_for_admins.user_id,
    ledger_postings_for_admins.amount_cents,
    ledger_postings_for_admins.currency
   FROM dia.ledger_postings_for_admins;

--
-- Name: VIEW dia_ledger_postings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_ledger_postings IS 'The matrix "ledger_postings", readable by admins.';

--
-- Name: dia_listening_sessions; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_listening_sessions WITH (security_invoker='true') AS
 SELECT listening_sessions_for_admins.id,
    listening_sessions_for_admins.user_id,
    listening_sessions_for_admins.started_at,
    listening_sessions_for_admins.ended_at,
    listening_sessions_for_admins.device_type,
    listening_sessions_for_admins.context
   FROM dia.listening_sessions_for_admins;

--
-- Name: VIEW dia_listening_sessions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_listening_sessions IS 'The matrix "listening_sessions", readable by admins.';

--
-- Name: dia_listens; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_listens WITH (security_invoker='true') AS
 SELECT listens_for_admins.id,
    listens_for_admins.user_id,
    listens_for_admins.user_email,
    listens_for_admins.user_name,
    listens_for_admins.content_id,
    listens_for_admins.content_title,
    listens_for_admins.artist_id,
    listens_for_admins.artist_name,
    listens_for_admins.event_type,
    listens_for_admins.play_duration,
    listens_for_admins.completion,
    listens_for_admins.session_id,
    listens_for_admins.metadata,
    listens_for_admins.created_at,
    listens_for_admins.search_text
   FROM dia.listens_for_admins;

--
-- Name: VIEW dia_listens; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_listens IS 'The matrix "listens", readable by admins.';

--
-- Name: dia_media_ids; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_media_ids WITH (security_invoker='true') AS
 SELECT media_ids_for_admins.id,
    media_ids_for_admins.user_uuid,
    media_ids_for_admins.interests,
    media_ids_for_admins.genre_preferences,
    media_ids_for_admins.content_flags,
    media_ids_for_admins.location_code,
    media_ids_for_admins.has_embedding,
    media_ids_for_admins.version,
    media_ids_for_admins.created_at,
    media_ids_for_admins.updated_at
   FROM dia.media_ids_for_admins;

--
-- Name: VIEW dia_media_ids; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_media_ids IS 'The matrix "media_ids", readable by admins.';

--
-- Name: dia_metrics; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_metrics WITH (security_invoker='true') AS
 SELECT metrics_for_admins.id,
    metrics_for_admins.metric_type,
    metrics_for_admins.user_id,
    metrics_for_admins.user_email,
    metrics_for_admins.user_name,
    metrics_for_admins.entity_type,
    metrics_for_admins.entity_id,
    metrics_for_admins.entity_name,
    metrics_for_admins.base_score,
    metrics_for_admins.weighted_score,
    metrics_for_admins.context,
    metrics_for_admins.entry_id,
    metrics_for_admins.is_late,
    metrics_for_admins.created_at,
    metrics_for_admins.search_text
   FROM dia.metrics_for_admins;

--
-- Name: VIEW dia_metrics; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_metrics IS 'The matrix "metrics", readable by admins.';

--
-- Name: dia_passport; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_passport WITH (security_invoker='true') AS
 SELECT passport_for_admins.id,
    passport_for_admins.user_id,
    passport_for_admins.user_email,
    passport_for_admins.user_name,
    passport_for_admins.event_type,
    passport_for_admins.event_category,
    passport_for_admins.entity_type,
    passport_for_admins.entity_id,
    passport_for_admins.entity_name,
    passport_for_admins.mediaid,
    passport_for_admins.treasury,
    passport_for_admins.coliseum,
    passport_for_admins.mediaid_work,
    passport_for_admins.treasury_work,
    passport_for_admins.coliseum_work,
    passport_for_admins.is_open,
    passport_for_admins.mediaid_reason,
    passport_for_admins.treasury_reason,
    passport_for_admins.coliseum_reason,
    passport_for_admins.attempts,
    passport_for_admins.session_id,
    passport_for_admins.device_id,
    passport_for_admins.metadata,
    passport_for_admins.clock_flag,
    passport_for_admins.occurred_at,
    passport_for_admins.created_at,
    passport_for_admins.processed_at,
    passport_for_admins.search_text
   FROM dia.passport_for_admins;

--
-- Name: VIEW dia_passport; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_passport IS 'The matrix "passport", readable by admins.';

--
-- Name: dia_passport_by_work; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_passport_by_work WITH (security_invoker='true') AS
 SELECT passport_by_work_for_admins.id,
    passport_by_work_for_admins.user_id,
    passport_by_work_for_admins.user_email,
    passport_by_work_for_admins.user_name,
    passport_by_work_for_admins.event_type,
    passport_by_work_for_admins.event_category,
    passport_by_work_for_admins.entity_type,
    passport_by_work_for_admins.entity_id,
    passport_by_work_for_admins.entity_name,
    passport_by_work_for_admins.mediaid,
    passport_by_work_for_admins.treasury,
    passport_by_work_for_admins.coliseum,
    passport_by_work_for_admins.mediaid_work,
    passport_by_work_for_admins.treasury_work,
    passport_by_work_for_admins.coliseum_work,
    passport_by_work_for_admins.is_open,
    passport_by_work_for_admins.mediaid_reason,
    passport_by_work_for_admins.treasury_reason,
    passport_by_work_for_admins.coliseum_reason,
    passport_by_work_for_admins.attempts,
    passport_by_work_for_admins.session_id,
    passport_by_work_for_admins.device_id,
    passport_by_work_for_admins.metadata,
    passport_by_work_for_admins.clock_flag,
    passport_by_work_for_admins.occurred_at,
    passport_by_work_for_admins.created_at,
    passport_by_work_for_admins.processed_at,
    passport_by_work_for_admins.search_text
   FROM dia.passport_by_work_for_admins;

--
-- Name: VIEW dia_passport_by_work; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_passport_by_work IS 'The matrix "passport_by_work", readable by admins.';

--
-- Name: dia_payout_contracts; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_payout_contracts WITH (security_invoker='true') AS
 SELECT payout_contracts_for_admins.id,
    payout_contracts_for_admins.artist_id,
    payout_contracts_for_admins.artist_share,
    payout_contracts_for_admins.platform_share,
    payout_contracts_for_admins.label_share,
    payout_contracts_for_admins.referral_share,
    payout_contracts_for_admins.label_user_id,
    payout_contracts_for_admins.effective_from,
    payout_contracts_for_admins.expires_at,
    payout_contracts_for_admins.created_at
   FROM dia.payout_contracts_for_admins;

--
-- Name: VIEW dia_payout_contracts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_payout_contracts IS 'The matrix "payout_contracts", readable by admins.';

--
-- Name: dia_profiles; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_profiles WITH (security_invoker='true') AS
 SELECT profiles_for_admins.id,
    profiles_for_admins.display_name,
    profiles_for_admins.role,
    profiles_for_admins.created_at,
    profiles_for_admins.updated_at
   FROM dia.profiles_for_admins;

--
-- Name: VIEW dia_profiles; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_profiles IS 'The matrix "profiles", readable by admins.';

--
-- Name: dia_subscriptions; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_subscriptions WITH (security_invoker='true') AS
 SELECT subscriptions_for_admins.id,
    subscriptions_for_admins.user_id,
    subscriptions_for_admins.user_email,
    subscriptions_for_admins.user_name,
    subscriptions_for_admins.artist_id,
    subscriptions_for_admins.artist_name,
    subscriptions_for_admins.subscription_type,
    subscriptions_for_admins.status,
    subscriptions_for_admins.current_period_start,
    subscriptions_for_admins.current_period_end,
    subscriptions_for_admins.cancel_at_period_end,
    subscriptions_for_admins.stripe_subscription_id,
    subscriptions_for_admins.created_at,
    subscriptions_for_admins.search_text
   FROM dia.subscriptions_for_admins;

--
-- Name: VIEW dia_subscriptions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_subscriptions IS 'The matrix "subscriptions", readable by admins.';

--
-- Name: dia_transactions; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_transactions WITH (security_invoker='true') AS
 SELECT transactions_for_admins.id,
    transactions_for_admins.transaction_type,
    transactions_for_admins.from_user_id,
    transactions_for_admins.from_email,
    transactions_for_admins.from_name,
    transactions_for_admins.to_user_id,
    transactions_for_admins.to_email,
    transactions_for_admins.to_name,
    transactions_for_admins.amount_cents,
    transactions_for_admins.currency,
    transactions_for_admins.status,
    transactions_for_admins.entity_type,
    transactions_for_admins.entity_id,
    transactions_for_admins.entity_name,
    transactions_for_admins.stripe_payment_intent_id,
    transactions_for_admins.split_breakdown,
    transactions_for_admins.reverses_id,
    transactions_for_admins.refunded_cents,
    transactions_for_admins.contract_id,
    transactions_for_admins.entry_id,
    transactions_for_admins.created_at,
    transactions_for_admins.updated_at,
    transactions_for_admins.search_text
   FROM dia.transactions_for_admins;

--
-- Name: VIEW dia_transactions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_transactions IS 'The matrix "transactions", readable by admins.';

--
-- Name: dia_votes; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.dia_votes WITH (security_invoker='true') AS
 SELECT votes_for_admins.id,
    votes_for_admins.event_id,
    votes_for_admins.event_title,
    votes_for_admins.user_id,
    votes_for_admins.user_email,
    votes_for_admins.user_name,
    votes_for_admins.artist_id,
    votes_for_admins.artist_name,
    votes_for_admins.event_type,
    votes_for_admins.created_at,
    votes_for_admins.search_text
   FROM dia.votes_for_admins;

--
-- Name: VIEW dia_votes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.dia_votes IS 'The matrix "votes", readable by admins.';

--
-- Name: leaderboards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leaderboards (
    leaderboard_type text NOT NULL,
    period_start timestamp with time zone NOT NULL,
    period_end timestamp with time zone NOT NULL,
    rankings jsonb DEFAULT '[]'::jsonb NOT NULL,
    materialised_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT leaderboards_check CHECK ((period_end > period_start)),
    CONSTRAINT leaderboards_leaderboard_type_check CHECK ((leaderboard_type = ANY (ARRAY['artists_weekly'::text, 'tracks_daily'::text, 'events_monthly'::text]))),
    CONSTRAINT leaderboards_rankings_check CHECK ((jsonb_typeof(rankings) = 'array'::text))
);

--
-- Name: TABLE leaderboards; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.leaderboards IS 'The top of each period, materialised from dia.leaderboard_scores on a timer and at the period''s close.';

--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

--
-- Name: backfills backfills_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.backfills
    ADD CONSTRAINT backfills_pkey PRIMARY KEY (of_user, source_table);

--
-- Name: dna_priors dna_priors_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.dna_priors
    ADD CONSTRAINT dna_priors_pkey PRIMARY KEY (user_id, domain);

--
-- Name: dna_profiles dna_profiles_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.dna_profiles
    ADD CONSTRAINT dna_profiles_pkey PRIMARY KEY (user_id);

--
-- Name: dna_states dna_states_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.dna_states
    ADD CONSTRAINT dna_states_pkey PRIMARY KEY (user_id, domain);

--
-- Name: entity_dna entity_dna_entity_type_entity_id_with_artist_id_model_versi_key; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.entity_dna
    ADD CONSTRAINT entity_dna_entity_type_entity_id_with_artist_id_model_versi_key UNIQUE NULLS NOT DISTINCT (entity_type, entity_id, with_artist_id, model, version);

--
-- Name: entity_dna entity_dna_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.entity_dna
    ADD CONSTRAINT entity_dna_pkey PRIMARY KEY (id);

--
-- Name: erased_users erased_users_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.erased_users
    ADD CONSTRAINT erased_users_pkey PRIMARY KEY (user_id);

--
-- Name: event_entity_types event_entity_types_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.event_entity_types
    ADD CONSTRAINT event_entity_types_pkey PRIMARY KEY (canonical);

--
-- Name: event_types event_types_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.event_types
    ADD CONSTRAINT event_types_pkey PRIMARY KEY (name);

--
-- Name: health_samples health_samples_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.health_samples
    ADD CONSTRAINT health_samples_pkey PRIMARY KEY (at);

--
-- Name: leaderboard_places leaderboard_places_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.leaderboard_places
    ADD CONSTRAINT leaderboard_places_pkey PRIMARY KEY (place_id);

--
-- Name: leaderboard_scores leaderboard_scores_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.leaderboard_scores
    ADD CONSTRAINT leaderboard_scores_pkey PRIMARY KEY (leaderboard_type, period_start, entity_id);

--
-- Name: ledger_postings ledger_postings_transaction_id_status_account_user_id_key; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.ledger_postings
    ADD CONSTRAINT ledger_postings_transaction_id_status_account_user_id_key UNIQUE NULLS NOT DISTINCT (transaction_id, status, account, user_id);

--
-- Name: matrix_refreshes matrix_refreshes_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.matrix_refreshes
    ADD CONSTRAINT matrix_refreshes_pkey PRIMARY KEY (matrix);

--
-- Name: passport_dead_letters passport_dead_letters_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.passport_dead_letters
    ADD CONSTRAINT passport_dead_letters_pkey PRIMARY KEY (user_id, entry_id, system);

--
-- Name: passport_decisions passport_decisions_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.passport_decisions
    ADD CONSTRAINT passport_decisions_pkey PRIMARY KEY (user_id, entry_id, systems);

--
-- Name: passport_dedupe_keys passport_dedupe_keys_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.passport_dedupe_keys
    ADD CONSTRAINT passport_dedupe_keys_pkey PRIMARY KEY (user_id, dedupe_key);

--
-- Name: passport_work passport_work_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.passport_work
    ADD CONSTRAINT passport_work_pkey PRIMARY KEY (user_id, entry_id);

--
-- Name: pending_scores pending_scores_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.pending_scores
    ADD CONSTRAINT pending_scores_pkey PRIMARY KEY (id);

--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);

--
-- Name: seal_heads seal_heads_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.seal_heads
    ADD CONSTRAINT seal_heads_pkey PRIMARY KEY (user_id);

--
-- Name: seals seals_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.seals
    ADD CONSTRAINT seals_pkey PRIMARY KEY (user_id, sequence);

--
-- Name: system_account_snapshots system_account_snapshots_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.system_account_snapshots
    ADD CONSTRAINT system_account_snapshots_pkey PRIMARY KEY (account, currency);

--
-- Name: verifications verifications_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.verifications
    ADD CONSTRAINT verifications_pkey PRIMARY KEY (id);

--
-- Name: worker_chores worker_chores_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.worker_chores
    ADD CONSTRAINT worker_chores_pkey PRIMARY KEY (chore);

--
-- Name: worker_heartbeats worker_heartbeats_pkey; Type: CONSTRAINT; Schema: dia; Owner: -
--

ALTER TABLE ONLY dia.worker_heartbeats
    ADD CONSTRAINT worker_heartbeats_pkey PRIMARY KEY (name);

--
-- Name: coliseum_metrics coliseum_metrics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coliseum_metrics
    ADD CONSTRAINT coliseum_metrics_pkey PRIMARY KEY (user_id, created_at, id);

--
-- Name: leaderboards leaderboards_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leaderboards
    ADD CONSTRAINT leaderboards_pkey PRIMARY KEY (leaderboard_type, period_start);

--
-- Name: passport_entries passport_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passport_entries
    ADD CONSTRAINT passport_entries_pkey PRIMARY KEY (user_id, id);

--
-- Name: payout_contracts payout_contracts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payout_contracts
    ADD CONSTRAINT payout_contracts_pkey PRIMARY KEY (id);

--
-- Name: treasury_accounts treasury_accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.treasury_accounts
    ADD CONSTRAINT treasury_accounts_pkey PRIMARY KEY (user_id, currency);

--
-- Name: treasury_transactions treasury_transactions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.treasury_transactions
    ADD CONSTRAINT treasury_transactions_pkey PRIMARY KEY (id);

--
-- Name: artist_matrix_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_artist_name ON dia.artist_matrix USING btree (artist_name, artist_id);

--
-- Name: artist_matrix_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_created_at ON dia.artist_matrix USING btree (created_at, artist_id);

--
-- Name: artist_matrix_earned_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_earned_cents ON dia.artist_matrix USING btree (earned_cents, artist_id);

--
-- Name: artist_matrix_events; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_events ON dia.artist_matrix USING btree (events, artist_id);

--
-- Name: artist_matrix_has_uploads_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_has_uploads_artist_name ON dia.artist_matrix USING btree (has_uploads, artist_name, artist_id);

--
-- Name: artist_matrix_has_uploads_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_has_uploads_created_at ON dia.artist_matrix USING btree (has_uploads, created_at, artist_id);

--
-- Name: artist_matrix_has_uploads_earned_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_has_uploads_earned_cents ON dia.artist_matrix USING btree (has_uploads, earned_cents, artist_id);

--
-- Name: artist_matrix_has_uploads_events; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_has_uploads_events ON dia.artist_matrix USING btree (has_uploads, events, artist_id);

--
-- Name: artist_matrix_has_uploads_uploads; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_has_uploads_uploads ON dia.artist_matrix USING btree (has_uploads, uploads, artist_id);

--
-- Name: artist_matrix_key; Type: INDEX; Schema: dia; Owner: -
--

CREATE UNIQUE INDEX artist_matrix_key ON dia.artist_matrix USING btree (artist_id);

--
-- Name: artist_matrix_search; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_search ON dia.artist_matrix USING gin (search_text extensions.gin_trgm_ops);

--
-- Name: artist_matrix_uploads; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_uploads ON dia.artist_matrix USING btree (uploads, artist_id);

--
-- Name: artist_matrix_user; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_user ON dia.artist_matrix USING btree (user_id);

--
-- Name: artist_matrix_verified_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_verified_artist_name ON dia.artist_matrix USING btree (verified, artist_name, artist_id);

--
-- Name: artist_matrix_verified_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_verified_created_at ON dia.artist_matrix USING btree (verified, created_at, artist_id);

--
-- Name: artist_matrix_verified_earned_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_verified_earned_cents ON dia.artist_matrix USING btree (verified, earned_cents, artist_id);

--
-- Name: artist_matrix_verified_events; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_verified_events ON dia.artist_matrix USING btree (verified, events, artist_id);

--
-- Name: artist_matrix_verified_uploads; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX artist_matrix_verified_uploads ON dia.artist_matrix USING btree (verified, uploads, artist_id);

--
-- Name: audit_log_actor; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX audit_log_actor ON dia.audit_log USING btree (actor_id, at DESC);

--
-- Name: audit_log_actor_id; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX audit_log_actor_id ON dia.audit_log USING btree (actor_id, id);

--
-- Name: audit_log_subject; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX audit_log_subject ON dia.audit_log USING btree (subject_user_id, at DESC) WHERE (subject_user_id IS NOT NULL);

--
-- Name: audit_log_subject_id; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX audit_log_subject_id ON dia.audit_log USING btree (subject_user_id, id) WHERE (subject_user_id IS NOT NULL);

--
-- Name: content_matrix_artist_id_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_artist_name ON dia.content_matrix USING btree (artist_id, artist_name, content_id);

--
-- Name: content_matrix_artist_id_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_created_at ON dia.content_matrix USING btree (artist_id, created_at, content_id);

--
-- Name: content_matrix_artist_id_favourites; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_favourites ON dia.content_matrix USING btree (artist_id, favourites, content_id);

--
-- Name: content_matrix_artist_id_plays; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_plays ON dia.content_matrix USING btree (artist_id, plays, content_id);

--
-- Name: content_matrix_artist_id_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_revenue_cents ON dia.content_matrix USING btree (artist_id, revenue_cents, content_id);

--
-- Name: content_matrix_artist_id_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_id_title ON dia.content_matrix USING btree (artist_id, title, content_id);

--
-- Name: content_matrix_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_artist_name ON dia.content_matrix USING btree (artist_name, content_id);

--
-- Name: content_matrix_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_created_at ON dia.content_matrix USING btree (created_at, content_id);

--
-- Name: content_matrix_favourites; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_favourites ON dia.content_matrix USING btree (favourites, content_id);

--
-- Name: content_matrix_file_type_artist_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_artist_name ON dia.content_matrix USING btree (file_type, artist_name, content_id);

--
-- Name: content_matrix_file_type_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_created_at ON dia.content_matrix USING btree (file_type, created_at, content_id);

--
-- Name: content_matrix_file_type_favourites; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_favourites ON dia.content_matrix USING btree (file_type, favourites, content_id);

--
-- Name: content_matrix_file_type_plays; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_plays ON dia.content_matrix USING btree (file_type, plays, content_id);

--
-- Name: content_matrix_file_type_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_revenue_cents ON dia.content_matrix USING btree (file_type, revenue_cents, content_id);

--
-- Name: content_matrix_file_type_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_file_type_title ON dia.content_matrix USING btree (file_type, title, content_id);

--
-- Name: content_matrix_key; Type: INDEX; Schema: dia; Owner: -
--

CREATE UNIQUE INDEX content_matrix_key ON dia.content_matrix USING btree (content_id);

--
-- Name: content_matrix_plays; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_plays ON dia.content_matrix USING btree (plays, content_id);

--
-- Name: content_matrix_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_revenue_cents ON dia.content_matrix USING btree (revenue_cents, content_id);

--
-- Name: content_matrix_search; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_search ON dia.content_matrix USING gin (search_text extensions.gin_trgm_ops);

--
-- Name: content_matrix_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX content_matrix_title ON dia.content_matrix USING btree (title, content_id);

--
-- Name: dna_profiles_stale; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX dna_profiles_stale ON dia.dna_profiles USING btree (embedding_stale_since) WHERE (embedding_stale_since IS NOT NULL);

--
-- Name: event_matrix_attendees; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_attendees ON dia.event_matrix USING btree (attendees, event_id);

--
-- Name: event_matrix_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_created_at ON dia.event_matrix USING btree (created_at, event_id);

--
-- Name: event_matrix_event_date; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_event_date ON dia.event_matrix USING btree (event_date, event_id);

--
-- Name: event_matrix_has_votes_attendees; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_attendees ON dia.event_matrix USING btree (has_votes, attendees, event_id);

--
-- Name: event_matrix_has_votes_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_created_at ON dia.event_matrix USING btree (has_votes, created_at, event_id);

--
-- Name: event_matrix_has_votes_event_date; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_event_date ON dia.event_matrix USING btree (has_votes, event_date, event_id);

--
-- Name: event_matrix_has_votes_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_revenue_cents ON dia.event_matrix USING btree (has_votes, revenue_cents, event_id);

--
-- Name: event_matrix_has_votes_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_title ON dia.event_matrix USING btree (has_votes, title, event_id);

--
-- Name: event_matrix_has_votes_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_has_votes_votes ON dia.event_matrix USING btree (has_votes, votes, event_id);

--
-- Name: event_matrix_host_id_attendees; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_attendees ON dia.event_matrix USING btree (host_id, attendees, event_id);

--
-- Name: event_matrix_host_id_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_created_at ON dia.event_matrix USING btree (host_id, created_at, event_id);

--
-- Name: event_matrix_host_id_event_date; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_event_date ON dia.event_matrix USING btree (host_id, event_date, event_id);

--
-- Name: event_matrix_host_id_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_revenue_cents ON dia.event_matrix USING btree (host_id, revenue_cents, event_id);

--
-- Name: event_matrix_host_id_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_title ON dia.event_matrix USING btree (host_id, title, event_id);

--
-- Name: event_matrix_host_id_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_host_id_votes ON dia.event_matrix USING btree (host_id, votes, event_id);

--
-- Name: event_matrix_is_upcoming_attendees; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_attendees ON dia.event_matrix USING btree (is_upcoming, attendees, event_id);

--
-- Name: event_matrix_is_upcoming_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_created_at ON dia.event_matrix USING btree (is_upcoming, created_at, event_id);

--
-- Name: event_matrix_is_upcoming_event_date; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_event_date ON dia.event_matrix USING btree (is_upcoming, event_date, event_id);

--
-- Name: event_matrix_is_upcoming_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_revenue_cents ON dia.event_matrix USING btree (is_upcoming, revenue_cents, event_id);

--
-- Name: event_matrix_is_upcoming_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_title ON dia.event_matrix USING btree (is_upcoming, title, event_id);

--
-- Name: event_matrix_is_upcoming_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_is_upcoming_votes ON dia.event_matrix USING btree (is_upcoming, votes, event_id);

--
-- Name: event_matrix_key; Type: INDEX; Schema: dia; Owner: -
--

CREATE UNIQUE INDEX event_matrix_key ON dia.event_matrix USING btree (event_id);

--
-- Name: event_matrix_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_revenue_cents ON dia.event_matrix USING btree (revenue_cents, event_id);

--
-- Name: event_matrix_search; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_search ON dia.event_matrix USING gin (search_text extensions.gin_trgm_ops);

--
-- Name: event_matrix_status_attendees; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_attendees ON dia.event_matrix USING btree (status, attendees, event_id);

--
-- Name: event_matrix_status_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_created_at ON dia.event_matrix USING btree (status, created_at, event_id);

--
-- Name: event_matrix_status_event_date; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_event_date ON dia.event_matrix USING btree (status, event_date, event_id);

--
-- Name: event_matrix_status_revenue_cents; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_revenue_cents ON dia.event_matrix USING btree (status, revenue_cents, event_id);

--
-- Name: event_matrix_status_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_title ON dia.event_matrix USING btree (status, title, event_id);

--
-- Name: event_matrix_status_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_status_votes ON dia.event_matrix USING btree (status, votes, event_id);

--
-- Name: event_matrix_title; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_title ON dia.event_matrix USING btree (title, event_id);

--
-- Name: event_matrix_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX event_matrix_votes ON dia.event_matrix USING btree (votes, event_id);

--
-- Name: leaderboard_places_entity; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_entity ON dia.leaderboard_places USING btree (entity_id, period_start, place_id);

--
-- Name: leaderboard_places_period; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_period ON dia.leaderboard_places USING btree (period_start, place_id);

--
-- Name: leaderboard_places_rank; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_rank ON dia.leaderboard_places USING btree (rank, place_id);

--
-- Name: leaderboard_places_score; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_score ON dia.leaderboard_places USING btree (score, place_id);

--
-- Name: leaderboard_places_type_period; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_type_period ON dia.leaderboard_places USING btree (leaderboard_type, period_start, place_id);

--
-- Name: leaderboard_places_type_rank; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_type_rank ON dia.leaderboard_places USING btree (leaderboard_type, rank, place_id);

--
-- Name: leaderboard_places_type_score; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX leaderboard_places_type_score ON dia.leaderboard_places USING btree (leaderboard_type, score, place_id);

--
-- Name: ledger_postings_currency; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX ledger_postings_currency ON dia.ledger_postings USING btree (currency, posted_at);

--
-- Name: ledger_postings_posted; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX ledger_postings_posted ON dia.ledger_postings USING btree (posted_at);

--
-- Name: ledger_postings_user; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX ledger_postings_user ON dia.ledger_postings USING btree (user_id, posted_at, transaction_id) WHERE (user_id IS NOT NULL);

--
-- Name: passport_dead_letters_died; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_dead_letters_died ON dia.passport_dead_letters USING btree (died_at);

--
-- Name: passport_decisions_decided; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_decisions_decided ON dia.passport_decisions USING btree (decided_at);

--
-- Name: passport_decisions_transaction; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_decisions_transaction ON dia.passport_decisions USING btree (transaction_id) WHERE (transaction_id IS NOT NULL);

--
-- Name: passport_decisions_user_time; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_decisions_user_time ON dia.passport_decisions USING btree (user_id, occurred_at DESC, entry_id DESC);

--
-- Name: passport_work_coliseum_settled; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_coliseum_settled ON dia.passport_work USING btree (coliseum, occurred_at, entry_id) WHERE (coliseum >= 3);

--
-- Name: passport_work_dead; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_dead ON dia.passport_work USING btree (user_id, entry_id) WHERE ((mediaid = 4) OR (treasury = 4) OR (coliseum = 4));

--
-- Name: passport_work_lapsed; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_lapsed ON dia.passport_work USING btree (available_at) WHERE (is_open AND (lapses > 0));

--
-- Name: passport_work_mediaid_settled; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_mediaid_settled ON dia.passport_work USING btree (mediaid, occurred_at, entry_id) WHERE (mediaid >= 3);

--
-- Name: passport_work_not_pending; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_not_pending ON dia.passport_work USING btree (occurred_at, entry_id) WHERE (NOT ((mediaid = 1) OR (treasury = 1) OR (coliseum = 1)));

--
-- Name: passport_work_open; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_open ON dia.passport_work USING btree (share, available_at) WHERE is_open;

--
-- Name: passport_work_pending; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_pending ON dia.passport_work USING btree (occurred_at, entry_id, mediaid, treasury, coliseum) WHERE ((mediaid = 1) OR (treasury = 1) OR (coliseum = 1));

--
-- Name: passport_work_treasury_settled; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_treasury_settled ON dia.passport_work USING btree (treasury, occurred_at, entry_id) WHERE (treasury >= 3);

--
-- Name: passport_work_waiting; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX passport_work_waiting ON dia.passport_work USING btree (waits_for) WHERE (waits_for IS NOT NULL);

--
-- Name: seals_sealed; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX seals_sealed ON dia.seals USING brin (sealed_at) WITH (autosummarize='on');

--
-- Name: user_matrix_confidence; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_confidence ON dia.user_matrix USING btree (confidence, user_id);

--
-- Name: user_matrix_created; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_created ON dia.user_matrix USING btree (created_at, user_id);

--
-- Name: user_matrix_display_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_display_name ON dia.user_matrix USING btree (display_name, user_id);

--
-- Name: user_matrix_email; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_email ON dia.user_matrix USING btree (email, user_id);

--
-- Name: user_matrix_has_dna_active; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_has_dna_active ON dia.user_matrix USING btree (has_dna, last_active_at, user_id);

--
-- Name: user_matrix_has_dna_created; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_has_dna_created ON dia.user_matrix USING btree (has_dna, created_at, user_id);

--
-- Name: user_matrix_has_media_id_active; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_has_media_id_active ON dia.user_matrix USING btree (has_media_id, last_active_at, user_id);

--
-- Name: user_matrix_has_media_id_created; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_has_media_id_created ON dia.user_matrix USING btree (has_media_id, created_at, user_id);

--
-- Name: user_matrix_interactions; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_interactions ON dia.user_matrix USING btree (interactions, user_id);

--
-- Name: user_matrix_last_active; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_last_active ON dia.user_matrix USING btree (last_active_at, user_id);

--
-- Name: user_matrix_listens; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_listens ON dia.user_matrix USING btree (listens, user_id);

--
-- Name: user_matrix_role_confidence; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_confidence ON dia.user_matrix USING btree (role, confidence, user_id);

--
-- Name: user_matrix_role_created_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_created_at ON dia.user_matrix USING btree (role, created_at, user_id);

--
-- Name: user_matrix_role_display_name; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_display_name ON dia.user_matrix USING btree (role, display_name, user_id);

--
-- Name: user_matrix_role_email; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_email ON dia.user_matrix USING btree (role, email, user_id);

--
-- Name: user_matrix_role_interactions; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_interactions ON dia.user_matrix USING btree (role, interactions, user_id);

--
-- Name: user_matrix_role_last_active_at; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_last_active_at ON dia.user_matrix USING btree (role, last_active_at, user_id);

--
-- Name: user_matrix_role_listens; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_listens ON dia.user_matrix USING btree (role, listens, user_id);

--
-- Name: user_matrix_role_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_role_votes ON dia.user_matrix USING btree (role, votes, user_id);

--
-- Name: user_matrix_search; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_search ON dia.user_matrix USING gin (search_text extensions.gin_trgm_ops);

--
-- Name: user_matrix_user; Type: INDEX; Schema: dia; Owner: -
--

CREATE UNIQUE INDEX user_matrix_user ON dia.user_matrix USING btree (user_id);

--
-- Name: user_matrix_votes; Type: INDEX; Schema: dia; Owner: -
--

CREATE INDEX user_matrix_votes ON dia.user_matrix USING btree (votes, user_id);

--
-- Name: coliseum_metrics_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coliseum_metrics_created ON public.coliseum_metrics USING btree (created_at, id);

--
-- Name: coliseum_metrics_entity_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coliseum_metrics_entity_created ON public.coliseum_metrics USING btree (entity_id, created_at, id);

--
-- Name: coliseum_metrics_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coliseum_metrics_id ON public.coliseum_metrics USING btree (id);

--
-- Name: coliseum_metrics_rare_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coliseum_metrics_rare_created ON public.coliseum_metrics USING btree (entity_type, created_at, id) WHERE (entity_type = ANY (ARRAY['event'::text, 'playlist'::text]));

--
-- Name: coliseum_metrics_type_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coliseum_metrics_type_created ON public.coliseum_metrics USING btree (metric_type, created_at, id);

--
-- Name: leaderboards_period; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX leaderboards_period ON public.leaderboards USING btree (period_start, leaderboard_type);

--
-- Name: passport_entries_category_occurred; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passport_entries_category_occurred ON public.passport_entries USING btree (event_category, occurred_at, id) WHERE (event_category <> 'player'::text);

--
-- Name: passport_entries_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passport_entries_id ON public.passport_entries USING btree (id);

--
-- Name: passport_entries_occurred; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passport_entries_occurred ON public.passport_entries USING btree (occurred_at, id);

--
-- Name: passport_entries_type_occurred; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passport_entries_type_occurred ON public.passport_entries USING btree (event_type, occurred_at, id);

--
-- Name: passport_entries_user_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passport_entries_user_time ON public.passport_entries USING btree (user_id, occurred_at DESC, id DESC);

--
-- Name: payout_contracts_artist; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payout_contracts_artist ON public.payout_contracts USING btree (artist_id, effective_from DESC);

--
-- Name: payout_contracts_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payout_contracts_created ON public.payout_contracts USING btree (created_at, id);

--
-- Name: payout_contracts_label; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX payout_contracts_label ON public.payout_contracts USING btree (label_user_id) WHERE (label_user_id IS NOT NULL);

--
-- Name: treasury_accounts_balance; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_balance ON public.treasury_accounts USING btree (balance_cents, user_id, currency);

--
-- Name: treasury_accounts_by_balance_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_by_balance_cents ON public.treasury_accounts USING btree (balance_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_by_lifetime_earned_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_by_lifetime_earned_cents ON public.treasury_accounts USING btree (lifetime_earned_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_by_pending_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_by_pending_cents ON public.treasury_accounts USING btree (pending_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_earned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_earned ON public.treasury_accounts USING btree (lifetime_earned_cents, user_id, currency);

--
-- Name: treasury_accounts_has_pending_balance_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_has_pending_balance_cents ON public.treasury_accounts USING btree (((pending_cents > 0)), balance_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_has_pending_lifetime_earned_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_has_pending_lifetime_earned_cents ON public.treasury_accounts USING btree (((pending_cents > 0)), lifetime_earned_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_has_pending_pending_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_has_pending_pending_cents ON public.treasury_accounts USING btree (((pending_cents > 0)), pending_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_pending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_pending ON public.treasury_accounts USING btree (pending_cents, user_id, currency);

--
-- Name: treasury_accounts_stripe_balance_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_stripe_balance_cents ON public.treasury_accounts USING btree ((
CASE
    WHEN (stripe_connect_account_id IS NULL) THEN 'not_connected'::text
    ELSE 'connected'::text
END), balance_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_stripe_lifetime_earned_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_stripe_lifetime_earned_cents ON public.treasury_accounts USING btree ((
CASE
    WHEN (stripe_connect_account_id IS NULL) THEN 'not_connected'::text
    ELSE 'connected'::text
END), lifetime_earned_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_accounts_stripe_pending_cents; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_accounts_stripe_pending_cents ON public.treasury_accounts USING btree ((
CASE
    WHEN (stripe_connect_account_id IS NULL) THEN 'not_connected'::text
    ELSE 'connected'::text
END), pending_cents, ((((user_id)::text || '.'::text) || currency)));

--
-- Name: treasury_transactions_amount; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_amount ON public.treasury_transactions USING btree (amount_cents, id);

--
-- Name: treasury_transactions_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_created ON public.treasury_transactions USING btree (created_at, id);

--
-- Name: treasury_transactions_currency_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_currency_created ON public.treasury_transactions USING btree (currency, created_at, id);

--
-- Name: treasury_transactions_entity_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_entity_created ON public.treasury_transactions USING btree (entity_id, created_at, id) WHERE (entity_id IS NOT NULL);

--
-- Name: treasury_transactions_entry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_entry ON public.treasury_transactions USING btree (entry_id);

--
-- Name: treasury_transactions_from_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_from_created ON public.treasury_transactions USING btree (from_user_id, created_at, id) WHERE (from_user_id IS NOT NULL);

--
-- Name: treasury_transactions_intent; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX treasury_transactions_intent ON public.treasury_transactions USING btree (stripe_payment_intent_id, transaction_type) WHERE ((stripe_payment_intent_id IS NOT NULL) AND (transaction_type <> ALL (ARRAY['refund'::text, 'payout'::text])));

--
-- Name: treasury_transactions_reverses; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_reverses ON public.treasury_transactions USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);

--
-- Name: treasury_transactions_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_search ON public.treasury_transactions USING gin (lower((((id)::text || ' '::text) || COALESCE(stripe_payment_intent_id, ''::text))) extensions.gin_trgm_ops);
ALTER INDEX public.treasury_transactions_search ALTER COLUMN 1 SET STATISTICS 1000;

--
-- Name: treasury_transactions_status_amount; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_status_amount ON public.treasury_transactions USING btree (status, amount_cents, id);

--
-- Name: treasury_transactions_status_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_status_created ON public.treasury_transactions USING btree (status, created_at, id);

--
-- Name: treasury_transactions_to_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_to_created ON public.treasury_transactions USING btree (to_user_id, created_at, id) WHERE (to_user_id IS NOT NULL);

--
-- Name: treasury_transactions_type_amount; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_type_amount ON public.treasury_transactions USING btree (transaction_type, amount_cents, id);

--
-- Name: treasury_transactions_type_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX treasury_transactions_type_created ON public.treasury_transactions USING btree (transaction_type, created_at, id);

--
-- Name: audit_log audit_log_append_only; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON dia.audit_log FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE dia.audit_log ENABLE ALWAYS TRIGGER audit_log_append_only;

--
-- Name: entity_dna entity_dna_append_only; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER entity_dna_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON dia.entity_dna FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE dia.entity_dna ENABLE ALWAYS TRIGGER entity_dna_append_only;

--
-- Name: ledger_postings ledger_postings_append_only; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER ledger_postings_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON dia.ledger_postings FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE dia.ledger_postings ENABLE ALWAYS TRIGGER ledger_postings_append_only;

--
-- Name: ledger_postings ledger_postings_balance; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER ledger_postings_balance AFTER INSERT ON dia.ledger_postings REFERENCING NEW TABLE AS new_postings FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_unbalanced_postings();

ALTER TABLE dia.ledger_postings ENABLE ALWAYS TRIGGER ledger_postings_balance;

--
-- Name: passport_decisions passport_decisions_append_only; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER passport_decisions_append_only BEFORE UPDATE OR TRUNCATE ON dia.passport_decisions FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE dia.passport_decisions ENABLE ALWAYS TRIGGER passport_decisions_append_only;

--
-- Name: passport_decisions passport_decisions_open_seal; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER passport_decisions_open_seal AFTER INSERT ON dia.passport_decisions REFERENCING NEW TABLE AS new_decisions FOR EACH STATEMENT EXECUTE FUNCTION dia.open_decision_seal();

ALTER TABLE dia.passport_decisions ENABLE ALWAYS TRIGGER passport_decisions_open_seal;

--
-- Name: dna_priors refuse_erased; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER refuse_erased BEFORE INSERT ON dia.dna_priors FOR EACH ROW EXECUTE FUNCTION dia.refuse_erased_dna();

ALTER TABLE dia.dna_priors ENABLE ALWAYS TRIGGER refuse_erased;

--
-- Name: dna_profiles refuse_erased; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER refuse_erased BEFORE INSERT ON dia.dna_profiles FOR EACH ROW EXECUTE FUNCTION dia.refuse_erased_dna();

ALTER TABLE dia.dna_profiles ENABLE ALWAYS TRIGGER refuse_erased;

--
-- Name: seals seals_append_only; Type: TRIGGER; Schema: dia; Owner: -
--

CREATE TRIGGER seals_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON dia.seals FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE dia.seals ENABLE ALWAYS TRIGGER seals_append_only;

--
-- Name: leaderboards leaderboards_place_rankings; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER leaderboards_place_rankings AFTER INSERT OR DELETE OR UPDATE OF rankings, period_end ON public.leaderboards FOR EACH ROW EXECUTE FUNCTION dia.place_rankings();

ALTER TABLE public.leaderboards ENABLE ALWAYS TRIGGER leaderboards_place_rankings;

--
-- Name: passport_entries passport_entries_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.passport_entries FOR EACH STATEMENT EXECUTE FUNCTION dia.refuse_rewrite();

ALTER TABLE public.passport_entries ENABLE ALWAYS TRIGGER passport_entries_append_only;

--
-- Name: passport_entries passport_entries_category; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_category BEFORE INSERT ON public.passport_entries FOR EACH ROW WHEN ((new.event_category IS NULL)) EXECUTE FUNCTION dia.set_event_category();

ALTER TABLE public.passport_entries ENABLE ALWAYS TRIGGER passport_entries_category;

--
-- Name: passport_entries passport_entries_open_seal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_open_seal AFTER INSERT ON public.passport_entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION dia.open_entry_seal();

ALTER TABLE public.passport_entries ENABLE ALWAYS TRIGGER passport_entries_open_seal;

--
-- Name: passport_entries passport_entries_open_work; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_open_work AFTER INSERT ON public.passport_entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION dia.open_passport_work();

ALTER TABLE public.passport_entries ENABLE ALWAYS TRIGGER passport_entries_open_work;

--
-- Name: passport_entries passport_entries_skip_erased; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_skip_erased AFTER INSERT ON public.passport_entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION dia.skip_erased_entries();

ALTER TABLE public.passport_entries ENABLE ALWAYS TRIGGER passport_entries_skip_erased;

--
-- Name: passport_entries passport_entries_wake_workers; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER passport_entries_wake_workers AFTER INSERT ON public.passport_entries FOR EACH STATEMENT EXECUTE FUNCTION dia.wake_workers();

--
-- Name: audit_log; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.audit_log ENABLE ROW LEVEL SECURITY;

--
-- Name: backfills; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.backfills ENABLE ROW LEVEL SECURITY;

--
-- Name: dna_priors; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.dna_priors ENABLE ROW LEVEL SECURITY;

--
-- Name: dna_profiles; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.dna_profiles ENABLE ROW LEVEL SECURITY;

--
-- Name: dna_states; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.dna_states ENABLE ROW LEVEL SECURITY;

--
-- Name: entity_dna; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.entity_dna ENABLE ROW LEVEL SECURITY;

--
-- Name: erased_users; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.erased_users ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_log erasure; Type: POLICY; Schema: dia; Owner: -
--

CREATE POLICY erasure ON dia.audit_log TO dia_eraser USING (true) WITH CHECK (true);

--
-- Name: event_types erasure; Type: POLICY; Schema: dia; Owner: -
--

CREATE POLICY erasure ON dia.event_types FOR SELECT TO dia_eraser USING (true);

--
-- Name: passport_decisions erasure; Type: POLICY; Schema: dia; Owner: -
--

CREATE POLICY erasure ON dia.passport_decisions TO dia_eraser USING (true) WITH CHECK (true);

--
-- Name: passport_work erasure; Type: POLICY; Schema: dia; Owner: -
--

CREATE POLICY erasure ON dia.passport_work FOR SELECT TO dia_eraser USING (true);

--
-- Name: seals erasure; Type: POLICY; Schema: dia; Owner: -
--

CREATE POLICY erasure ON dia.seals TO dia_eraser USING (true) WITH CHECK (true);

--
-- Name: event_entity_types; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.event_entity_types ENABLE ROW LEVEL SECURITY;

--
-- Name: event_types; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.event_types ENABLE ROW LEVEL SECURITY;

--
-- Name: health_samples; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.health_samples ENABLE ROW LEVEL SECURITY;

--
-- Name: leaderboard_changes; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.leaderboard_changes ENABLE ROW LEVEL SECURITY;

--
-- Name: leaderboard_places; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.leaderboard_places ENABLE ROW LEVEL SECURITY;

--
-- Name: leaderboard_scores; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.leaderboard_scores ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_postings; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.ledger_postings ENABLE ROW LEVEL SECURITY;

--
-- Name: matrix_refreshes; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.matrix_refreshes ENABLE ROW LEVEL SECURITY;

--
-- Name: passport_dead_letters; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.passport_dead_letters ENABLE ROW LEVEL SECURITY;

--
-- Name: passport_decisions; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.passport_decisions ENABLE ROW LEVEL SECURITY;

--
-- Name: passport_dedupe_keys; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.passport_dedupe_keys ENABLE ROW LEVEL SECURITY;

--
-- Name: passport_work; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.passport_work ENABLE ROW LEVEL SECURITY;

--
-- Name: pending_scores; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.pending_scores ENABLE ROW LEVEL SECURITY;

--
-- Name: schema_migrations; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.schema_migrations ENABLE ROW LEVEL SECURITY;

--
-- Name: seal_heads; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.seal_heads ENABLE ROW LEVEL SECURITY;

--
-- Name: seal_work; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.seal_work ENABLE ROW LEVEL SECURITY;

--
-- Name: seals; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.seals ENABLE ROW LEVEL SECURITY;

--
-- Name: system_account_changes; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.system_account_changes ENABLE ROW LEVEL SECURITY;

--
-- Name: system_account_snapshots; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.system_account_snapshots ENABLE ROW LEVEL SECURITY;

--
-- Name: verifications; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.verifications ENABLE ROW LEVEL SECURITY;

--
-- Name: worker_chores; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.worker_chores ENABLE ROW LEVEL SECURITY;

--
-- Name: worker_heartbeats; Type: ROW SECURITY; Schema: dia; Owner: -
--

ALTER TABLE dia.worker_heartbeats ENABLE ROW LEVEL SECURITY;

--
-- Name: coliseum_metrics; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.coliseum_metrics ENABLE ROW LEVEL SECURITY;

--
-- Name: coliseum_metrics coliseum_metrics_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY coliseum_metrics_read ON public.coliseum_metrics FOR SELECT TO authenticated USING (((user_id = ( SELECT auth.uid() AS uid)) OR ( SELECT dia.is_admin() AS is_admin)));

--
-- Name: passport_entries erasure; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY erasure ON public.passport_entries TO dia_eraser USING (true) WITH CHECK (true);

--
-- Name: leaderboards; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.leaderboards ENABLE ROW LEVEL SECURITY;

--
-- Name: leaderboards leaderboards_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY leaderboards_read ON public.leaderboards FOR SELECT TO authenticated USING (true);

--
-- Name: passport_entries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.passport_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: passport_entries passport_entries_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY passport_entries_read ON public.passport_entries FOR SELECT TO authenticated USING (((user_id = ( SELECT auth.uid() AS uid)) OR ( SELECT dia.is_admin() AS is_admin)));

--
-- Name: payout_contracts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.payout_contracts ENABLE ROW LEVEL SECURITY;

--
-- Name: payout_contracts payout_contracts_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY payout_contracts_read ON public.payout_contracts FOR SELECT TO authenticated USING (((label_user_id = ( SELECT auth.uid() AS uid)) OR (artist_id IN ( SELECT a.id
   FROM public.artist_profiles a
  WHERE (a.user_id = ( SELECT auth.uid() AS uid)))) OR ( SELECT dia.is_admin() AS is_admin)));

--
-- Name: treasury_accounts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.treasury_accounts ENABLE ROW LEVEL SECURITY;

--
-- Name: treasury_accounts treasury_accounts_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY treasury_accounts_read ON public.treasury_accounts FOR SELECT TO authenticated USING (((user_id = ( SELECT auth.uid() AS uid)) OR ( SELECT dia.is_admin() AS is_admin)));

--
-- Name: treasury_transactions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.treasury_transactions ENABLE ROW LEVEL SECURITY;

--
-- Name: treasury_transactions treasury_transactions_read; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY treasury_transactions_read ON public.treasury_transactions FOR SELECT TO authenticated USING (((from_user_id = ( SELECT auth.uid() AS uid)) OR (to_user_id = ( SELECT auth.uid() AS uid)) OR ( SELECT dia.is_admin() AS is_admin)));

--
-- Name: SCHEMA dia; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA dia TO authenticated;
GRANT USAGE ON SCHEMA dia TO service_role;
GRANT USAGE ON SCHEMA dia TO dia_eraser;

--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA public TO anon;
GRANT USAGE ON SCHEMA public TO authenticated;
GRANT USAGE ON SCHEMA public TO service_role;
GRANT USAGE ON SCHEMA public TO dia_eraser;

--
-- Name: FUNCTION active_users_since(moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.active_users_since(moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION add_to_dna(users uuid[], outcomes integer[], times timestamp with time zone[], vector_ids bigint[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], known_from timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.add_to_dna(users uuid[], outcomes integer[], times timestamp with time zone[], vector_ids bigint[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], known_from timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION additions_of(pending dia.pending_scores); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.additions_of(pending dia.pending_scores) FROM PUBLIC;

--
-- Name: FUNCTION adopt_optional_tables(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.adopt_optional_tables() FROM PUBLIC;

--
-- Name: FUNCTION artist_genres(of_artist uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.artist_genres(of_artist uuid) FROM PUBLIC;

--
-- Name: FUNCTION backfill_id(source_table text, row_id uuid, moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.backfill_id(source_table text, row_id uuid, moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION backfill_metadata(r dia.host_row, source_table text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.backfill_metadata(r dia.host_row, source_table text) FROM PUBLIC;

--
-- Name: FUNCTION blank_log(of_user uuid, texts text[], only_entries uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.blank_log(of_user uuid, texts text[], only_entries uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION dia.blank_log(of_user uuid, texts text[], only_entries uuid[]) TO dia;

--
-- Name: FUNCTION book_money(items jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.book_money(items jsonb) FROM PUBLIC;

--
-- Name: FUNCTION bury_hopeless_waits(users uuid[], entries uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.bury_hopeless_waits(users uuid[], entries uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION claimed_money(users uuid[], entries uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.claimed_money(users uuid[], entries uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION clamp_preference(value jsonb, low numeric, high numeric, otherwise numeric); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.clamp_preference(value jsonb, low numeric, high numeric, otherwise numeric) FROM PUBLIC;

--
-- Name: FUNCTION composite_dna(of_user uuid, moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.composite_dna(of_user uuid, moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION constant_vector(c double precision); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.constant_vector(c double precision) FROM PUBLIC;

--
-- Name: FUNCTION count_statistics(matrix text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.count_statistics(matrix text) FROM PUBLIC;

--
-- Name: FUNCTION count_users(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.count_users() FROM PUBLIC;

--
-- Name: FUNCTION data_findings(health jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.data_findings(health jsonb) FROM PUBLIC;

--
-- Name: FUNCTION decay(earlier timestamp with time zone, later timestamp with time zone, domain smallint); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.decay(earlier timestamp with time zone, later timestamp with time zone, domain smallint) FROM PUBLIC;

--
-- Name: FUNCTION decision_differences(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.decision_differences(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION dna_differences(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.dna_differences(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION domain_share(domain smallint); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.domain_share(domain smallint) FROM PUBLIC;

--
-- Name: FUNCTION entity_metadata(of_type text, ids uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.entity_metadata(of_type text, ids uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION epoch_ms(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.epoch_ms() FROM PUBLIC;

--
-- Name: FUNCTION erase_host_rows(relation text, condition text, of_user uuid, change text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.erase_host_rows(relation text, condition text, of_user uuid, change text) FROM PUBLIC;

--
-- Name: FUNCTION estimated_rows(relation regclass); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.estimated_rows(relation regclass) FROM PUBLIC;

--
-- Name: FUNCTION finding(code text, severity text, title text, since timestamp with time zone, why text, way_out text, show_sql text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.finding(code text, severity text, title text, since timestamp with time zone, why text, way_out text, show_sql text) FROM PUBLIC;

--
-- Name: FUNCTION forget_in_matrices(of_user uuid, artists uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.forget_in_matrices(of_user uuid, artists uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION half_life_seconds(domain smallint); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.half_life_seconds(domain smallint) FROM PUBLIC;

--
-- Name: FUNCTION index_search(relation regclass, expression text, index_name text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.index_search(relation regclass, expression text, index_name text) FROM PUBLIC;

--
-- Name: FUNCTION interactions_since(moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.interactions_since(moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION is_admin(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_admin() FROM PUBLIC;
GRANT ALL ON FUNCTION dia.is_admin() TO authenticated;
GRANT ALL ON FUNCTION dia.is_admin() TO service_role;

--
-- Name: FUNCTION is_amount(value jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_amount(value jsonb) FROM PUBLIC;

--
-- Name: FUNCTION is_id_of_now(id uuid, received timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_id_of_now(id uuid, received timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION is_refresh_due(matrices text[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_refresh_due(matrices text[]) FROM PUBLIC;

--
-- Name: FUNCTION is_server_only(event_type text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_server_only(event_type text) FROM PUBLIC;

--
-- Name: FUNCTION is_service(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.is_service() FROM PUBLIC;

--
-- Name: FUNCTION json_of(json_text text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.json_of(json_text text) FROM PUBLIC;

--
-- Name: FUNCTION kappa(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.kappa() FROM PUBLIC;

--
-- Name: FUNCTION largest_difference(a extensions.vector, b extensions.vector); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.largest_difference(a extensions.vector, b extensions.vector) FROM PUBLIC;

--
-- Name: FUNCTION ledger_sums(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.ledger_sums() FROM PUBLIC;

--
-- Name: FUNCTION link_digest(previous bytea, user_id uuid, sequence bigint, entry_id uuid, systems smallint, withdrawn boolean, fields_digest bytea, personal_digest bytea); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.link_digest(previous bytea, user_id uuid, sequence bigint, entry_id uuid, systems smallint, withdrawn boolean, fields_digest bytea, personal_digest bytea) FROM PUBLIC;

--
-- Name: FUNCTION lock_entries(keys uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.lock_entries(keys uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION matrix_figures(matrix text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.matrix_figures(matrix text) FROM PUBLIC;

--
-- Name: FUNCTION may_administer(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.may_administer() FROM PUBLIC;
GRANT ALL ON FUNCTION dia.may_administer() TO authenticated;
GRANT ALL ON FUNCTION dia.may_administer() TO service_role;

--
-- Name: FUNCTION metric_differences(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.metric_differences(of_users uuid[]) FROM PUBLIC;

--
-- Name: TABLE coliseum_metrics; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.coliseum_metrics TO authenticated;
GRANT SELECT ON TABLE public.coliseum_metrics TO service_role;

--
-- Name: FUNCTION metrics_of(pending dia.pending_scores); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.metrics_of(pending dia.pending_scores) FROM PUBLIC;

--
-- Name: FUNCTION moment_or_null(value text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.moment_or_null(value text) FROM PUBLIC;

--
-- Name: FUNCTION money_differences(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.money_differences(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION names_of_event_types(given text[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.names_of_event_types(given text[]) FROM PUBLIC;

--
-- Name: FUNCTION next_users(after_user uuid, user_limit integer, OUT users uuid[], OUT up_to uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.next_users(after_user uuid, user_limit integer, OUT users uuid[], OUT up_to uuid) FROM PUBLIC;

--
-- Name: FUNCTION object_of(value jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.object_of(value jsonb) FROM PUBLIC;

--
-- Name: FUNCTION odd_metadata_field(m jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.odd_metadata_field(m jsonb) FROM PUBLIC;

--
-- Name: FUNCTION open_decision_seal(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.open_decision_seal() FROM PUBLIC;

--
-- Name: FUNCTION open_entry_seal(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.open_entry_seal() FROM PUBLIC;

--
-- Name: FUNCTION open_passport_work(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.open_passport_work() FROM PUBLIC;

--
-- Name: FUNCTION open_user_detail(of_user uuid, what text, action text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.open_user_detail(of_user uuid, what text, action text) FROM PUBLIC;

--
-- Name: FUNCTION open_user_page(of_user uuid, is_first boolean, what text, action text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.open_user_page(of_user uuid, is_first boolean, what text, action text) FROM PUBLIC;

--
-- Name: FUNCTION option_column(matrix text, filter text, OUT relation regclass, OUT counted text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.option_column(matrix text, filter text, OUT relation regclass, OUT counted text) FROM PUBLIC;

--
-- Name: FUNCTION original_of_refund(of_user uuid, metadata jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.original_of_refund(of_user uuid, metadata jsonb) FROM PUBLIC;

--
-- Name: FUNCTION outcome_of(keys uuid[], outcomes text[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.outcome_of(keys uuid[], outcomes text[]) FROM PUBLIC;

--
-- Name: FUNCTION parse_dna_preferences(preferences jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.parse_dna_preferences(preferences jsonb) FROM PUBLIC;

--
-- Name: FUNCTION processing_state(state smallint, attempts smallint); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.processing_state(state smallint, attempts smallint) FROM PUBLIC;

--
-- Name: TABLE passport_decisions; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.event_type; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(event_type) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.mediaid; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(mediaid) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.mediaid_reason; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(mediaid_reason) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.entity_dna_id; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(entity_dna_id) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.valence; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(valence) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.k_cultural; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(k_cultural) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.k_behavioral; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(k_behavioral) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.k_economic; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(k_economic) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: COLUMN passport_decisions.k_spatial; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(k_spatial) ON TABLE dia.passport_decisions TO dia_eraser;

--
-- Name: TABLE passport_work; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.passport_work TO dia_eraser;

--
-- Name: TABLE passport_entries; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.passport_entries TO authenticated;
GRANT SELECT,INSERT ON TABLE public.passport_entries TO service_role;
GRANT SELECT ON TABLE public.passport_entries TO dia_eraser;

--
-- Name: COLUMN passport_entries.session_id; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(session_id) ON TABLE public.passport_entries TO dia_eraser;

--
-- Name: COLUMN passport_entries.device_id; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(device_id) ON TABLE public.passport_entries TO dia_eraser;

--
-- Name: COLUMN passport_entries.event_type; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(event_type) ON TABLE public.passport_entries TO dia_eraser;

--
-- Name: COLUMN passport_entries.metadata; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(metadata) ON TABLE public.passport_entries TO dia_eraser;

--
-- Name: FUNCTION passport_state_of(entry public.passport_entries); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.passport_state_of(entry public.passport_entries) FROM PUBLIC;

--
-- Name: FUNCTION pending_metrics_of(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.pending_metrics_of(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION period_end_of(leaderboard_type text, period_start timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.period_end_of(leaderboard_type text, period_start timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION period_start_of(leaderboard_type text, moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.period_start_of(leaderboard_type text, moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION pin_vector_search_path(target regprocedure); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.pin_vector_search_path(target regprocedure) FROM PUBLIC;

--
-- Name: FUNCTION place_rankings(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.place_rankings() FROM PUBLIC;

--
-- Name: FUNCTION primary_media_id(of_user uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.primary_media_id(of_user uuid) FROM PUBLIC;

--
-- Name: FUNCTION prior_mass(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.prior_mass() FROM PUBLIC;

--
-- Name: FUNCTION rankings_of(of_leaderboard text, of_period timestamp with time zone, top integer); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.rankings_of(of_leaderboard text, of_period timestamp with time zone, top integer) FROM PUBLIC;

--
-- Name: FUNCTION read_events(entries jsonb, caller uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.read_events(entries jsonb, caller uuid) FROM PUBLIC;

--
-- Name: FUNCTION rebuild_dna(of_user uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.rebuild_dna(of_user uuid) FROM PUBLIC;

--
-- Name: FUNCTION recompute_statistics(matrix text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.recompute_statistics(matrix text) FROM PUBLIC;

--
-- Name: FUNCTION recompute_user_matrix(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.recompute_user_matrix() FROM PUBLIC;

--
-- Name: FUNCTION record_host_opening(relation text, row_key text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.record_host_opening(relation text, row_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION dia.record_host_opening(relation text, row_key text) TO authenticated;
GRANT ALL ON FUNCTION dia.record_host_opening(relation text, row_key text) TO service_role;

--
-- Name: FUNCTION reference_time_of(moment timestamp with time zone, domain smallint); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.reference_time_of(moment timestamp with time zone, domain smallint) FROM PUBLIC;

--
-- Name: FUNCTION refolded_accounts(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refolded_accounts() FROM PUBLIC;

--
-- Name: FUNCTION refolded_dna(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refolded_dna(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION refolded_scores(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refolded_scores() FROM PUBLIC;

--
-- Name: FUNCTION refuse_erased_dna(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refuse_erased_dna() FROM PUBLIC;

--
-- Name: FUNCTION refuse_mixed_models(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refuse_mixed_models() FROM PUBLIC;

--
-- Name: FUNCTION refuse_rewrite(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refuse_rewrite() FROM PUBLIC;

--
-- Name: FUNCTION refuse_unbalanced_postings(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.refuse_unbalanced_postings() FROM PUBLIC;

--
-- Name: FUNCTION repeated_plays(users uuid[], contents uuid[], sessions uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.repeated_plays(users uuid[], contents uuid[], sessions uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION require_admin(what text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.require_admin(what text) FROM PUBLIC;

--
-- Name: FUNCTION require_page_limit(page_limit integer); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.require_page_limit(page_limit integer) FROM PUBLIC;

--
-- Name: FUNCTION roll_up_scores_of(of_user uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.roll_up_scores_of(of_user uuid) FROM PUBLIC;

--
-- Name: FUNCTION roll_up_system_accounts(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.roll_up_system_accounts() FROM PUBLIC;

--
-- Name: FUNCTION rows_of(relation regclass); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.rows_of(relation regclass) FROM PUBLIC;

--
-- Name: FUNCTION rows_of_last_day(relation regclass, time_column name); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.rows_of_last_day(relation regclass, time_column name) FROM PUBLIC;

--
-- Name: FUNCTION rows_of_user(of_table regclass, owner_column text, of_user uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.rows_of_user(of_table regclass, owner_column text, of_user uuid) FROM PUBLIC;

--
-- Name: FUNCTION scale_vector(v extensions.vector, factor double precision); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.scale_vector(v extensions.vector, factor double precision) FROM PUBLIC;

--
-- Name: FUNCTION seal_differences(of_users uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.seal_differences(of_users uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION seal_health(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.seal_health() FROM PUBLIC;

--
-- Name: FUNCTION sealed_up_to(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.sealed_up_to() FROM PUBLIC;

--
-- Name: FUNCTION seen_workers(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.seen_workers() FROM PUBLIC;

--
-- Name: FUNCTION set_event_category(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.set_event_category() FROM PUBLIC;

--
-- Name: FUNCTION settled_metadata(m jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.settled_metadata(m jsonb) FROM PUBLIC;

--
-- Name: FUNCTION skip_erased_entries(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.skip_erased_entries() FROM PUBLIC;

--
-- Name: FUNCTION skip_work(of_users uuid[], systems integer[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.skip_work(of_users uuid[], systems integer[]) FROM PUBLIC;

--
-- Name: FUNCTION slowest_queries(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.slowest_queries() FROM PUBLIC;

--
-- Name: FUNCTION split_of(parts jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.split_of(parts jsonb) FROM PUBLIC;

--
-- Name: FUNCTION table_sizes(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.table_sizes() FROM PUBLIC;

--
-- Name: FUNCTION transaction_id_of(kind text, key text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.transaction_id_of(kind text, key text) FROM PUBLIC;

--
-- Name: FUNCTION transaction_of_entry(of_user uuid, entry_id uuid, transaction_type text, entity_type text, entity_id uuid, metadata jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.transaction_of_entry(of_user uuid, entry_id uuid, transaction_type text, entity_type text, entity_id uuid, metadata jsonb) FROM PUBLIC;

--
-- Name: FUNCTION unit_vector_of(domain text, components text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.unit_vector_of(domain text, components text) FROM PUBLIC;

--
-- Name: FUNCTION users_who(condition jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.users_who(condition jsonb) FROM PUBLIC;

--
-- Name: FUNCTION uuid_of(given text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.uuid_of(given text) FROM PUBLIC;

--
-- Name: FUNCTION uuid_or_null(value text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.uuid_or_null(value text) FROM PUBLIC;

--
-- Name: FUNCTION uuid_v7(moment timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.uuid_v7(moment timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION uuid_v7_time(id uuid); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.uuid_v7_time(id uuid) FROM PUBLIC;

--
-- Name: FUNCTION vector_base64(v extensions.vector); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.vector_base64(v extensions.vector) FROM PUBLIC;

--
-- Name: FUNCTION verified_up_to(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.verified_up_to() FROM PUBLIC;

--
-- Name: FUNCTION wake_waiting(keys uuid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.wake_waiting(keys uuid[]) FROM PUBLIC;

--
-- Name: FUNCTION wake_workers(); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.wake_workers() FROM PUBLIC;

--
-- Name: FUNCTION within(time_column text, starts timestamp with time zone, ends timestamp with time zone); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.within(time_column text, starts timestamp with time zone, ends timestamp with time zone) FROM PUBLIC;

--
-- Name: FUNCTION work_findings(health jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.work_findings(health jsonb) FROM PUBLIC;

--
-- Name: FUNCTION work_health(of_system text); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.work_health(of_system text) FROM PUBLIC;

--
-- Name: FUNCTION write_audit(action text, subject_user_id uuid, details jsonb); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.write_audit(action text, subject_user_id uuid, details jsonb) FROM PUBLIC;

--
-- Name: FUNCTION write_out_scores(of_rows tid[]); Type: ACL; Schema: dia; Owner: -
--

REVOKE ALL ON FUNCTION dia.write_out_scores(of_rows tid[]) FROM PUBLIC;

--
-- Name: FUNCTION dia_account_statement(of_user uuid, of_currency text, starts timestamp with time zone, ends timestamp with time zone, after_posting jsonb, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_account_statement(of_user uuid, of_currency text, starts timestamp with time zone, ends timestamp with time zone, after_posting jsonb, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_account_statement(of_user uuid, of_currency text, starts timestamp with time zone, ends timestamp with time zone, after_posting jsonb, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_account_statement(of_user uuid, of_currency text, starts timestamp with time zone, ends timestamp with time zone, after_posting jsonb, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_adopt_optional_tables(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_adopt_optional_tables() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_adopt_optional_tables() TO authenticated;
GRANT ALL ON FUNCTION public.dia_adopt_optional_tables() TO service_role;

--
-- Name: FUNCTION dia_affinity(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_play_count integer, after_artist_name text, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_affinity(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_play_count integer, after_artist_name text, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_affinity(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_play_count integer, after_artist_name text, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_affinity(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_play_count integer, after_artist_name text, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_backfill_passport(batch_size integer, of_user uuid, before timestamp with time zone, restart boolean); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_backfill_passport(batch_size integer, of_user uuid, before timestamp with time zone, restart boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_backfill_passport(batch_size integer, of_user uuid, before timestamp with time zone, restart boolean) TO service_role;

--
-- Name: FUNCTION dia_change_marks(relations text[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_change_marks(relations text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_change_marks(relations text[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_change_marks(relations text[]) TO service_role;

--
-- Name: FUNCTION dia_check_seal_heads(heads text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_check_seal_heads(heads text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_check_seal_heads(heads text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_check_seal_heads(heads text) TO service_role;

--
-- Name: FUNCTION dia_claim_chore(chore text, of_function text, every_seconds integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_claim_chore(chore text, of_function text, every_seconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_claim_chore(chore text, of_function text, every_seconds integer) TO service_role;

--
-- Name: FUNCTION dia_dead_entry_ids(of_system text, of_code text, after_id uuid, most integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_dead_entry_ids(of_system text, of_code text, after_id uuid, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_dead_entry_ids(of_system text, of_code text, after_id uuid, most integer) TO service_role;

--
-- Name: FUNCTION dia_dismiss_entries(keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_dismiss_entries(keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_dismiss_entries(keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_dismiss_entries(keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_dna_history(of_user uuid, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_dna_history(of_user uuid, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_dna_history(of_user uuid, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_dna_history(of_user uuid, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_dry_run(action text, keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_dry_run(action text, keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_dry_run(action text, keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_dry_run(action text, keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_entity_dna(of_type text, of_ids uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_entity_dna(of_type text, of_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_entity_dna(of_type text, of_ids uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_entity_dna(of_type text, of_ids uuid[]) TO service_role;

--
-- Name: FUNCTION dia_entity_vectors(ids bigint[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_entity_vectors(ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_entity_vectors(ids bigint[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_entity_vectors(ids bigint[]) TO service_role;

--
-- Name: FUNCTION dia_erase_user(of_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_erase_user(of_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_erase_user(of_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_erase_user(of_user uuid) TO service_role;

--
-- Name: FUNCTION dia_exclude_entries(keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_exclude_entries(keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_exclude_entries(keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_exclude_entries(keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_export_seal_heads(after_user uuid, batch_size integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_export_seal_heads(after_user uuid, batch_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_export_seal_heads(after_user uuid, batch_size integer) TO service_role;
GRANT ALL ON FUNCTION public.dia_export_seal_heads(after_user uuid, batch_size integer) TO authenticated;

--
-- Name: FUNCTION dia_export_user_data(of_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_export_user_data(of_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_export_user_data(of_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_export_user_data(of_user uuid) TO service_role;

--
-- Name: FUNCTION dia_finish_chore(chore text, error text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_finish_chore(chore text, error text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_finish_chore(chore text, error text) TO service_role;

--
-- Name: FUNCTION dia_influence_summary(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_influence_summary(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_influence_summary(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_influence_summary(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[]) TO service_role;

--
-- Name: FUNCTION dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text) TO service_role;

--
-- Name: FUNCTION dia_interaction_timeline(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[], after_created_at timestamp with time zone, after_source text, after_id uuid, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_interaction_timeline(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[], after_created_at timestamp with time zone, after_source text, after_id uuid, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_interaction_timeline(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[], after_created_at timestamp with time zone, after_source text, after_id uuid, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_interaction_timeline(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, sources text[], event_types text[], after_created_at timestamp with time zone, after_source text, after_id uuid, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_log_events(entries jsonb); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_log_events(entries jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_log_events(entries jsonb) TO authenticated;
GRANT ALL ON FUNCTION public.dia_log_events(entries jsonb) TO service_role;

--
-- Name: FUNCTION dia_materialise_leaderboards(top integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_materialise_leaderboards(top integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_materialise_leaderboards(top integer) TO service_role;

--
-- Name: FUNCTION dia_matrix_breakdown(matrix text, breakdown text, row_key text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_breakdown(matrix text, breakdown text, row_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_breakdown(matrix text, breakdown text, row_key text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_breakdown(matrix text, breakdown text, row_key text) TO service_role;

--
-- Name: FUNCTION dia_matrix_degradations(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_degradations() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_degradations() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_degradations() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_accounts(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_accounts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_accounts() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_accounts() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_artists(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_artists() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_artists() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_artists() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_contents(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_contents() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_contents() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_contents() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_engagements(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_engagements() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_engagements() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_engagements() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_events(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_events() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_events() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_events() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_leaderboards(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_leaderboards() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_leaderboards() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_leaderboards() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_listens(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_listens() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_listens() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_listens() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_metrics(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_metrics() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_metrics() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_metrics() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_passport(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_passport() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_passport() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_passport() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_subscriptions(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_subscriptions() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_subscriptions() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_subscriptions() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_transactions(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_transactions() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_transactions() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_transactions() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_users(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_users() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_users() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_users() TO service_role;

--
-- Name: FUNCTION dia_matrix_figures_votes(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_figures_votes() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_figures_votes() TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_figures_votes() TO service_role;

--
-- Name: FUNCTION dia_matrix_option_counts(matrix text, filter text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_matrix_option_counts(matrix text, filter text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_matrix_option_counts(matrix text, filter text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_matrix_option_counts(matrix text, filter text) TO service_role;

--
-- Name: FUNCTION dia_open_host_row(relation text, key_column text, row_key text, columns text[], exact_columns text[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_open_host_row(relation text, key_column text, row_key text, columns text[], exact_columns text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_open_host_row(relation text, key_column text, row_key text, columns text[], exact_columns text[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_open_host_row(relation text, key_column text, row_key text, columns text[], exact_columns text[]) TO service_role;

--
-- Name: FUNCTION dia_open_matrix_row(matrix text, row_key text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_open_matrix_row(matrix text, row_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_open_matrix_row(matrix text, row_key text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_open_matrix_row(matrix text, row_key text) TO service_role;

--
-- Name: FUNCTION dia_passport_claim(batch_size integer, lease_seconds integer, model text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_passport_claim(batch_size integer, lease_seconds integer, model text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_passport_claim(batch_size integer, lease_seconds integer, model text) TO service_role;

--
-- Name: FUNCTION dia_passport_commit(token uuid, model text, catalogue_version text, users uuid[], entries uuid[], event_types text[], times timestamp with time zone[], outcomes integer[], reasons text[], entity_types text[], entity_ids uuid[], with_artist_ids uuid[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], treasury_outcomes integer[], treasury_reasons text[], money text[], coliseum_outcomes integer[], coliseum_reasons text[], base_scores bigint[], weighted_scores bigint[], scored_types text[], scored_ids uuid[], second_types text[], second_ids uuid[], lates integer[], contexts text[], priors text, entity_vectors text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_passport_commit(token uuid, model text, catalogue_version text, users uuid[], entries uuid[], event_types text[], times timestamp with time zone[], outcomes integer[], reasons text[], entity_types text[], entity_ids uuid[], with_artist_ids uuid[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], treasury_outcomes integer[], treasury_reasons text[], money text[], coliseum_outcomes integer[], coliseum_reasons text[], base_scores bigint[], weighted_scores bigint[], scored_types text[], scored_ids uuid[], second_types text[], second_ids uuid[], lates integer[], contexts text[], priors text, entity_vectors text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_passport_commit(token uuid, model text, catalogue_version text, users uuid[], entries uuid[], event_types text[], times timestamp with time zone[], outcomes integer[], reasons text[], entity_types text[], entity_ids uuid[], with_artist_ids uuid[], valences double precision[], k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[], treasury_outcomes integer[], treasury_reasons text[], money text[], coliseum_outcomes integer[], coliseum_reasons text[], base_scores bigint[], weighted_scores bigint[], scored_types text[], scored_ids uuid[], second_types text[], second_ids uuid[], lates integer[], contexts text[], priors text, entity_vectors text) TO service_role;

--
-- Name: FUNCTION dia_passport_fail(token uuid, users uuid[], entries uuid[], systems text[], codes text[], messages text[], finals integer[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_passport_fail(token uuid, users uuid[], entries uuid[], systems text[], codes text[], messages text[], finals integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_passport_fail(token uuid, users uuid[], entries uuid[], systems text[], codes text[], messages text[], finals integer[]) TO service_role;

--
-- Name: FUNCTION dia_passport_seal(batch_size integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_passport_seal(batch_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_passport_seal(batch_size integer) TO service_role;

--
-- Name: FUNCTION dia_passport_status(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_passport_status() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_passport_status() TO authenticated;
GRANT ALL ON FUNCTION public.dia_passport_status() TO service_role;

--
-- Name: FUNCTION dia_project_embeddings(batch_size integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_project_embeddings(batch_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_project_embeddings(batch_size integer) TO service_role;

--
-- Name: FUNCTION dia_rebuild_balances(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_rebuild_balances() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_rebuild_balances() TO authenticated;
GRANT ALL ON FUNCTION public.dia_rebuild_balances() TO service_role;

--
-- Name: FUNCTION dia_rebuild_dna(of_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_rebuild_dna(of_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_rebuild_dna(of_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_rebuild_dna(of_user uuid) TO service_role;

--
-- Name: FUNCTION dia_rebuild_dna_of_all(after_user uuid, user_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_rebuild_dna_of_all(after_user uuid, user_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_rebuild_dna_of_all(after_user uuid, user_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_rebuild_dna_of_all(after_user uuid, user_limit integer) TO service_role;

--
-- Name: FUNCTION dia_rebuild_scores(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_rebuild_scores() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_rebuild_scores() TO authenticated;
GRANT ALL ON FUNCTION public.dia_rebuild_scores() TO service_role;

--
-- Name: FUNCTION dia_record_export(matrix text, request jsonb, row_count bigint); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_record_export(matrix text, request jsonb, row_count bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_record_export(matrix text, request jsonb, row_count bigint) TO authenticated;
GRANT ALL ON FUNCTION public.dia_record_export(matrix text, request jsonb, row_count bigint) TO service_role;

--
-- Name: FUNCTION dia_record_health_sample(apart interval); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_record_health_sample(apart interval) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_record_health_sample(apart interval) TO service_role;

--
-- Name: FUNCTION dia_record_verification(started_at timestamp with time zone, up_to_entry_id uuid, users bigint, entries bigint, differences bigint); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_record_verification(started_at timestamp with time zone, up_to_entry_id uuid, users bigint, entries bigint, differences bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_record_verification(started_at timestamp with time zone, up_to_entry_id uuid, users bigint, entries bigint, differences bigint) TO authenticated;
GRANT ALL ON FUNCTION public.dia_record_verification(started_at timestamp with time zone, up_to_entry_id uuid, users bigint, entries bigint, differences bigint) TO service_role;

--
-- Name: FUNCTION dia_recorded_entries(of_user uuid, of_model text, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_recorded_entries(of_user uuid, of_model text, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_recorded_entries(of_user uuid, of_model text, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_recorded_entries(of_user uuid, of_model text, after_occurred_at timestamp with time zone, after_id uuid, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_recorded_users(after_user uuid, user_limit integer, only_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_recorded_users(after_user uuid, user_limit integer, only_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_recorded_users(after_user uuid, user_limit integer, only_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_recorded_users(after_user uuid, user_limit integer, only_user uuid) TO service_role;

--
-- Name: FUNCTION dia_redrive_entries(keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_redrive_entries(keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_redrive_entries(keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_redrive_entries(keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_refresh_due_matrices(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_refresh_due_matrices() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_refresh_due_matrices() TO authenticated;
GRANT ALL ON FUNCTION public.dia_refresh_due_matrices() TO service_role;

--
-- Name: FUNCTION dia_refresh_statistics(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_refresh_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_refresh_statistics() TO authenticated;
GRANT ALL ON FUNCTION public.dia_refresh_statistics() TO service_role;

--
-- Name: FUNCTION dia_refresh_user_matrix(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_refresh_user_matrix() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_refresh_user_matrix() TO authenticated;
GRANT ALL ON FUNCTION public.dia_refresh_user_matrix() TO service_role;

--
-- Name: FUNCTION dia_reprocess_entries(keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_reprocess_entries(keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_reprocess_entries(keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_reprocess_entries(keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_restore_entries(keys uuid[]); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_restore_entries(keys uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_restore_entries(keys uuid[]) TO authenticated;
GRANT ALL ON FUNCTION public.dia_restore_entries(keys uuid[]) TO service_role;

--
-- Name: FUNCTION dia_roll_up_accounts(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_roll_up_accounts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_roll_up_accounts() TO service_role;

--
-- Name: FUNCTION dia_roll_up_scores(most integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_roll_up_scores(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_roll_up_scores(most integer) TO service_role;

--
-- Name: FUNCTION dia_save_dna_preferences(of_user uuid, preferences text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_save_dna_preferences(of_user uuid, preferences text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_save_dna_preferences(of_user uuid, preferences text) TO authenticated;
GRANT ALL ON FUNCTION public.dia_save_dna_preferences(of_user uuid, preferences text) TO service_role;

--
-- Name: FUNCTION dia_session_analysis(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_session_start timestamp with time zone, after_session_id uuid, page_limit integer); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_session_analysis(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_session_start timestamp with time zone, after_session_id uuid, page_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_session_analysis(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_session_start timestamp with time zone, after_session_id uuid, page_limit integer) TO authenticated;
GRANT ALL ON FUNCTION public.dia_session_analysis(user_id uuid, from_time timestamp with time zone, to_time timestamp with time zone, after_session_start timestamp with time zone, after_session_id uuid, page_limit integer) TO service_role;

--
-- Name: FUNCTION dia_start_verification(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_start_verification() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_start_verification() TO authenticated;
GRANT ALL ON FUNCTION public.dia_start_verification() TO service_role;

--
-- Name: FUNCTION dia_system_health(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_system_health() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_system_health() TO authenticated;
GRANT ALL ON FUNCTION public.dia_system_health() TO service_role;

--
-- Name: FUNCTION dia_user_dna(of_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_user_dna(of_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_user_dna(of_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_user_dna(of_user uuid) TO service_role;

--
-- Name: FUNCTION dia_user_dna_state(user_id uuid, with_embedding boolean); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_user_dna_state(user_id uuid, with_embedding boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_user_dna_state(user_id uuid, with_embedding boolean) TO authenticated;
GRANT ALL ON FUNCTION public.dia_user_dna_state(user_id uuid, with_embedding boolean) TO service_role;

--
-- Name: TABLE users_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.users_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.users_for_admins TO service_role;

--
-- Name: TABLE dia_users; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_users TO authenticated;
GRANT SELECT ON TABLE public.dia_users TO service_role;

--
-- Name: FUNCTION dia_users_by_activity(conditions jsonb); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_users_by_activity(conditions jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_users_by_activity(conditions jsonb) TO authenticated;
GRANT ALL ON FUNCTION public.dia_users_by_activity(conditions jsonb) TO service_role;

--
-- Name: FUNCTION dia_verify_ledger(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_verify_ledger() FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_verify_ledger() TO authenticated;
GRANT ALL ON FUNCTION public.dia_verify_ledger() TO service_role;

--
-- Name: FUNCTION dia_verify_scores(from_moment timestamp with time zone); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_verify_scores(from_moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_verify_scores(from_moment timestamp with time zone) TO authenticated;
GRANT ALL ON FUNCTION public.dia_verify_scores(from_moment timestamp with time zone) TO service_role;

--
-- Name: FUNCTION dia_verify_users(after_user uuid, user_limit integer, only_user uuid); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_verify_users(after_user uuid, user_limit integer, only_user uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_verify_users(after_user uuid, user_limit integer, only_user uuid) TO authenticated;
GRANT ALL ON FUNCTION public.dia_verify_users(after_user uuid, user_limit integer, only_user uuid) TO service_role;

--
-- Name: FUNCTION dia_worker_heartbeat(worker text, state text, listen_seconds integer, counts jsonb, last_error text); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.dia_worker_heartbeat(worker text, state text, listen_seconds integer, counts jsonb, last_error text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.dia_worker_heartbeat(worker text, state text, listen_seconds integer, counts jsonb, last_error text) TO service_role;

--
-- Name: FUNCTION keep_profile_role(); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.keep_profile_role() FROM PUBLIC;

--
-- Name: FUNCTION processed_at(entry public.passport_entries); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.processed_at(entry public.passport_entries) FROM PUBLIC;
GRANT ALL ON FUNCTION public.processed_at(entry public.passport_entries) TO authenticated;
GRANT ALL ON FUNCTION public.processed_at(entry public.passport_entries) TO service_role;

--
-- Name: FUNCTION processed_by_coliseum(entry public.passport_entries); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.processed_by_coliseum(entry public.passport_entries) FROM PUBLIC;
GRANT ALL ON FUNCTION public.processed_by_coliseum(entry public.passport_entries) TO authenticated;
GRANT ALL ON FUNCTION public.processed_by_coliseum(entry public.passport_entries) TO service_role;

--
-- Name: FUNCTION processed_by_mediaid(entry public.passport_entries); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.processed_by_mediaid(entry public.passport_entries) FROM PUBLIC;
GRANT ALL ON FUNCTION public.processed_by_mediaid(entry public.passport_entries) TO authenticated;
GRANT ALL ON FUNCTION public.processed_by_mediaid(entry public.passport_entries) TO service_role;

--
-- Name: FUNCTION processed_by_treasury(entry public.passport_entries); Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON FUNCTION public.processed_by_treasury(entry public.passport_entries) FROM PUBLIC;
GRANT ALL ON FUNCTION public.processed_by_treasury(entry public.passport_entries) TO authenticated;
GRANT ALL ON FUNCTION public.processed_by_treasury(entry public.passport_entries) TO service_role;

--
-- Name: TABLE treasury_accounts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.treasury_accounts TO authenticated;
GRANT SELECT ON TABLE public.treasury_accounts TO service_role;

--
-- Name: COLUMN treasury_accounts.user_id; Type: ACL; Schema: public; Owner: -
--

GRANT INSERT(user_id) ON TABLE public.treasury_accounts TO service_role;

--
-- Name: COLUMN treasury_accounts.currency; Type: ACL; Schema: public; Owner: -
--

GRANT INSERT(currency) ON TABLE public.treasury_accounts TO service_role;

--
-- Name: COLUMN treasury_accounts.stripe_connect_account_id; Type: ACL; Schema: public; Owner: -
--

GRANT INSERT(stripe_connect_account_id),UPDATE(stripe_connect_account_id) ON TABLE public.treasury_accounts TO service_role;

--
-- Name: TABLE accounts_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.accounts_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.accounts_for_admins TO service_role;

--
-- Name: TABLE artists_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.artists_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.artists_for_admins TO service_role;

--
-- Name: TABLE audio_features_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.audio_features_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.audio_features_for_admins TO service_role;

--
-- Name: TABLE audit_log; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.audit_log TO dia_eraser;

--
-- Name: COLUMN audit_log.details; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(details) ON TABLE dia.audit_log TO dia_eraser;

--
-- Name: TABLE audit_log_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.audit_log_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.audit_log_for_admins TO service_role;

--
-- Name: TABLE treasury_transactions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.treasury_transactions TO authenticated;
GRANT SELECT ON TABLE public.treasury_transactions TO service_role;

--
-- Name: TABLE event_types; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.event_types TO dia_eraser;

--
-- Name: TABLE contents_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.contents_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.contents_for_admins TO service_role;

--
-- Name: TABLE dead_letters_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.dead_letters_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.dead_letters_for_admins TO service_role;

--
-- Name: TABLE decisions_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.decisions_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.decisions_for_admins TO service_role;

--
-- Name: TABLE engagements_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.engagements_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.engagements_for_admins TO service_role;

--
-- Name: TABLE event_attendees_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.event_attendees_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.event_attendees_for_admins TO service_role;

--
-- Name: TABLE events_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.events_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.events_for_admins TO service_role;

--
-- Name: TABLE leaderboards_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.leaderboards_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.leaderboards_for_admins TO service_role;

--
-- Name: TABLE ledger_postings_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.ledger_postings_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.ledger_postings_for_admins TO service_role;

--
-- Name: TABLE listening_sessions_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.listening_sessions_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.listening_sessions_for_admins TO service_role;

--
-- Name: TABLE listens_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.listens_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.listens_for_admins TO service_role;

--
-- Name: TABLE media_ids_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.media_ids_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.media_ids_for_admins TO service_role;

--
-- Name: TABLE metrics_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.metrics_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.metrics_for_admins TO service_role;

--
-- Name: TABLE passport_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.passport_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.passport_for_admins TO service_role;

--
-- Name: TABLE passport_by_work_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.passport_by_work_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.passport_by_work_for_admins TO service_role;

--
-- Name: TABLE payout_contracts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.payout_contracts TO authenticated;
GRANT SELECT,INSERT ON TABLE public.payout_contracts TO service_role;

--
-- Name: COLUMN payout_contracts.expires_at; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(expires_at) ON TABLE public.payout_contracts TO service_role;

--
-- Name: TABLE payout_contracts_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.payout_contracts_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.payout_contracts_for_admins TO service_role;

--
-- Name: TABLE profiles_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.profiles_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.profiles_for_admins TO service_role;

--
-- Name: TABLE seals; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.seals TO dia_eraser;

--
-- Name: COLUMN seals.salt; Type: ACL; Schema: dia; Owner: -
--

GRANT UPDATE(salt) ON TABLE dia.seals TO dia_eraser;

--
-- Name: TABLE subscriptions_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.subscriptions_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.subscriptions_for_admins TO service_role;

--
-- Name: TABLE transactions_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.transactions_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.transactions_for_admins TO service_role;

--
-- Name: TABLE votes_for_admins; Type: ACL; Schema: dia; Owner: -
--

GRANT SELECT ON TABLE dia.votes_for_admins TO authenticated;
GRANT SELECT ON TABLE dia.votes_for_admins TO service_role;

--
-- Name: TABLE dia_accounts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_accounts TO authenticated;
GRANT SELECT ON TABLE public.dia_accounts TO service_role;

--
-- Name: TABLE dia_artists; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_artists TO authenticated;
GRANT SELECT ON TABLE public.dia_artists TO service_role;

--
-- Name: TABLE dia_audio_features; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_audio_features TO authenticated;
GRANT SELECT ON TABLE public.dia_audio_features TO service_role;

--
-- Name: TABLE dia_audit_log; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_audit_log TO authenticated;
GRANT SELECT ON TABLE public.dia_audit_log TO service_role;

--
-- Name: TABLE dia_contents; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_contents TO authenticated;
GRANT SELECT ON TABLE public.dia_contents TO service_role;

--
-- Name: TABLE dia_dead_letters; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_dead_letters TO authenticated;
GRANT SELECT ON TABLE public.dia_dead_letters TO service_role;

--
-- Name: TABLE dia_decisions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_decisions TO authenticated;
GRANT SELECT ON TABLE public.dia_decisions TO service_role;

--
-- Name: TABLE dia_engagements; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_engagements TO authenticated;
GRANT SELECT ON TABLE public.dia_engagements TO service_role;

--
-- Name: TABLE dia_event_attendees; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_event_attendees TO authenticated;
GRANT SELECT ON TABLE public.dia_event_attendees TO service_role;

--
-- Name: TABLE dia_events; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_events TO authenticated;
GRANT SELECT ON TABLE public.dia_events TO service_role;

--
-- Name: TABLE dia_leaderboards; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_leaderboards TO authenticated;
GRANT SELECT ON TABLE public.dia_leaderboards TO service_role;

--
-- Name: TABLE dia_ledger_postings; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_ledger_postings TO authenticated;
GRANT SELECT ON TABLE public.dia_ledger_postings TO service_role;

--
-- Name: TABLE dia_listening_sessions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_listening_sessions TO authenticated;
GRANT SELECT ON TABLE public.dia_listening_sessions TO service_role;

--
-- Name: TABLE dia_listens; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_listens TO authenticated;
GRANT SELECT ON TABLE public.dia_listens TO service_role;

--
-- Name: TABLE dia_media_ids; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_media_ids TO authenticated;
GRANT SELECT ON TABLE public.dia_media_ids TO service_role;

--
-- Name: TABLE dia_metrics; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_metrics TO authenticated;
GRANT SELECT ON TABLE public.dia_metrics TO service_role;

--
-- Name: TABLE dia_passport; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_passport TO authenticated;
GRANT SELECT ON TABLE public.dia_passport TO service_role;

--
-- Name: TABLE dia_passport_by_work; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_passport_by_work TO authenticated;
GRANT SELECT ON TABLE public.dia_passport_by_work TO service_role;

--
-- Name: TABLE dia_payout_contracts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_payout_contracts TO authenticated;
GRANT SELECT ON TABLE public.dia_payout_contracts TO service_role;

--
-- Name: TABLE dia_profiles; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_profiles TO authenticated;
GRANT SELECT ON TABLE public.dia_profiles TO service_role;

--
-- Name: TABLE dia_subscriptions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_subscriptions TO authenticated;
GRANT SELECT ON TABLE public.dia_subscriptions TO service_role;

--
-- Name: TABLE dia_transactions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_transactions TO authenticated;
GRANT SELECT ON TABLE public.dia_transactions TO service_role;

--
-- Name: TABLE dia_votes; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.dia_votes TO authenticated;
GRANT SELECT ON TABLE public.dia_votes TO service_role;

--
-- Name: TABLE leaderboards; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.leaderboards TO authenticated;
GRANT SELECT ON TABLE public.leaderboards TO service_role;

--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: public; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON SEQUENCES  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON SEQUENCES  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON SEQUENCES  TO service_role;

--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: public; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON FUNCTIONS  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON FUNCTIONS  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON FUNCTIONS  TO service_role;

--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: public; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON TABLES  TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON TABLES  TO authenticated;
ALTER DEFAULT PRIVILEGES FOR ROLE dia IN SCHEMA public GRANT ALL ON TABLES  TO service_role;

--
-- PostgreSQL database dump complete
--
