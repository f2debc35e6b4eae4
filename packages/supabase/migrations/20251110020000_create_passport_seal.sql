-- Seal: evidence of tampering, written after the fact. Each user has a chain of links; a link holds digests of an
-- entry, or of what was decided about it, and a digest over those and the link before it. A changed, lost or slipped-in
-- row breaks the chain. What is personal is digested with a salt, which goes with the person: the digest stays.

-- What is still to be sealed. Written by the statement that makes it, so nothing is ever looked for by id or time.
-- No index: it is read from its beginning, and its rows are gone once sealed.
create table if not exists dia.seal_work (
  user_id uuid not null,
  entry_id uuid not null,
  -- 0 the entry as it was logged; else what was decided about it for these systems, as in dia.passport_decisions.
  systems smallint not null check (systems between 0 and 7)
) with (autovacuum_vacuum_scale_factor = 0.05);
alter table dia.seal_work enable row level security;

create table if not exists dia.seals (
  user_id uuid not null,
  -- 1, 2, 3 … without a gap, per user.
  sequence bigint not null check (sequence > 0),
  entry_id uuid not null,
  systems smallint not null check (systems between 0 and 7),
  -- Set where the decision was taken back, so that the entry could be decided anew.
  withdrawn boolean not null,
  -- Null once the person is erased.
  salt uuid,
  -- SHA-256 over what is no personal data.
  fields_digest bytea not null,
  -- SHA-256 over the salt and what is.
  personal_digest bytea not null,
  -- SHA-256 over the previous link's digest and this link.
  digest bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (user_id, sequence)
);
alter table dia.seals enable row level security;

drop trigger if exists seals_append_only on dia.seals;
create trigger seals_append_only before update or delete or truncate on dia.seals
  for each statement execute function dia.refuse_rewrite();
alter table dia.seals enable always trigger seals_append_only;

-- The end of each chain: what a new link hangs on, and what is exported.
create table if not exists dia.seal_heads (
  user_id uuid primary key,
  sequence bigint not null,
  digest bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
) with (fillfactor = 80);
alter table dia.seal_heads enable row level security;

/* What a link holds digests of, as text that says the same in every session. */
create or replace view dia.sealable as
select e.user_id, e.id as entry_id, 0::smallint as systems,
  jsonb_build_array(
    e.event_category, e.entity_type, e.entity_id, (extract(epoch from e.device_time) * 1000000)::bigint,
    (extract(epoch from e.sent_at) * 1000000)::bigint, (extract(epoch from e.created_at) * 1000000)::bigint)::text as fields,
  jsonb_build_array(e.event_type, e.session_id, e.device_id, e.metadata)::text as personal
from public.passport_entries e
union all
select d.user_id, d.entry_id, d.systems,
  jsonb_build_array(
    d.catalogue_version, (extract(epoch from d.occurred_at) * 1000000)::bigint,
    d.treasury, d.treasury_reason, d.transaction_id, d.treasury_effect,
    d.coliseum, d.coliseum_reason, d.base_score, d.weighted_score, d.scored_type, d.scored_id, d.second_type, d.second_id, d.late)::text,
  jsonb_build_array(
    d.event_type, d.mediaid, d.mediaid_reason, d.entity_dna_id, encode(float8send(d.valence), 'hex'),
    encode(float8send(d.k_cultural), 'hex'), encode(float8send(d.k_behavioral), 'hex'),
    encode(float8send(d.k_economic), 'hex'), encode(float8send(d.k_spatial), 'hex'))::text
from dia.passport_decisions d;

/* The first link hangs on no bytes. */
create or replace function dia.link_digest(
  previous bytea, user_id uuid, sequence bigint, entry_id uuid, systems smallint, withdrawn boolean, fields_digest bytea, personal_digest bytea
) returns bytea
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return sha256(previous || uuid_send(user_id) || int8send(sequence) || uuid_send(entry_id) || int2send(systems)
    || boolsend(withdrawn) || fields_digest || personal_digest);
end
$$;

create or replace function dia.open_entry_seal() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into dia.seal_work (user_id, entry_id, systems) select n.user_id, n.id, 0 from new_entries n;
  return null;
end
$$;

create or replace function dia.open_decision_seal() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into dia.seal_work (user_id, entry_id, systems) select n.user_id, n.entry_id, n.systems from new_decisions n;
  return null;
end
$$;

drop trigger if exists passport_entries_open_seal on public.passport_entries;
create trigger passport_entries_open_seal after insert on public.passport_entries
  referencing new table as new_entries for each statement execute function dia.open_entry_seal();
alter table public.passport_entries enable always trigger passport_entries_open_seal;

drop trigger if exists passport_decisions_open_seal on dia.passport_decisions;
create trigger passport_decisions_open_seal after insert on dia.passport_decisions
  referencing new table as new_decisions for each statement execute function dia.open_decision_seal();
alter table dia.passport_decisions enable always trigger passport_decisions_open_seal;

-- Seals up to batch_size pieces; answers how many, and whether more were waiting. Several may run side by side:
-- pieces are taken by skip locked, heads are locked in key order.
create or replace function public.dia_passport_seal(batch_size int default 1000) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '5min'
as $$
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

/* Up to which entry the log is sealed: every entry with a smaller id is. */
create or replace function dia.sealed_up_to() returns table (entry_id uuid, at timestamptz)
language sql stable security definer
set search_path = ''
as $$
  select
    (select e.id from public.passport_entries e
     where not exists (select from dia.seal_work)
        or e.id < (select w.entry_id from dia.seal_work w order by w.entry_id limit 1)
     order by e.id desc limit 1),
    (select max(h.sealed_at) from dia.seal_heads h)
$$;

-- The heads of the chains, to be kept where nobody who can write this database can write: with them, even a chain
-- that was cut and written anew shows.
create or replace function public.dia_export_seal_heads(after_user uuid default null, batch_size int default 1000) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
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

-- What was logged and decided before there was a seal.
insert into dia.seal_work (user_id, entry_id, systems)
select s.user_id, s.entry_id, s.systems from dia.sealable s
where not exists (select from dia.seals) and not exists (select from dia.seal_work);

revoke all on dia.sealable from public, anon, authenticated, service_role;
do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'dia'::regnamespace and p.proname in (
        'link_digest', 'open_entry_seal', 'open_decision_seal', 'sealed_up_to')
      or p.pronamespace = 'public'::regnamespace and p.proname in ('dia_passport_seal', 'dia_export_seal_heads')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
end
$$;
grant execute on function public.dia_passport_seal(int), public.dia_export_seal_heads(uuid, int) to service_role;
grant execute on function public.dia_export_seal_heads(uuid, int) to authenticated;
