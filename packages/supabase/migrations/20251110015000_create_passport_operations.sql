-- What an admin does to entries that the processor could not bring to an end, or that it skipped: redrive, dismiss and
-- restore, reprocess. Each answers per key and is audited in its own transaction.

-- Entries are named by their id alone.
create index if not exists passport_entries_id on public.passport_entries (id);

-- Tombstones: whose data was erased. Of them nothing is mirrored, scored or kept any more.
create table if not exists dia.erased_users (
  user_id uuid primary key,
  erased_at timestamptz not null default clock_timestamp()
);
alter table dia.erased_users enable row level security;
comment on table dia.erased_users is 'Ids of erased users, which are nobody''s any more; what still arrives under them is skipped.';

/* The work rows of entries, locked in key order as everywhere. Refuses too many keys at once. */
create or replace function dia.lock_entries(keys uuid[])
returns table (key uuid, user_id uuid, entry_id uuid)
language plpgsql
set search_path = ''
as $$
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

/* { done, unchanged, failed } per key, from the outcomes of an action. An id that two users gave counts once. */
create or replace function dia.outcome_of(keys uuid[], outcomes text[]) returns jsonb
language sql immutable
set search_path = ''
as $$
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

-- Dead entries are open again with attempts of their own, and their dead letters are gone; so are dismissed ones, where
-- nothing of them is dead: who redrives what is dead has not asked for what was dismissed.
create or replace function public.dia_redrive_entries(keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

-- Dead entries are skipped for good, per system; a restore takes it back. Their dead letters stay, marked.
create or replace function public.dia_dismiss_entries(keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

-- Dismissed entries are dead again, with the attempts, the reason and the dead letter that they had.
create or replace function public.dia_restore_entries(keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

-- Skipped entries go through again, in the systems that skipped them; what another system did stands, and what was
-- dismissed stays so.
create or replace function public.dia_reprocess_entries(keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'dia'::regnamespace and p.proname in ('lock_entries', 'outcome_of')
      or p.pronamespace = 'public'::regnamespace and p.proname in (
        'dia_redrive_entries', 'dia_dismiss_entries', 'dia_restore_entries', 'dia_reprocess_entries')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    -- Not by its text, which leaves out a schema that the search path holds.
    if (select p.pronamespace <> 'dia'::regnamespace from pg_proc p where p.oid = f) then
      execute format('grant execute on function %s to authenticated, service_role', f);
    end if;
  end loop;
end
$$;
