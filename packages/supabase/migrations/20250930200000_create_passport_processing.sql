-- The database's half of the Passport processor: claim entries, commit decisions, put failures back.
-- Core decides between the two; a user's vectors never leave the database.

do $$
begin
  perform set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector';
end
$$;

/* The database's clock as milliseconds since 1970. */
create or replace function dia.epoch_ms() returns double precision
language sql volatile set search_path = ''
as $$ select extract(epoch from clock_timestamp())::double precision * 1000 $$;
revoke all on function dia.epoch_ms() from public, anon, authenticated, service_role;

/* What is known about entities, for building their vectors. Optional host tables may be missing. */
create or replace function dia.entity_metadata(of_type text, ids uuid[])
returns table (entity_id uuid, metadata jsonb)
language plpgsql stable security definer
set search_path = ''
as $$
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
$$;

/* The genres of an artist's tracks, most frequent first; called only where audio_features exists. */
create or replace function dia.artist_genres(of_artist uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
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
$$;

-- Leases up to batch_size open entries to the caller and answers all that core needs to decide on them: columns of
-- entries and users as arrays, entities, and what the Treasury knows. The entity vectors stay here: core learns in which
-- domains they are not zero.
create or replace function public.dia_passport_claim(batch_size int, lease_seconds int, model text) returns json
language plpgsql security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
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

create or replace function dia.refuse_mixed_models() returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception sqlstate 'PT409' using
    message = 'The DNA of a user of this batch is of another model',
    hint = 'Run workers with one embedder; the entries are put back.';
end
$$;

-- Records decisions and their effects in one transaction: each system's share of an entry, and its mark. What the token
-- no longer holds, or what was committed before, is left out: repeating a commit changes nothing. Locks are taken in
-- one order everywhere, each by key: work, profiles, DNA, transactions, accounts. What locks nothing that others wait for
-- comes first.
create or replace function public.dia_passport_commit(
  token uuid,
  model text,
  catalogue_version text,
  -- Aligned: one position per entry. One that would hold nothing but null may be null as a whole.
  users uuid[],
  entries uuid[],
  event_types text[],
  times timestamptz[],
  -- MediaID: 2 done, 3 skipped, null undecided. The like of the other two.
  outcomes int[],
  reasons text[],
  entity_types text[],
  entity_ids uuid[],
  with_artist_ids uuid[],
  valences double precision[],
  k_cultural double precision[],
  k_behavioral double precision[],
  k_economic double precision[],
  k_spatial double precision[],
  -- Treasury; 1 waits for the entry before it.
  treasury_outcomes int[],
  treasury_reasons text[],
  -- JSON per entry, as dia.book_money takes it; of one that waits, { waitsFor: { key, isLogged } }.
  money text[],
  -- Coliseum; scores in millionths of a point.
  coliseum_outcomes int[],
  coliseum_reasons text[],
  base_scores bigint[],
  weighted_scores bigint[],
  scored_types text[],
  scored_ids uuid[],
  second_types text[],
  second_ids uuid[],
  lates int[],
  contexts text[],
  -- JSON [{userId, mediaId, cultural, behavioral, economic, spatial}]: DNA initialised by this batch.
  priors text,
  -- JSON [{entityType, entityId, cultural, behavioral, economic, spatial}]: vectors that entities lacked.
  entity_vectors text
) returns jsonb
language plpgsql security definer
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
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
select dia.pin_vector_search_path(oid) from pg_proc where oid::regproc = 'public.dia_passport_commit'::regproc;

-- An entry that has waited three days for one that was never logged is dead: it may be redriven once that is there.
create or replace function dia.bury_hopeless_waits(users uuid[], entries uuid[]) returns void
language sql security definer
set search_path = ''
as $$
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

-- Adds decisions to S, M and L: narrow sums per user and entity first, each entity's vectors read once, one write per
-- user and domain, in key order. A batch is summed at the grid point of its newest event, so that the usual case is a
-- pure addition; where that and the state's own are whole half-lives apart, the older one is moved.
create or replace function dia.add_to_dna(
  users uuid[], outcomes int[], times timestamptz[], vector_ids bigint[], valences double precision[],
  k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[],
  -- The earliest of the users' newest events so far, -infinity where one has none.
  known_from timestamptz
) returns void
language plpgsql security definer
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
set enable_hashagg = off
as $$
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
select dia.pin_vector_search_path(oid) from pg_proc where oid::regproc = 'dia.add_to_dna'::regproc;

-- Puts a system's part of entries back after a failure: later and later, with jitter, and after five attempts, or where
-- no retry would end otherwise, to the dead letters. Counts entries.
create or replace function public.dia_passport_fail(
  token uuid, users uuid[], entries uuid[], systems text[], codes text[], messages text[],
  -- 1 where no retry would end otherwise. (Numbers, since not every driver takes arrays of booleans.)
  finals int[]
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

-- Writes the composite of users whose DNA has moved to media_ids.profile_embedding, apart from the commit:
-- a host's vector index on that column would make every event pay for it.
create or replace function public.dia_project_embeddings(batch_size int default 200) returns int
language plpgsql security definer
as $$
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
select dia.pin_vector_search_path('public.dia_project_embeddings(int)');

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proname in ('dia_passport_claim', 'dia_passport_commit', 'dia_passport_fail', 'dia_project_embeddings')
       or n.nspname = 'dia' and p.proname in ('entity_metadata', 'artist_genres', 'add_to_dna', 'bury_hopeless_waits', 'refuse_mixed_models')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    -- Not by its text, which leaves out a schema that the search path holds.
    if (select p.pronamespace = 'public'::regnamespace from pg_proc p where p.oid = f) then
      execute format('grant execute on function %s to service_role', f);
    end if;
  end loop;
end
$$;
