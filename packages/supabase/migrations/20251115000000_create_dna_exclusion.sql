-- Taking interactions out of a user's DNA, once an admin has seen the preview and confirmed it. The log keeps the entry;
-- the decision that mirrored it makes room for one that skips it (EXCLUDED), and the DNA is refolded from the decisions
-- that are left. Money and scores stand. A reprocess decides the entry anew, and so brings it back.

create or replace function public.dia_exclude_entries(keys uuid[]) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
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
comment on function public.dia_exclude_entries(uuid[]) is
  'Takes what these entries did out of their users'' DNA; the entries stay, and a reprocess brings them back. For admins.';

revoke all on function public.dia_exclude_entries(uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.dia_exclude_entries(uuid[]) to authenticated, service_role;
