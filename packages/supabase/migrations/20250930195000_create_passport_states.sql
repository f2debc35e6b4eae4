-- Where each system stands with an entry, as the requirements' flags: read from the work and the decisions, since
-- flags stored on the log's rows would cost eight times its writes.

/* What a state is called; a failure that is tried again is retrying. */
create or replace function dia.processing_state(state smallint, attempts smallint) returns text
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return case state when 0 then 'not_routed' when 1 then case when attempts > 0 then 'retrying' else 'pending' end
    when 2 then 'done' when 3 then 'skipped' when 4 then 'dead' end;
end
$$;
revoke all on function dia.processing_state(smallint, smallint) from public, anon, authenticated, service_role;

-- For admin views to build on: nobody is granted it.
create or replace view dia.passport_states as
select
  e.user_id,
  e.id as entry_id,
  dia.processing_state(s.mediaid, coalesce(w.mediaid_attempts, 0::smallint)) as mediaid_state,
  dia.processing_state(s.treasury, coalesce(w.treasury_attempts, 0::smallint)) as treasury_state,
  dia.processing_state(s.coliseum, coalesce(w.coliseum_attempts, 0::smallint)) as coliseum_state,
  coalesce(w.mediaid_reason, d.mediaid_reason) as mediaid_reason,
  coalesce(w.treasury_reason, d.treasury_reason) as treasury_reason,
  coalesce(w.coliseum_reason, d.coliseum_reason) as coliseum_reason,
  coalesce(w.mediaid_attempts, 0::smallint) as mediaid_attempts,
  coalesce(w.treasury_attempts, 0::smallint) as treasury_attempts,
  coalesce(w.coliseum_attempts, 0::smallint) as coliseum_attempts,
  s.mediaid = 2 as processed_by_mediaid,
  s.treasury = 2 as processed_by_treasury,
  s.coliseum = 2 as processed_by_coliseum,
  -- When the last routed system was done with it, whether it had an effect or was skipped.
  case when s.mediaid not in (1, 4) and s.treasury not in (1, 4) and s.coliseum not in (1, 4) then d.decided_at end as processed_at
from public.passport_entries e
left join dia.passport_work w on w.user_id = e.user_id and w.entry_id = e.id
left join lateral (
  select max(x.mediaid) as mediaid, max(x.treasury) as treasury, max(x.coliseum) as coliseum,
    max(x.mediaid_reason) as mediaid_reason, max(x.treasury_reason) as treasury_reason,
    max(x.coliseum_reason) as coliseum_reason, max(x.decided_at) as decided_at
  from dia.passport_decisions x where x.user_id = e.user_id and x.entry_id = e.id) d on true
cross join lateral (
  select coalesce(w.mediaid, d.mediaid, 0::smallint) as mediaid, coalesce(w.treasury, d.treasury, 0::smallint) as treasury,
    coalesce(w.coliseum, d.coliseum, 0::smallint) as coliseum) s;
comment on view dia.passport_states is 'Per entry and system: done, pending, retrying, skipped, dead or not_routed, with the reason.';
revoke all on dia.passport_states from public, anon, authenticated, service_role;

-- The same for a plain select of the log: select=*,processed_by_mediaid,processed_at. Null for entries that are
-- neither the caller's nor an admin's to see.
create or replace function dia.passport_state_of(entry public.passport_entries) returns dia.passport_states
language plpgsql stable security definer
set search_path = ''
as $$
declare
  state dia.passport_states;
begin
  if entry.user_id = auth.uid() or dia.may_administer() then
    select s.* into state from dia.passport_states s where s.user_id = entry.user_id and s.entry_id = entry.id;
  end if;
  return state;
end
$$;

create or replace function public.processed_by_mediaid(entry public.passport_entries) returns boolean
language sql stable security definer
set search_path = ''
as $$ select (dia.passport_state_of(entry)).processed_by_mediaid $$;

create or replace function public.processed_by_treasury(entry public.passport_entries) returns boolean
language sql stable security definer
set search_path = ''
as $$ select (dia.passport_state_of(entry)).processed_by_treasury $$;

create or replace function public.processed_by_coliseum(entry public.passport_entries) returns boolean
language sql stable security definer
set search_path = ''
as $$ select (dia.passport_state_of(entry)).processed_by_coliseum $$;

create or replace function public.processed_at(entry public.passport_entries) returns timestamptz
language sql stable security definer
set search_path = ''
as $$ select (dia.passport_state_of(entry)).processed_at $$;

revoke all on function dia.passport_state_of(public.passport_entries), public.processed_by_mediaid(public.passport_entries),
  public.processed_by_treasury(public.passport_entries), public.processed_by_coliseum(public.passport_entries),
  public.processed_at(public.passport_entries) from public, anon, authenticated, service_role;
grant execute on function public.processed_by_mediaid(public.passport_entries),
  public.processed_by_treasury(public.passport_entries), public.processed_by_coliseum(public.passport_entries),
  public.processed_at(public.passport_entries) to authenticated, service_role;
