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

-- Leases up to batch_size open entries to the caller and answers all that core needs to decide on them.
-- The entity vectors stay here: core learns their id and in which domains they are not zero.
create or replace function public.dia_passport_claim(batch_size int, lease_seconds int, model text) returns jsonb
language plpgsql security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  token uuid := gen_random_uuid();
  claimed_at timestamptz := clock_timestamp();
  chosen tid[];
  entries jsonb;
  users jsonb;
  entities jsonb;
begin
  if batch_size not between 1 and 5000 or lease_seconds not between 1 and 3600 then
    raise exception sqlstate 'PT422' using
      message = 'batch_size must be 1 to 5000 and lease_seconds 1 to 3600',
      hint = 'Choose a smaller batch or lease.';
  end if;

  -- A lease that ran out counts as an attempt: the entry may be what kills its workers. From the second on it is
  -- claimed alone, so that its companions get away, and after the fifth it is dead.
  with worn as (
    select d.ctid from dia.passport_work d
    where d.is_open and d.mediaid = 1 and d.available_at <= claimed_at and d.lease_token is not null and d.lapses >= 4
    limit batch_size
    for update skip locked
  ), buried as (
    update dia.passport_work w
    set mediaid = 4, mediaid_reason = 'LEASE_LAPSED', lapses = w.lapses + 1, lease_token = null
    from worn where w.ctid = worn.ctid
    returning w.user_id, w.entry_id, w.lapses as attempts
  )
  insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
  select b.user_id, b.entry_id, 'mediaid', 'LEASE_LAPSED', 'Every worker that claimed this entry stopped before it was done', b.attempts
  from buried b
  on conflict (user_id, entry_id, system) do update set
    code = excluded.code, message = excluded.message, attempts = excluded.attempts, died_at = clock_timestamp();

  chosen := array(
    select d.ctid from dia.passport_work d
    where d.is_open and d.mediaid = 1 and d.available_at <= claimed_at and d.lease_token is not null and d.lapses >= 1
    order by d.available_at
    limit 1
    for update skip locked);
  if cardinality(chosen) = 0 then
    chosen := array(
      select d.ctid from dia.passport_work d
      where d.is_open and d.mediaid = 1 and d.available_at <= claimed_at
      order by d.available_at
      limit batch_size
      for update skip locked);
  end if;

  update dia.passport_work w
  set lease_token = token, available_at = claimed_at + make_interval(secs => lease_seconds),
    lapses = w.lapses + (w.lease_token is not null)::int
  where w.ctid = any (chosen);

  select jsonb_agg(jsonb_build_object(
      'userId', p.user_id, 'id', p.id, 'eventType', p.event_type, 'occurredAt', p.occurred_at,
      'entityType', p.entity_type, 'entityId', p.entity_id,
      'context', p.metadata -> 'context', 'artistId', p.metadata -> 'artist_id', 'attempts', w.mediaid_attempts)
      order by p.user_id, p.id)
    into entries
  from dia.passport_work w join public.passport_entries p on p.user_id = w.user_id and p.id = w.entry_id
  where w.lease_token = token;

  if entries is null then
    return jsonb_build_object('token', null, 'at', dia.epoch_ms(), 'entries', '[]'::jsonb, 'users', '[]'::jsonb, 'entities', '[]'::jsonb);
  end if;

  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'userId', u.user_id, 'mediaId', m.id,
      'contentFlags', jsonb_build_object('dna_consent', m.content_flags -> 'dna_consent',
        'dna_preferences', m.content_flags -> 'dna_preferences'),
      'initialised', f.user_id is not null, 'model', f.model,
      'bases', case when f.user_id is null and m.id is not null then jsonb_build_object(
        'interests', coalesce(to_jsonb(m.interests), '[]'), 'genrePreferences', coalesce(to_jsonb(m.genre_preferences), '[]'),
        'contentFlags', coalesce(m.content_flags, '{}'), 'locationCode', m.location_code) end)))
    into users
  from (select distinct (e ->> 'userId')::uuid as user_id from jsonb_array_elements(entries) e) u
  left join dia.dna_profiles f on f.user_id = u.user_id
  left join public.media_ids m on m.id = dia.primary_media_id(u.user_id);

  with wanted as (
    select distinct e ->> 'entityType' as entity_type, (e ->> 'entityId')::uuid as entity_id
    from jsonb_array_elements(entries) e
    where e ->> 'entityId' is not null and e ->> 'entityType' in ('track', 'artist', 'event', 'playlist')
    union
    -- A malformed artist_id is nobody's id, not an error.
    select 'artist', (e ->> 'artistId')::uuid
    from jsonb_array_elements(entries) e
    where e ->> 'entityType' = 'event'
      and e ->> 'artistId' ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  ), known as (
    select w.entity_type, w.entity_id, v.domains
    from wanted w
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
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'entityType', k.entity_type, 'entityId', k.entity_id, 'domains', k.domains, 'metadata', f.metadata)))
    into entities
  from known k left join described f on f.entity_type = k.entity_type and f.entity_id = k.entity_id;

  return jsonb_build_object(
    'token', token, 'at', extract(epoch from claimed_at) * 1000, 'entries', entries, 'users', users, 'entities', coalesce(entities, '[]'::jsonb));
end
$$;

-- Records decisions and their effects in one transaction. Entries whose lease passed to somebody else,
-- or that were committed before, are left out: repeating a commit changes nothing.
create or replace function public.dia_passport_commit(
  token uuid,
  model text,
  catalogue_version text,
  -- Aligned: one position per decision.
  users uuid[],
  entries uuid[],
  -- 2 done, 3 skipped.
  outcomes int[],
  reasons text[],
  event_types text[],
  times timestamptz[],
  entity_types text[],
  entity_ids uuid[],
  with_artist_ids uuid[],
  valences double precision[],
  k_cultural double precision[],
  k_behavioral double precision[],
  k_economic double precision[],
  k_spatial double precision[],
  -- JSON [{userId, mediaId, cultural, behavioral, economic, spatial}]: DNA initialised by this batch.
  priors text,
  -- JSON [{entityType, entityId, cultural, behavioral, economic, spatial}]: vectors that entities lacked.
  entity_vectors text
) returns jsonb
language plpgsql security definer
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  held int[];
  vector_ids bigint[];
  committed int;
begin
  -- Work rows are locked in key order, as everywhere, and only those the token still holds.
  select array_agg(l.position order by l.position) into held
  from (
    select d.position
    from unnest(dia_passport_commit.users, dia_passport_commit.entries) with ordinality d (user_id, entry_id, position)
    join dia.passport_work w on w.user_id = d.user_id and w.entry_id = d.entry_id
    where w.lease_token = dia_passport_commit.token and w.mediaid = 1
    order by w.user_id, w.entry_id
    for update of w
  ) l;
  committed := coalesce(cardinality(held), 0);
  if committed = 0 then
    return jsonb_build_object('processed', 0, 'skipped', 0, 'lapsed', cardinality(users), 'at', dia.epoch_ms());
  end if;

  insert into dia.entity_dna (entity_type, entity_id, model, cultural, behavioral, economic, spatial, domains)
  select v."entityType", v."entityId", dia_passport_commit.model,
    v.cultural::vector, v.behavioral::vector, v.economic::vector, v.spatial::vector,
    (vector_norm(v.cultural::vector) > 0)::int + 2 * (vector_norm(v.behavioral::vector) > 0)::int
      + 4 * (vector_norm(v.economic::vector) > 0)::int + 8 * (vector_norm(v.spatial::vector) > 0)::int
  from jsonb_to_recordset(entity_vectors::jsonb) v (
    "entityType" text, "entityId" uuid, cultural text, behavioral text, economic text, spatial text)
  order by v."entityType", v."entityId"
  on conflict do nothing;

  -- A vote mirrors the mean of its event's and its artist's vector.
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
  on conflict do nothing;

  insert into dia.dna_profiles (user_id, media_id, model)
  select p."userId", p."mediaId", dia_passport_commit.model
  from jsonb_to_recordset(priors::jsonb) p ("userId" uuid, "mediaId" uuid)
  order by p."userId"
  on conflict do nothing;

  -- Another worker may have initialised the user with another model meanwhile: their vectors must not mix.
  if exists (
    select from unnest(held) i join dia.dna_profiles p on p.user_id = users[i]
    where outcomes[i] = 2 and p.model <> dia_passport_commit.model
  ) then
    raise exception sqlstate 'PT409' using
      message = 'The DNA of a user of this batch is of another model',
      hint = 'Run workers with one embedder; the entries are put back.';
  end if;

  insert into dia.dna_priors (user_id, domain, prior)
  select p."userId", x.domain, x.prior::vector
  from jsonb_to_recordset(priors::jsonb) p (
    "userId" uuid, cultural text, behavioral text, economic text, spatial text)
  cross join lateral (values (1, p.cultural), (2, p.behavioral), (3, p.economic), (4, p.spatial)) x (domain, prior)
  order by p."userId", x.domain
  on conflict do nothing;

  -- The newest version of each decision's vector, aligned with the arrays.
  select array_agg(v.id order by d.position) into vector_ids
  from unnest(outcomes, entity_types, entity_ids, with_artist_ids) with ordinality
    d (outcome, entity_type, entity_id, artist_id, position)
  left join lateral (
    select e.id from dia.entity_dna e
    where d.outcome = 2 and e.entity_type = d.entity_type and e.entity_id = d.entity_id
      and e.with_artist_id is not distinct from d.artist_id and e.model = dia_passport_commit.model
    order by e.version desc limit 1) v on true;

  insert into dia.passport_decisions (
    user_id, entry_id, systems, catalogue_version, event_type, occurred_at, mediaid, mediaid_reason, entity_dna_id, valence,
    k_cultural, k_behavioral, k_economic, k_spatial)
  select users[i], entries[i], 1, dia_passport_commit.catalogue_version, event_types[i], times[i],
    outcomes[i], reasons[i], vector_ids[i], valences[i],
    dia_passport_commit.k_cultural[i], dia_passport_commit.k_behavioral[i],
    dia_passport_commit.k_economic[i], dia_passport_commit.k_spatial[i]
  from unnest(held) i
  order by users[i], entries[i];

  perform dia.add_to_dna(held, users, outcomes, times, vector_ids, valences,
    dia_passport_commit.k_cultural, dia_passport_commit.k_behavioral,
    dia_passport_commit.k_economic, dia_passport_commit.k_spatial);

  update dia.dna_profiles p
  set last_event_at = greatest(p.last_event_at, n.newest),
    interaction_count = p.interaction_count + n.events,
    embedding_stale_since = coalesce(p.embedding_stale_since, clock_timestamp())
  from (
    select users[i] as user_id, max(times[i]) as newest, count(*) as events
    from unnest(held) i where outcomes[i] = 2 group by 1) n
  where p.user_id = n.user_id;

  -- Done leaves no row unless another system is still open, skipped or dead.
  delete from dia.passport_work w
  using unnest(held) i
  where w.user_id = users[i] and w.entry_id = entries[i] and outcomes[i] = 2 and w.treasury = 0 and w.coliseum = 0;

  update dia.passport_work w
  set mediaid = outcomes[i], mediaid_reason = reasons[i], lease_token = null, mediaid_attempts = 0, lapses = 0
  from unnest(held) i
  where w.user_id = users[i] and w.entry_id = entries[i];

  return jsonb_build_object(
    'processed', (select count(*) from unnest(held) i where outcomes[i] = 2),
    'skipped', (select count(*) from unnest(held) i where outcomes[i] = 3),
    'lapsed', cardinality(users) - committed, 'at', dia.epoch_ms());
end
$$;
select dia.pin_vector_search_path(oid) from pg_proc where oid::regproc = 'public.dia_passport_commit'::regproc;

-- Adds decisions to S, M and L. States are locked in key order, moved to the newest reference time of the batch
-- where that is later (whole half-lives apart, so rarely), then added to once each.
create or replace function dia.add_to_dna(
  held int[], users uuid[], outcomes int[], times timestamptz[], vector_ids bigint[], valences double precision[],
  k_cultural double precision[], k_behavioral double precision[], k_economic double precision[], k_spatial double precision[]
) returns void
language plpgsql security definer
set plan_cache_mode = force_generic_plan
as $$
begin
  insert into dia.dna_states (user_id, domain, reference_time, signal, mass, lifetime_mass)
  select n.user_id, d.domain, dia.reference_time_of(n.newest, d.domain), dia.constant_vector(0), 0, 0
  from (select users[i] as user_id, max(times[i]) as newest from unnest(held) i where outcomes[i] = 2 group by 1) n
  cross join (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) d (domain)
  where not exists (select from dia.dna_states s where s.user_id = n.user_id and s.domain = d.domain)
  order by n.user_id, d.domain
  on conflict do nothing;

  perform from dia.dna_states s
  where s.user_id in (select distinct users[i] from unnest(held) i where outcomes[i] = 2)
  order by s.user_id, s.domain
  for update;

  update dia.dna_states s
  set reference_time = r.later,
    signal = dia.scale_vector(s.signal, dia.decay(s.reference_time, r.later, s.domain)),
    mass = s.mass * dia.decay(s.reference_time, r.later, s.domain)
  from (
    select n.user_id, d.domain, dia.reference_time_of(n.newest, d.domain) as later
    from (select users[i] as user_id, max(times[i]) as newest from unnest(held) i where outcomes[i] = 2 group by 1) n
    cross join (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) d (domain)) r
  where s.user_id = r.user_id and s.domain = r.domain and s.reference_time < r.later;

  update dia.dna_states s
  set signal = s.signal + a.signal, mass = s.mass + a.mass, lifetime_mass = s.lifetime_mass + a.lifetime_mass
  from (
    select f.user_id, x.domain,
      sum(x.vector * dia.constant_vector(x.c)) as signal, sum(x.m) as mass, sum(x.k) as lifetime_mass
    from (
      -- One narrow row per user and entity before any vector is touched.
      select e.user_id, e.vector_id,
        sum(e.k1 * e.g1 * e.v) as c1, sum(e.k1 * e.g1) as m1, sum(e.k1) as k1,
        sum(e.k2 * e.g2 * e.v) as c2, sum(e.k2 * e.g2) as m2, sum(e.k2) as k2,
        sum(e.k3 * e.g3 * e.v) as c3, sum(e.k3 * e.g3) as m3, sum(e.k3) as k3,
        sum(e.k4 * e.g4 * e.v) as c4, sum(e.k4 * e.g4) as m4, sum(e.k4) as k4
      from (
        select users[i] as user_id, vector_ids[i] as vector_id, valences[i] as v,
          k_cultural[i] as k1, k_behavioral[i] as k2, k_economic[i] as k3, k_spatial[i] as k4,
          dia.decay(times[i], r.r1, 1::smallint) as g1, dia.decay(times[i], r.r2, 2::smallint) as g2,
          dia.decay(times[i], r.r3, 3::smallint) as g3, dia.decay(times[i], r.r4, 4::smallint) as g4
        from unnest(held) i
        join (
          select s.user_id,
            max(s.reference_time) filter (where s.domain = 1) as r1, max(s.reference_time) filter (where s.domain = 2) as r2,
            max(s.reference_time) filter (where s.domain = 3) as r3, max(s.reference_time) filter (where s.domain = 4) as r4
          from dia.dna_states s
          where s.user_id in (select distinct users[j] from unnest(held) j where outcomes[j] = 2)
          group by s.user_id) r on r.user_id = users[i]
        where outcomes[i] = 2) e
      group by e.user_id, e.vector_id
      order by e.user_id
      offset 0) f
    join dia.entity_dna v on v.id = f.vector_id
    cross join lateral (values
      (1::smallint, v.cultural, f.c1, f.m1, f.k1), (2::smallint, v.behavioral, f.c2, f.m2, f.k2),
      (3::smallint, v.economic, f.c3, f.m3, f.k3), (4::smallint, v.spatial, f.c4, f.m4, f.k4)) x (domain, vector, c, m, k)
    where x.k > 0
    group by f.user_id, x.domain) a
  where s.user_id = a.user_id and s.domain = a.domain;
end
$$;
select dia.pin_vector_search_path(oid) from pg_proc where oid::regproc = 'dia.add_to_dna'::regproc;

-- Puts entries back after a failure: later and later, with jitter, and after five attempts to the dead letters.
create or replace function public.dia_passport_fail(token uuid, users uuid[], entries uuid[], codes text[], messages text[])
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  dead int;
  retried int;
begin
  with failed as (
    select w.user_id, w.entry_id, f.code, f.message
    from unnest(dia_passport_fail.users, dia_passport_fail.entries, codes, messages) f (user_id, entry_id, code, message)
    join dia.passport_work w on w.user_id = f.user_id and w.entry_id = f.entry_id
    where w.lease_token = dia_passport_fail.token and w.mediaid = 1
    order by w.user_id, w.entry_id
    for update of w
  ), put_back as (
    update dia.passport_work w
    set mediaid_attempts = w.mediaid_attempts + 1, mediaid_reason = f.code, lease_token = null,
      mediaid = case when w.mediaid_attempts + 1 >= 5 then 4 else 1 end,
      available_at = clock_timestamp()
        + make_interval(secs => least(3600, power(2, w.mediaid_attempts) * 5) * (0.5 + random()))
    from failed f
    where w.user_id = f.user_id and w.entry_id = f.entry_id
    returning w.user_id, w.entry_id, w.mediaid, w.mediaid_attempts as attempts, f.code, f.message
  ), buried as (
    insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts)
    select p.user_id, p.entry_id, 'mediaid', p.code, p.message, p.attempts from put_back p where p.mediaid = 4
    on conflict (user_id, entry_id, system) do update set
      code = excluded.code, message = excluded.message, attempts = excluded.attempts, died_at = clock_timestamp()
    returning 1
  )
  select count(*) filter (where p.mediaid = 4), count(*) filter (where p.mediaid = 1) into dead, retried from put_back p;
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
       or n.nspname = 'dia' and p.proname in ('entity_metadata', 'artist_genres', 'add_to_dna')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    if f::text like 'dia\_passport%' or f::text like 'public.dia\_%' or f::text like 'dia\_project%' then
      execute format('grant execute on function %s to service_role', f);
    end if;
  end loop;
end
$$;
