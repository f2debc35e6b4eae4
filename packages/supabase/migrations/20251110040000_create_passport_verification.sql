-- Verification: DNA, money and scores refolded from the recorded decisions and compared with what is there, the log
-- compared with its seal; and the rebuild of a user's DNA. Everything but the rebuild only reads.

do $$
begin
  perform set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector';
end
$$;

create table if not exists dia.verifications (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  -- The newest entry that was there when it started.
  up_to_entry_id uuid,
  users bigint not null check (users >= 0),
  entries bigint not null check (entries >= 0),
  differences bigint not null check (differences >= 0)
);
alter table dia.verifications enable row level security;
comment on table dia.verifications is 'Each full verification and what it came to; health shows the last one that found nothing.';

/* S, M and L of users as their recorded decisions add up to, at the reference time that the newest of them asks for. */
create or replace function dia.refolded_dna(of_users uuid[])
returns table (user_id uuid, domain smallint, reference_time timestamptz, signal vector, mass double precision, lifetime_mass double precision)
language sql stable
as $$
  with moved as (
    select d.user_id, d.occurred_at, d.entity_dna_id, d.valence, d.k_cultural, d.k_behavioral, d.k_economic, d.k_spatial
    from dia.passport_decisions d where d.user_id = any (of_users) and d.mediaid = 2
  ), reference as (
    select n.user_id, g.domain, dia.reference_time_of(n.newest, g.domain) as at
    from (select m.user_id, max(m.occurred_at) as newest from moved m group by m.user_id) n
    cross join (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) g (domain)
  ), narrow as (
    select m.user_id, x.domain, r.at, m.entity_dna_id,
      sum(y.mass * m.valence) as c, sum(y.mass) as mass, sum(x.k) as lifetime_mass
    from moved m
    cross join lateral (values
      (1::smallint, m.k_cultural), (2::smallint, m.k_behavioral), (3::smallint, m.k_economic), (4::smallint, m.k_spatial)) x (domain, k)
    join reference r on r.user_id = m.user_id and r.domain = x.domain
    cross join lateral (select x.k * dia.decay(m.occurred_at, r.at, x.domain) as mass offset 0) y
    where x.k > 0
    group by m.user_id, x.domain, r.at, m.entity_dna_id
  ), folded as (
    -- avg adds up in float8, where sum would in float4.
    select w.user_id, w.domain,
      avg(case w.domain when 1 then v.cultural when 2 then v.behavioral when 3 then v.economic else v.spatial end
        * dia.constant_vector(w.c)) * dia.constant_vector(count(*)::double precision) as signal,
      sum(w.mass) as mass, sum(w.lifetime_mass) as lifetime_mass
    from narrow w join dia.entity_dna v on v.id = w.entity_dna_id
    group by w.user_id, w.domain
  )
  select r.user_id, r.domain, r.at, coalesce(f.signal, dia.constant_vector(0)), coalesce(f.mass, 0), coalesce(f.lifetime_mass, 0)
  from reference r left join folded f on f.user_id = r.user_id and f.domain = r.domain
$$;
select dia.pin_vector_search_path('dia.refolded_dna(uuid[])');

/* How far two vectors are apart in any component. */
create or replace function dia.largest_difference(a vector, b vector) returns double precision
language sql immutable parallel safe
as $$ select max(abs(x - y))::double precision from unnest(a::real[], b::real[]) c (x, y) $$;
select dia.pin_vector_search_path('dia.largest_difference(vector, vector)');

/* Users and domains whose stored DNA is not what their decisions add up to: 1e-5 in a component, 1e-9 of the mass. */
create or replace function dia.dna_differences(of_users uuid[])
returns table (code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
language sql stable
as $$
  select c.code, c.user_id, null::uuid, c.domain, c.difference
  from (
    select coalesce(r.user_id, s.user_id) as user_id, coalesce(r.domain, s.domain) as domain, x.difference,
      case
        when s.user_id is null then 'DNA_MISSING'
        when r.user_id is null then 'DNA_UNFOUNDED'
        when abs(a.mass - r.mass) > 1e-9 * greatest(1, r.mass)
          or abs(s.lifetime_mass - r.lifetime_mass) > 1e-9 * greatest(1, r.lifetime_mass) then 'DNA_MASS_DIFFERS'
        when x.difference > 1e-5 then 'DNA_DIFFERS'
      end as code
    from dia.refolded_dna(of_users) r
    full join (select * from dia.dna_states t where t.user_id = any (of_users)) s
      on s.user_id = r.user_id and s.domain = r.domain
    left join lateral (
      select case when r.user_id is null then null when s.reference_time = r.reference_time then s.signal
          else dia.scale_vector(s.signal, dia.decay(s.reference_time, r.reference_time, r.domain)) end as signal,
        s.mass * dia.decay(s.reference_time, r.reference_time, r.domain) as mass) a on true
    left join lateral (
      -- The Euclidean distance is never less than the largest component, and cheaper.
      select case when (a.signal <-> r.signal) / (dia.prior_mass() + r.mass) > 1e-5
          then dia.largest_difference(a.signal, r.signal) / (dia.prior_mass() + r.mass) else 0 end as difference) x on true) c
  where c.code is not null
  union all
  select 'DNA_COUNT_DIFFERS', coalesce(p.user_id, d.user_id), null, null, abs(coalesce(p.interaction_count, 0) - coalesce(d.events, 0))
  from (select * from dia.dna_profiles q where q.user_id = any (of_users)) p
  full join (
    select e.user_id, count(*) as events, max(e.occurred_at) as newest
    from dia.passport_decisions e where e.user_id = any (of_users) and e.mediaid = 2 group by e.user_id) d on d.user_id = p.user_id
  where coalesce(p.interaction_count, 0) <> coalesce(d.events, 0) or p.last_event_at is distinct from d.newest
$$;
select dia.pin_vector_search_path('dia.dna_differences(uuid[])');

/* Entries and decisions that do not belong together: a decision that was lost, made twice, or made of nothing. */
create or replace function dia.decision_differences(of_users uuid[])
returns table (code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
language sql stable
set search_path = ''
as $$
  select v.code, v.user_id, v.entry_id, null::smallint, null::double precision
  from (
    select coalesce(e.user_id, d.user_id) as user_id, coalesce(e.id, d.entry_id) as entry_id,
      case
        when e.id is null then 'DECISION_UNFOUNDED'
        when d.occurred_at <> e.occurred_at or d.earliest <> d.occurred_at then 'DECISION_STRAYS'
        when d.total <> d.systems then 'DECISION_REPEATED'
        when (coalesce(d.systems, 0) | coalesce(w.systems, 0)) & r.systems <> r.systems then 'DECISION_LOST'
      end as code
    from (select * from public.passport_entries p where p.user_id = any (of_users)) e
    full join (
      select x.user_id, x.entry_id, max(x.occurred_at) as occurred_at, min(x.occurred_at) as earliest,
        bit_or(x.systems)::int as systems, sum(x.systems)::int as total
      from dia.passport_decisions x where x.user_id = any (of_users) group by x.user_id, x.entry_id) d
      on d.user_id = e.user_id and d.entry_id = e.id
    left join (
      select o.user_id, o.entry_id,
        (o.mediaid in (1, 3, 4))::int + 2 * (o.treasury in (1, 3, 4))::int + 4 * (o.coliseum in (1, 3, 4))::int as systems
      from dia.passport_work o where o.user_id = any (of_users)) w
      on w.user_id = e.user_id and w.entry_id = e.id
    left join dia.event_types t on t.name = e.event_type
    cross join lateral (
      select coalesce(t.mediaid, true)::int + 2 * coalesce(t.treasury, false)::int + 4 * coalesce(t.coliseum, false)::int as systems) r) v
  where v.code is not null
$$;

/* Money of users that is not what the decisions say: postings, transactions, balances; cents exactly. */
create or replace function dia.money_differences(of_users uuid[])
returns table (code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
language sql stable
set search_path = ''
as $$
  with named as (
    select distinct d.transaction_id as id from dia.passport_decisions d
    where d.user_id = any (of_users) and d.transaction_id is not null
  ), effects as (
    select d.user_id, d.entry_id, d.transaction_id, d.treasury_effect ->> 'kind' as kind, d.treasury_effect -> 'transaction' as t,
      d.treasury_effect -> 'postings' as postings
    from named n join dia.passport_decisions d on d.transaction_id = n.id
    where d.treasury_effect ->> 'kind' <> 'duplicate'
  ), origins as (
    select e.* from effects e where e.kind in ('booked', 'requested', 'refunded')
  ), refunds as (
    select (d.treasury_effect -> 'transaction' ->> 'reverses')::uuid as id, sum((d.treasury_effect -> 'transaction' ->> 'amountCents')::bigint) as cents
    from named n join public.treasury_transactions r on r.reverses_id = n.id
    join dia.passport_decisions d on d.transaction_id = r.id
    where d.treasury_effect ->> 'kind' = 'refunded'
    group by 1
  ), decided as (
    select e.user_id, e.entry_id, e.transaction_id, e.t ->> 'status' as status, split_part(p ->> 'account', ':', 1) as account,
      nullif(split_part(p ->> 'account', ':', 2), '')::uuid as holder, p ->> 'currency' as currency, (p ->> 'amountCents')::bigint as cents
    from effects e cross join lateral jsonb_array_elements(e.postings) p
  ), posted as (
    select l.transaction_id, l.status, l.account, l.user_id as holder, l.currency, l.amount_cents as cents
    from named n join dia.ledger_postings l on l.transaction_id = n.id
  )
  select v.code, v.user_id, v.entry_id, null::smallint, v.difference
  from (
    select case when d.transaction_id is null then 'POSTING_UNFOUNDED' when p.transaction_id is null then 'POSTING_MISSING' else 'POSTING_DIFFERS' end as code,
      coalesce(d.user_id, o.user_id) as user_id, coalesce(d.entry_id, o.entry_id) as entry_id,
      abs(coalesce(d.cents, 0) - coalesce(p.cents, 0))::double precision as difference
    from decided d
    full join posted p on p.transaction_id = d.transaction_id and p.status = d.status and p.account = d.account
      and p.holder is not distinct from d.holder
    left join origins o on o.transaction_id = coalesce(d.transaction_id, p.transaction_id)
    where (d.cents, d.currency) is distinct from (p.cents, p.currency)
    union all
    select case when t.id is null then 'TRANSACTION_MISSING' else 'TRANSACTION_DIFFERS' end, o.user_id, o.entry_id,
      abs((o.t ->> 'amountCents')::bigint - t.amount_cents)::double precision
    from origins o
    left join public.treasury_transactions t on t.id = o.transaction_id
    left join refunds r on r.id = o.transaction_id
    left join effects l on l.transaction_id = o.transaction_id and l.kind in ('sent', 'returned')
    where (t.entry_id, t.entry_user_id, t.transaction_type, t.amount_cents, t.currency, t.source, t.reverses_id, t.split_breakdown,
        t.refunded_cents, t.status)
      is distinct from (o.entry_id, o.user_id, o.t ->> 'type', (o.t ->> 'amountCents')::bigint, o.t ->> 'currency', o.t ->> 'source',
        (o.t ->> 'reverses')::uuid, dia.split_of(o.t -> 'parts'), coalesce(r.cents, 0)::bigint,
        case when r.cents = (o.t ->> 'amountCents')::bigint then 'refunded' else coalesce(l.t ->> 'status', o.t ->> 'status') end)
    union all
    select 'TRANSACTION_UNFOUNDED', t.entry_user_id, t.entry_id, null
    from public.passport_entries e join public.treasury_transactions t on t.entry_id = e.id and t.entry_user_id = e.user_id
    where e.user_id = any (of_users)
      and not exists (select from dia.passport_decisions d where d.transaction_id = t.id)
    union all
    select 'BALANCE_DIFFERS', coalesce(a.user_id, s.user_id), null, abs(coalesce(a.balance_cents, 0) - coalesce(s.balance, 0))::double precision
    from (select * from public.treasury_accounts b where b.user_id = any (of_users)) a
    full join (
      select l.user_id, l.currency,
        coalesce(sum(l.amount_cents) filter (where l.account = 'balance'), 0) as balance,
        coalesce(sum(l.amount_cents) filter (where l.account = 'pending'), 0) as pending,
        coalesce(sum(l.amount_cents) filter (where l.account = 'balance' and t.transaction_type <> 'payout'), 0) as earned
      from dia.ledger_postings l left join public.treasury_transactions t on t.id = l.transaction_id
      where l.user_id = any (of_users) group by l.user_id, l.currency) s
      on s.user_id = a.user_id and s.currency = a.currency
    where (coalesce(a.balance_cents, 0), coalesce(a.pending_cents, 0), coalesce(a.lifetime_earned_cents, 0))
      <> (coalesce(s.balance, 0), coalesce(s.pending, 0), coalesce(s.earned, 0))) v
$$;

/* Scores of users' entries that are not what was decided, to the millionth. */
create or replace function dia.metric_differences(of_users uuid[])
returns table (code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
language sql stable
set search_path = ''
as $$
  select case when d.entry_id is null then 'METRIC_UNFOUNDED' when m.entry_id is null then 'METRIC_MISSING' else 'METRIC_DIFFERS' end,
    coalesce(d.user_id, m.user_id), coalesce(d.entry_id, m.entry_id), null::smallint,
    abs(coalesce(d.weighted, 0) - coalesce(m.weighted_score, 0))::double precision
  from (
    select x.user_id, x.entry_id, s.entity_type, s.entity_id, x.base_score / 1000000.0 as base, x.weighted_score / 1000000.0 as weighted,
      x.late & s.place <> 0 as late, x.occurred_at
    from dia.passport_decisions x
    cross join lateral (values (1, x.scored_type, x.scored_id), (2, x.second_type, x.second_id)) s (place, entity_type, entity_id)
    where x.user_id = any (of_users) and x.coliseum = 2 and s.entity_id is not null) d
  full join (
    select * from public.coliseum_metrics n where n.user_id = any (of_users)
    union all
    select * from dia.pending_metrics_of(of_users)) m
    on m.user_id = d.user_id and m.entry_id = d.entry_id and m.entity_type = d.entity_type
  where (d.entity_id, d.base, d.weighted, d.late, d.occurred_at)
    is distinct from (m.entity_id, m.base_score, m.weighted_score, m.is_late, m.created_at)
$$;

/* Where log, decisions and chain do not agree. What waits to be sealed is not held against the seal. */
create or replace function dia.seal_differences(of_users uuid[])
returns table (code text, user_id uuid, entry_id uuid, domain smallint, difference double precision)
language sql stable
set search_path = ''
as $$
  with links as (
    select s.*, lag(s.digest, 1, ''::bytea) over w as previous, lag(s.sequence, 1, 0::bigint) over w as previous_sequence,
      lead(s.sequence) over w is null as is_last,
      s.sequence = max(s.sequence) over (partition by s.user_id, s.entry_id, s.systems) as is_latest
    from dia.seals s where s.user_id = any (of_users)
    window w as (partition by s.user_id order by s.sequence)
  ), sealable as (
    select * from dia.sealable a where a.user_id = any (of_users)
  ), pending as (
    select p.* from dia.seal_work p where p.user_id = any (of_users)
  )
  select v.code, v.user_id, v.entry_id, null::smallint, null::double precision
  from (
    select l.user_id, l.entry_id,
      case
        when l.sequence <> l.previous_sequence + 1 then 'SEAL_LINK_MISSING'
        when l.digest <> dia.link_digest(
            l.previous, l.user_id, l.sequence, l.entry_id, l.systems, l.withdrawn, l.fields_digest, l.personal_digest)
          then 'SEAL_LINK_CHANGED'
        when l.is_last and (h.sequence, h.digest) is distinct from (l.sequence, l.digest) then 'SEAL_HEAD_DIFFERS'
        when not l.is_latest then null
        when l.withdrawn then case when a.entry_id is not null then 'DECISION_ADDED' end
        when a.entry_id is null then case l.systems when 0 then 'ENTRY_MISSING' else 'DECISION_MISSING' end
        when l.fields_digest <> sha256(convert_to(a.fields, 'UTF8'))
          or l.salt is not null and l.personal_digest <> sha256(uuid_send(l.salt) || convert_to(a.personal, 'UTF8'))
          then case l.systems when 0 then 'ENTRY_CHANGED' else 'DECISION_CHANGED' end
      end as code
    from links l
    left join dia.seal_heads h on h.user_id = l.user_id
    left join sealable a on a.user_id = l.user_id and a.entry_id = l.entry_id and a.systems = l.systems
    union all
    select h.user_id, null, 'SEAL_HEAD_DIFFERS'
    from dia.seal_heads h
    where h.user_id = any (of_users) and h.sequence > 0 and not exists (select from links l where l.user_id = h.user_id)
    union all
    select a.user_id, a.entry_id, case a.systems when 0 then 'ENTRY_ADDED' else 'DECISION_ADDED' end
    from sealable a
    where not exists (
        select from links l where l.user_id = a.user_id and l.entry_id = a.entry_id and l.systems = a.systems)
      and not exists (
        select from pending p where p.user_id = a.user_id and p.entry_id = a.entry_id and p.systems = a.systems)
  ) v
  where v.code is not null
    -- Something waits to be sealed anew: its last link speaks of what was there before.
    and not (v.code in ('DECISION_ADDED', 'DECISION_MISSING', 'DECISION_CHANGED') and exists (
      select from pending p where p.user_id = v.user_id and p.entry_id = v.entry_id and p.systems > 0))
$$;

/* The next users in the order of their ids, whatever it is that holds something of theirs; the last bound is null at the end. */
create or replace function dia.next_users(after_user uuid, user_limit int, out users uuid[], out up_to uuid)
language plpgsql stable
set search_path = ''
as $$
begin
  users := array(
    with recursive step (user_id) as (
      (select e.user_id from public.passport_entries e
       where after_user is null or e.user_id > after_user order by e.user_id limit 1)
      union all
      select (select e.user_id from public.passport_entries e where e.user_id > s.user_id order by e.user_id limit 1)
      from step s where s.user_id is not null)
    select s.user_id from step s where s.user_id is not null limit user_limit);
  up_to := case when cardinality(users) = user_limit then users[user_limit] end;
  -- Those who have something without an entry.
  users := array(
    select u.user_id from (
      select unnest(users) as user_id
      union select s.user_id from dia.dna_states s
      where (after_user is null or s.user_id > after_user) and (up_to is null or s.user_id <= up_to)
      union select d.user_id from dia.passport_decisions d
      where (after_user is null or d.user_id > after_user) and (up_to is null or d.user_id <= up_to)
      union select h.user_id from dia.seal_heads h
      where (after_user is null or h.user_id > after_user) and (up_to is null or h.user_id <= up_to)) u
    order by u.user_id);
end
$$;

/* One page of a verification: what differs at the next users, named by entry where an entry is to blame. */
create or replace function public.dia_verify_users(
  after_user uuid default null, user_limit int default 100, only_user uuid default null
) returns jsonb
language plpgsql stable security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  started_at timestamptz := clock_timestamp();
  page record;
  differences jsonb;
begin
  perform dia.require_admin('verify the Passport');
  if user_limit not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'user_limit must be 1 to 10000', hint = 'Choose a smaller page.';
  end if;
  if only_user is not null then
    select array[only_user] as users, null::uuid as up_to into page;
  else
    select * into page from dia.next_users(after_user, user_limit);
  end if;
  select jsonb_agg(jsonb_build_object(
      'code', d.code, 'userId', d.user_id, 'entryId', d.entry_id, 'domain', d.domain, 'difference', d.difference)
      order by d.user_id, d.entry_id, d.code, d.domain)
    into differences
  from (
    select * from dia.decision_differences(page.users)
    union all select * from dia.dna_differences(page.users)
    union all select * from dia.money_differences(page.users)
    union all select * from dia.metric_differences(page.users)
    union all select * from dia.seal_differences(page.users)
    limit 1000) d;
  return jsonb_build_object(
    'users', cardinality(page.users),
    'entries', (select count(*) from public.passport_entries e where e.user_id = any (page.users)),
    'differences', coalesce(differences, '[]'),
    'next', page.up_to,
    'durationMs', extract(epoch from clock_timestamp() - started_at)::double precision * 1000);
end
$$;

/* What belongs to no user: the ledger as a whole, and the accounts of the platform and of Stripe. */
create or replace function public.dia_verify_ledger() returns jsonb
language plpgsql stable security definer
set search_path = ''
set statement_timeout = '10min'
as $$
begin
  perform dia.require_admin('verify the Passport');
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'code', v.code, 'userId', null, 'entryId', null, 'domain', null, 'difference', v.difference) order by v.code), '[]')
    from (
      select 'LEDGER_UNBALANCED' as code, abs(sum(l.amount_cents)) as difference
      from dia.ledger_postings l group by l.currency having sum(l.amount_cents) <> 0
      union all
      select 'SYSTEM_ACCOUNT_DIFFERS', abs(coalesce(a.balance_cents, 0) - coalesce(s.cents, 0))
      from dia.system_accounts a
      full join (
        select l.account, l.currency, sum(l.amount_cents) as cents from dia.ledger_postings l
        where l.user_id is null group by l.account, l.currency) s on s.account = a.account and s.currency = a.currency
      where coalesce(a.balance_cents, 0) <> coalesce(s.cents, 0)) v);
end
$$;

/* One month of leaderboards against the metrics: the periods that start in it, to the millionth. `next` is null at the end. */
create or replace function public.dia_verify_scores(from_moment timestamptz default null) returns jsonb
language plpgsql stable security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  month timestamptz;
  month_end timestamptz;
  differences jsonb;
begin
  perform dia.require_admin('verify the Passport');
  select dia.period_start_of('events_monthly', least(
      (select m.created_at from public.coliseum_metrics m
       where from_moment is null or m.created_at >= from_moment order by m.created_at, m.id limit 1),
      (select min(l.period_start) from dia.leaderboard_scores l where from_moment is null or l.period_start >= from_moment)))
    into month;
  if month is null then
    return jsonb_build_object('differences', '[]'::jsonb, 'next', null);
  end if;
  month_end := dia.period_end_of('events_monthly', month);
  -- The week that the month begins within started before it; what was looked at is not looked at again.
  month := greatest(dia.period_start_of('artists_weekly', month), from_moment);
  select jsonb_agg(jsonb_build_object('code', 'SCORE_DIFFERS', 'userId', null, 'entryId', null, 'domain', null,
      'difference', abs(coalesce(s.score, 0) - coalesce(l.score, 0)))) into differences
  from (
    select b.board, dia.period_start_of(b.board, m.created_at) as period_start, m.entity_id, sum(m.weighted_score * 1000000)::bigint as score
    from public.coliseum_metrics m
    cross join lateral (select case m.entity_type
      when 'artist' then 'artists_weekly' when 'track' then 'tracks_daily' when 'event' then 'events_monthly' end as board) b
    where m.created_at >= month and m.created_at < month_end + interval '7 days' and not m.is_late and m.weighted_score > 0
      and b.board is not null and dia.period_start_of(b.board, m.created_at) >= month
      and dia.period_start_of(b.board, m.created_at) < month_end
    group by 1, 2, 3) s
  full join (select * from dia.leaderboard_scores k where k.period_start >= month and k.period_start < month_end) l
    on l.leaderboard_type = s.board and l.period_start = s.period_start and l.entity_id = s.entity_id
  where coalesce(s.score, 0) <> coalesce(l.score, 0);
  return jsonb_build_object('differences', coalesce(differences, '[]'), 'next', month_end);
end
$$;

/* The newest entry and the clock: what a verification that starts now can speak for. */
create or replace function public.dia_start_verification() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform dia.require_admin('verify the Passport');
  return jsonb_build_object('at', clock_timestamp(),
    'upToEntryId', (select e.id from public.passport_entries e order by e.id desc limit 1));
end
$$;

create or replace function public.dia_record_verification(
  started_at timestamptz, up_to_entry_id uuid, users bigint, entries bigint, differences bigint
) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  perform dia.require_admin('record a verification');
  perform dia.write_audit('passport.verify', null, jsonb_build_object('users', users, 'entries', entries, 'differences', differences));
  insert into dia.verifications (started_at, up_to_entry_id, users, entries, differences)
  values (dia_record_verification.started_at, dia_record_verification.up_to_entry_id, dia_record_verification.users,
    dia_record_verification.entries, dia_record_verification.differences);
end
$$;

/* Which of these heads, kept from an earlier export, the chains no longer contain. JSON [{userId, sequence, digest}]. */
create or replace function public.dia_check_seal_heads(heads text) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform dia.require_admin('check the heads of the seal');
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'code', 'SEAL_REWRITTEN', 'userId', k."userId", 'entryId', s.entry_id, 'domain', null, 'difference', null)
      order by k."userId"), '[]')
    from jsonb_to_recordset(heads::jsonb) k ("userId" uuid, sequence bigint, digest text)
    left join dia.seals s on s.user_id = k."userId" and s.sequence = k.sequence
    where s.digest is distinct from decode(k.digest, 'hex'));
end
$$;

/* Replaces a user's stored DNA by what their decisions add up to; answers the domains that were not so. */
create or replace function dia.rebuild_dna(of_user uuid) returns jsonb
language plpgsql
as $$
declare
  differences jsonb;
begin
  -- First, as commits do.
  perform from dia.dna_profiles p where p.user_id = of_user for update;
  -- A state that is missing is made, so that it can be locked; refolding is dear, so not where all are there.
  if (select count(*) from dia.dna_states s where s.user_id = of_user) < 4 then
    insert into dia.dna_states (user_id, domain, reference_time, signal, mass, lifetime_mass)
    select r.user_id, r.domain, r.reference_time, dia.constant_vector(0), 0, 0
    from dia.refolded_dna(array[of_user]) r order by r.domain
    on conflict do nothing;
  end if;
  -- Commits add to states under these locks, so from here on every commit either is among the decisions that the
  -- next statements read, or waits and adds to what is written here.
  perform from dia.dna_states s where s.user_id = of_user order by s.domain for update;

  select jsonb_agg(jsonb_build_object('code', d.code, 'domain', d.domain, 'difference', d.difference) order by d.code, d.domain)
    into differences
  from dia.dna_differences(array[of_user]) d;

  delete from dia.dna_states s
  where s.user_id = of_user and not exists (
    select from dia.passport_decisions d where d.user_id = of_user and d.mediaid = 2);
  update dia.dna_states s
  set reference_time = r.reference_time, signal = r.signal, mass = r.mass, lifetime_mass = r.lifetime_mass
  from dia.refolded_dna(array[of_user]) r
  where s.user_id = of_user and s.domain = r.domain;
  update dia.dna_profiles p
  set interaction_count = n.events, last_event_at = n.newest, embedding_stale_since = coalesce(p.embedding_stale_since, clock_timestamp())
  from (
    select count(*) as events, max(d.occurred_at) as newest
    from dia.passport_decisions d where d.user_id = of_user and d.mediaid = 2) n
  where p.user_id = of_user;
  return coalesce(differences, '[]');
end
$$;
select dia.pin_vector_search_path('dia.rebuild_dna(uuid)');

/* For an admin: recomputes a user's DNA from the recorded decisions while the workers run. */
create or replace function public.dia_rebuild_dna(of_user uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  differences jsonb;
begin
  perform dia.require_admin('rebuild DNA');
  if not exists (select from dia.dna_profiles p where p.user_id = of_user) then
    raise exception sqlstate 'PT404' using
      message = 'This user has no DNA', hint = 'DNA is initialised with the first event, or by "Initialize DNA".';
  end if;
  differences := dia.rebuild_dna(of_user);
  perform dia.write_audit('dna.rebuild', of_user, jsonb_build_object('differences', differences));
  return jsonb_build_object('userId', of_user, 'differences', differences);
end
$$;

/* The same for the next users in the order of their ids; `next` is null at the end. */
create or replace function public.dia_rebuild_dna_of_all(after_user uuid default null, user_limit int default 100) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '10min'
as $$
declare
  users uuid[];
  changed jsonb := '[]';
  differences jsonb;
begin
  perform dia.require_admin('rebuild DNA');
  if user_limit not between 1 and 10000 then
    raise exception sqlstate 'PT422' using
      message = 'user_limit must be 1 to 10000', hint = 'Choose a smaller page.';
  end if;
  users := array(
    select p.user_id from dia.dna_profiles p
    where after_user is null or p.user_id > after_user order by p.user_id limit user_limit);
  for i in 1 .. cardinality(users) loop
    differences := dia.rebuild_dna(users[i]);
    if differences <> '[]' then
      changed := changed || jsonb_build_object('userId', users[i], 'differences', differences);
    end if;
  end loop;
  perform dia.write_audit('dna.rebuild_all', null,
    jsonb_build_object('after', after_user, 'users', cardinality(users), 'changed', jsonb_array_length(changed)));
  return jsonb_build_object('users', cardinality(users), 'changed', changed,
    'next', case when cardinality(users) = user_limit then users[user_limit] end);
end
$$;

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'dia'::regnamespace and p.proname in (
        'refolded_dna', 'largest_difference', 'dna_differences', 'decision_differences', 'money_differences', 'metric_differences', 'seal_differences', 'next_users', 'rebuild_dna')
      or p.pronamespace = 'public'::regnamespace and p.proname in (
        'dia_verify_users', 'dia_verify_ledger', 'dia_verify_scores', 'dia_start_verification', 'dia_record_verification', 'dia_check_seal_heads', 'dia_rebuild_dna',
        'dia_rebuild_dna_of_all')
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    -- Not by its text, which leaves out a schema that the search path holds.
    if (select p.pronamespace <> 'dia'::regnamespace from pg_proc p where p.oid = f) then
      execute format('grant execute on function %s to authenticated, service_role', f);
    end if;
  end loop;
end
$$;
