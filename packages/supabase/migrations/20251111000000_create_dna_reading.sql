-- Reading what a user's DNA is made of, and changing what the user states: for an admin or for the user themself.

do $$
begin
  perform set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector';
end
$$;

/* A vector as base64 of its float4s, most significant byte first; null where it is zero or not there. */
create or replace function dia.vector_base64(v vector) returns text
language sql immutable parallel safe
as $$
  select case when vector_norm(v) > 0
    -- What pgvector sends begins with the dimension and a spare, two bytes each.
    then translate(encode(substring(vector_send(v) from 5), 'base64'), E'\n', '') end
$$;
select dia.pin_vector_search_path('dia.vector_base64(vector)');

/* A prior as text `[…]`, zero for null. Raises PT422 where it is not 384 finite numbers of length 1. */
create or replace function dia.unit_vector_of(domain text, components text) returns vector
language plpgsql immutable
as $$
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
select dia.pin_vector_search_path('dia.unit_vector_of(text, text)');

/* JSON text; null for what is none. (As text, since not every way to the database hands on a jsonb argument untouched.) */
create or replace function dia.json_of(json_text text) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  return json_text::jsonb;
exception when data_exception then
  return null;
end
$$;

-- One row in the audit log per reading, not per page. A later page is let through where the same reader opened the same
-- user within the hour; else it counts as an opening of its own, so that no made-up position reads unseen.
create or replace function dia.open_user_page(of_user uuid, is_first boolean, what text, action text) returns void
language plpgsql security definer
set search_path = ''
as $$
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

-- A page of a user's decisions, oldest first, by the position of the last one; the first page also has the prior and
-- the total. `vectorId` names a vector for dia_entity_vectors.
create or replace function public.dia_dna_history(
  of_user uuid,
  after_occurred_at timestamptz default null,
  after_id uuid default null,
  page_limit integer default 500
) returns json
language plpgsql security definer
as $$
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
select dia.pin_vector_search_path('public.dia_dna_history(uuid, timestamptz, uuid, integer)');

-- Entity vectors by id, each domain as base64 of 384 big-endian float4s, null for zero. An admin may read any, everyone
-- else those that their own decisions mirrored.
create or replace function public.dia_entity_vectors(ids bigint[]) returns json
language plpgsql stable security definer
as $$
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
select dia.pin_vector_search_path('public.dia_entity_vectors(bigint[])');

-- Gives a user the prior that core made of their bases, and pins the MediaID it was made of. Repeating it changes
-- nothing. `prior` is JSON with a
-- vector as text per domain.
create or replace function public.dia_initialise_dna(of_user uuid, of_media_id uuid, model text, prior text) returns json
language plpgsql security definer
as $$
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
$$;
select dia.pin_vector_search_path('public.dia_initialise_dna(uuid, uuid, text, text)');

/* A preference as core reads it: in its range; the default where it is no number. */
create or replace function dia.clamp_preference(value jsonb, low numeric, high numeric, otherwise numeric) returns numeric
language sql immutable parallel safe set search_path = ''
as $$ select case jsonb_typeof(value) when 'number' then least(greatest(value::numeric, low), high) else otherwise end $$;

/* Preferences as core's parseDnaPreferences reads them. */
create or replace function dia.parse_dna_preferences(preferences jsonb) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$
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

/* The object itself; an empty one for anything else. */
create or replace function dia.object_of(value jsonb) returns jsonb
language sql immutable parallel safe set search_path = ''
as $$ select case jsonb_typeof(value) when 'object' then value else '{}' end $$;

-- Saves what the JSON gives of a user's preferences on their primary MediaID, keeps the rest and every other flag, and answers
-- all of them with what they were. Null takes them away: the defaults hold again.
create or replace function public.dia_save_dna_preferences(of_user uuid, preferences text) returns json
language plpgsql security definer
set search_path = ''
as $$
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

/* All rows of a table that belong to a user, oldest first where they have a time; integers past 2^53 as text. */
create or replace function dia.rows_of_user(of_table regclass, owner_column text, of_user uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
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
$$;

-- Everything that the database holds about a user, as one JSON: each table of the host and of the kit with a column for
-- the user, by its name. Nothing of the auth schema but what identifies the account.
create or replace function public.dia_export_user_data(of_user uuid) returns json
language plpgsql security definer
set search_path = ''
set statement_timeout = '2min'
as $$
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

-- What an action would do: it is done, and rolled back within the call; nothing stays, not even its audit.
create or replace function public.dia_dry_run(action text, keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '2min'
as $$
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

-- A mark per relation of the exposed schema that moves when rows of the tables below it were written, or it was
-- computed anew; null where there is no such relation. From statistics, so a moment late.
create or replace function public.dia_change_marks(relations text[]) returns json
language plpgsql security definer
set search_path = ''
as $$
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

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'dia.vector_base64(vector)', 'dia.unit_vector_of(text, text)',
    'dia.open_user_page(uuid, boolean, text, text)', 'dia.clamp_preference(jsonb, numeric, numeric, numeric)',
    'dia.parse_dna_preferences(jsonb)', 'dia.object_of(jsonb)', 'dia.json_of(text)', 'dia.rows_of_user(regclass, text, uuid)',
    'public.dia_dna_history(uuid, timestamptz, uuid, integer)', 'public.dia_entity_vectors(bigint[])',
    'public.dia_initialise_dna(uuid, uuid, text, text)', 'public.dia_save_dna_preferences(uuid, text)',
    'public.dia_export_user_data(uuid)', 'public.dia_dry_run(text, uuid[])', 'public.dia_change_marks(text[])'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    -- Not by its text, which leaves out a schema that the search path holds.
    if (select p.pronamespace = 'public'::regnamespace from pg_proc p where p.oid = f) then
      execute format('grant execute on function %s to authenticated, service_role', f);
    end if;
  end loop;
end
$$;
