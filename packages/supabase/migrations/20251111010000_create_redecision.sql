-- Reading what was recorded, with what it would be decided from today: for a report of what other weights would change.

do $$
begin
  perform set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector';
end
$$;

/* The next users in the order of their ids, or one: the MediaID that counts, its flags, and the prior. */
create or replace function public.dia_recorded_users(
  after_user uuid default null, user_limit int default 100, only_user uuid default null
) returns json
language plpgsql security definer
as $$
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
select dia.pin_vector_search_path('public.dia_recorded_users(uuid, int, uuid)');

-- A page of a user's entries that were decided, by the position of the last one: the entry as a claim would hand it out,
-- what was recorded of it, and what its entities are today. Vectors are named, for dia_entity_vectors.
create or replace function public.dia_recorded_entries(
  of_user uuid, of_model text, after_occurred_at timestamptz default null, after_id uuid default null, page_limit int default 500
) returns json
language plpgsql stable security definer
set search_path = ''
as $$
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

do $$
declare
  f regprocedure;
begin
  foreach f in array array['public.dia_recorded_users(uuid, int, uuid)',
    'public.dia_recorded_entries(uuid, text, timestamptz, uuid, int)']::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    execute format('grant execute on function %s to authenticated, service_role', f);
  end loop;
end
$$;
