-- Balances and leaderboards refolded from the recorded decisions, and put right while the workers run. A commit records
-- a decision and adds its effect in one transaction, so that in one snapshot what is stored and what the decisions add
-- up to differ by what is wrong and by nothing else; that difference is added, and commits that come meanwhile add to
-- the same rows as ever. Nothing is locked but the rows that are wrong.

/* Cents per account as the recorded decisions add up to. */
create or replace function dia.refolded_accounts()
returns table (account text, user_id uuid, currency text, balance bigint, pending bigint, earned bigint)
language sql stable
set search_path = ''
as $$
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

/* Millionths per leaderboard, period and entity as the recorded decisions add up to. */
create or replace function dia.refolded_scores()
returns table (leaderboard_type text, period_start timestamptz, entity_id uuid, score bigint)
language sql stable
set search_path = ''
as $$
  select b.board, date_trunc(b.span, d.occurred_at at time zone 'UTC') at time zone 'UTC', s.entity_id, sum(d.weighted_score)::bigint
  from dia.passport_decisions d
  cross join lateral (values (1, d.scored_type, d.scored_id), (2, d.second_type, d.second_id)) s (place, entity_type, entity_id)
  join (values ('artist', 'artists_weekly', 'week'), ('track', 'tracks_daily', 'day'), ('event', 'events_monthly', 'month'))
    b (entity_type, board, span) on b.entity_type = s.entity_type
  where d.coliseum = 2 and s.entity_id is not null and d.weighted_score > 0 and d.late & s.place = 0
  group by 1, 2, 3
$$;

/* Puts balances right; answers how many accounts were compared, and what differed, the first thousand by name. */
create or replace function public.dia_rebuild_balances() returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '60min'
as $$
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

/* The same for the leaderboards; the periods that differed are materialised anew with the next round. */
create or replace function public.dia_rebuild_scores() returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '60min'
as $$
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

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'dia'::regnamespace and p.proname in ('refolded_accounts', 'refolded_scores')
      or p.pronamespace = 'public'::regnamespace and p.proname in ('dia_rebuild_balances', 'dia_rebuild_scores')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    -- Not by its text, which leaves out a schema that the search path holds.
    if (select p.pronamespace <> 'dia'::regnamespace from pg_proc p where p.oid = f) then
      execute format('grant execute on function %s to authenticated, service_role', f);
    end if;
  end loop;
end
$$;
