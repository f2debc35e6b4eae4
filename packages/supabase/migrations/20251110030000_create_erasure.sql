-- Erasure: takes a person out of everything the kit and the host keep. What others rely on stays without them: money,
-- scores, and the log as a sequence of what happened, under an id that is nobody's any more.

-- The only role that may change a written row of the log, and there only what is personal. Nobody can become it: it
-- cannot log in, and its rights are borne by one function.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dia_eraser') then
    create role dia_eraser nologin;
  end if;
  -- An owner who is no superuser must be a member to hand the function over.
  if not (select r.rolsuper from pg_roles r where r.rolname = current_user) then
    execute format('grant dia_eraser to %I', current_user);
  end if;
end
$$;

grant usage on schema public, dia to dia_eraser;
grant select, update (event_type, session_id, device_id, metadata) on public.passport_entries to dia_eraser;
grant select, update (event_type, mediaid, mediaid_reason, entity_dna_id, valence, k_cultural, k_behavioral, k_economic, k_spatial)
  on dia.passport_decisions to dia_eraser;
grant select, update (salt) on dia.seals to dia_eraser;
grant select, update (details) on dia.audit_log to dia_eraser;
grant select on dia.event_types, dia.passport_work to dia_eraser;

do $$
declare
  t regclass;
begin
  foreach t in array array['public.passport_entries', 'dia.passport_decisions', 'dia.seals', 'dia.audit_log']::regclass[] loop
    execute format('drop policy if exists erasure on %s', t);
    execute format('create policy erasure on %s to dia_eraser using (true) with check (true)', t);
  end loop;
  foreach t in array array['dia.event_types', 'dia.passport_work']::regclass[] loop
    execute format('drop policy if exists erasure on %s', t);
    execute format('create policy erasure on %s for select to dia_eraser using (true)', t);
  end loop;
end
$$;

-- Blanks what the log says of a person: payload, device, session, names of events that no catalogue knows; what moved
-- their DNA; the salts of all that; and what the audit log quotes of them. Of a payment that is not booked yet, what
-- books it stays until it is.
-- Named entries alone, where they have just come in.
create or replace function dia.blank_log(of_user uuid, texts text[], only_entries uuid[] default null) returns bigint
language plpgsql security definer
set search_path = ''
as $$
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

do $$
declare
  owned regprocedure := 'dia.blank_log(uuid, text[], uuid[])';
begin
  revoke all on function dia.blank_log(uuid, text[], uuid[]) from public, anon, authenticated, service_role;
  if (select pg_get_userbyid(p.proowner) from pg_proc p where p.oid = owned) <> 'dia_eraser' then
    grant create on schema dia to dia_eraser;
    execute format('alter function %s owner to dia_eraser', owned);
    revoke create on schema dia from dia_eraser;
  end if;
  execute format('grant execute on function dia.blank_log(uuid, text[], uuid[]) to %I', current_user);
end
$$;

-- Nothing brings the DNA of an erased user back, whatever a worker still held.
create or replace function dia.refuse_erased_dna() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  return case when exists (select from dia.erased_users x where x.user_id = new.user_id) then null else new end;
end
$$;
revoke all on function dia.refuse_erased_dna() from public, anon, authenticated, service_role;

do $$
declare
  t regclass;
begin
  -- Not on dna_states: a commit adds to the states of users whose profile it holds, and a trigger there would run four
  -- times per user and batch.
  drop trigger if exists refuse_erased on dia.dna_states;
  foreach t in array array['dia.dna_profiles', 'dia.dna_priors']::regclass[] loop
    execute format('drop trigger if exists refuse_erased on %s', t);
    execute format('create trigger refuse_erased before insert on %s for each row execute function dia.refuse_erased_dna()', t);
    execute format('alter table %s enable always trigger refuse_erased', t);
  end loop;
end
$$;

-- What still arrives under the id of an erased user is kept without its payload, and skipped. Fires after the trigger
-- that opens the work: triggers fire in the order of their names.
create or replace function dia.skip_erased_entries() returns trigger
language plpgsql security definer
set search_path = ''
as $$
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

/* Marks what is open or dead of these users as skipped: in the systems named, by their bits. */
create or replace function dia.skip_work(of_users uuid[], systems int[]) returns void
language plpgsql
set search_path = ''
as $$
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

drop trigger if exists passport_entries_skip_erased on public.passport_entries;
create trigger passport_entries_skip_erased after insert on public.passport_entries
  referencing new table as new_entries for each statement execute function dia.skip_erased_entries();
alter table public.passport_entries enable always trigger passport_entries_skip_erased;

/* Deletes or changes rows of a host's table where the host has it; answers how many. */
create or replace function dia.erase_host_rows(relation text, condition text, of_user uuid, change text default null) returns bigint
language plpgsql
set search_path = ''
as $$
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

/* Recomputes the matrices that still show a person. Whoever refreshes meanwhile waits for this transaction's end, and
   sees what it did: the locks come before the view that a refresh has of the tables. */
create or replace function dia.forget_in_matrices(of_user uuid, artists uuid[]) returns void
language plpgsql
set search_path = ''
as $$
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

-- For an admin: erases a user everywhere. Workers may go on meanwhile. Answers what was done, in numbers.
create or replace function public.dia_erase_user(of_user uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
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
$$;

revoke all on function dia.skip_erased_entries(), dia.skip_work(uuid[], int[]), dia.erase_host_rows(text, text, uuid, text), dia.forget_in_matrices(uuid, uuid[]),
  public.dia_erase_user(uuid) from public, anon, authenticated, service_role;
grant execute on function public.dia_erase_user(uuid) to authenticated, service_role;
