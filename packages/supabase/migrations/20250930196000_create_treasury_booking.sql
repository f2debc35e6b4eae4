-- The Treasury's half of the processor: what the log knows about an entry's money, and the books that a commit writes.

/* A uuid out of a client's text; null where it is none. */
create or replace function dia.uuid_of(given text) returns uuid
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return case when given ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then given::uuid end;
end
$$;

-- The transaction that an entry makes or changes. A payment intent pays once for one kind of thing, a payout has an
-- id of its own, a refund Stripe's id of it; whatever names no key is its own.
create or replace function dia.transaction_of_entry(
  of_user uuid, entry_id uuid, transaction_type text, entity_type text, entity_id uuid, metadata jsonb
) returns uuid
language plpgsql immutable
set search_path = ''
as $$
begin
  return case
    when transaction_type = 'payout' and entity_type = 'transaction' and entity_id is not null then entity_id
    when transaction_type = 'refund' then
      case when metadata ->> 'stripe_refund_id' <> '' then dia.transaction_id_of('refund', metadata ->> 'stripe_refund_id')
        else dia.transaction_id_of('entry', of_user || ':' || entry_id) end
    when metadata ->> 'stripe_payment_intent_id' <> '' then
      dia.transaction_id_of(transaction_type, metadata ->> 'stripe_payment_intent_id')
    else dia.transaction_id_of('entry', of_user || ':' || entry_id)
  end;
end
$$;

-- What a refund gives back: the original transaction's id as far as the log can tell it, what to wait for until it is
-- booked, and where its entry stands.
create or replace function dia.original_of_refund(of_user uuid, metadata jsonb) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  original_entry uuid := dia.uuid_of(metadata ->> 'refunds_entry_id');
  intent text := nullif(metadata ->> 'stripe_payment_intent_id', '');
  found_id uuid;
  standing text := 'absent';
begin
  if original_entry is null and intent is null then
    return null;
  end if;
  if original_entry is not null then
    select t.id into found_id from public.treasury_transactions t
    where t.entry_id = original_entry and t.reverses_id is null
    order by (t.entry_user_id = of_user) desc, t.id limit 1;
    if found_id is null then
      select dia.transaction_of_entry(e.user_id, e.id, v.transaction_type, e.entity_type, e.entity_id, e.metadata),
        case when v.transaction_type is null or v.transaction_type in ('refund', 'payout')
          or exists (select from dia.passport_work w where w.user_id = e.user_id and w.entry_id = e.id and w.treasury = 3)
          then 'skipped' else 'logged' end
        into found_id, standing
      from public.passport_entries e left join dia.event_types v on v.name = e.event_type
      where e.user_id = of_user and e.id = original_entry;
    end if;
  else
    select t.id into found_id from public.treasury_transactions t
    where t.stripe_payment_intent_id = intent and t.transaction_type not in ('refund', 'payout')
    order by t.created_at, t.id limit 1;
  end if;
  return jsonb_build_object('transactionId', found_id, 'original', coalesce(standing, 'absent'), 'key', coalesce(found_id,
    case when original_entry is not null then dia.transaction_id_of('entry', of_user || ':' || original_entry)
      else dia.transaction_id_of('intent', intent) end));
end
$$;

-- All that core needs to decide on the money of entries: facts per entry, and the transactions, contracts and
-- balances that they touch.
create or replace function dia.claimed_money(users uuid[], entries uuid[]) returns jsonb
language plpgsql stable security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  facts jsonb;
  ids uuid[];
  books jsonb;
begin
  select jsonb_agg(jsonb_build_object(
      'userId', e.user_id, 'id', e.id, 'type', v.transaction_type, 'event', v.canonical,
      'amountCents', e.metadata -> 'amount_cents', 'currency', e.metadata -> 'currency',
      'toUserId', e.metadata -> 'to_user_id', 'referrerUserId', e.metadata -> 'referrer_user_id',
      'stripePaymentIntentId', e.metadata -> 'stripe_payment_intent_id',
      'transactionId', dia.transaction_of_entry(e.user_id, e.id, v.transaction_type, e.entity_type, e.entity_id, e.metadata),
      'artistId', a.artist_id,
      'payeeUserId', case when e.entity_type = 'event' and a.artist_id is null
        then (select h.host_id from public.events h where h.id = e.entity_id)
        else (select p.user_id from public.artist_profiles p where p.id = a.artist_id) end,
      'refunds', case when v.transaction_type = 'refund' then dia.original_of_refund(e.user_id, e.metadata) end))
    into facts
  from unnest(claimed_money.users, claimed_money.entries) c (user_id, entry_id)
  join public.passport_entries e on e.user_id = c.user_id and e.id = c.entry_id
  left join dia.event_types v on v.name = e.event_type
  cross join lateral (
    select coalesce(
      dia.uuid_of(e.metadata ->> 'artist_id'),
      case e.entity_type when 'artist' then e.entity_id
        when 'track' then (select t.artist_id from public.content_items t where t.id = e.entity_id) end,
      (select p.id from public.artist_profiles p where p.user_id = dia.uuid_of(e.metadata ->> 'to_user_id')
       order by p.created_at, p.id limit 1)) as artist_id) a;
  if facts is null then
    return '{"facts": [], "transactions": [], "contracts": [], "balances": []}';
  end if;

  ids := array(
    select (f ->> 'transactionId')::uuid from jsonb_array_elements(facts) f
    union
    select (f -> 'refunds' ->> 'transactionId')::uuid from jsonb_array_elements(facts) f
    where f -> 'refunds' ->> 'transactionId' is not null);

  select jsonb_build_object('facts', facts,
    'transactions', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', t.id, 'type', t.transaction_type, 'status', t.status, 'amountCents', t.amount_cents::text,
        'currency', t.currency, 'source', t.source, 'reverses', t.reverses_id,
        'parts', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'role', s ->> 'role', 'account', s ->> 'account', 'amountCents', s ->> 'amount_cents')), '[]')
          from jsonb_array_elements(t.split_breakdown) s),
        'fromUserId', t.from_user_id, 'toUserId', t.to_user_id, 'stripePaymentIntentId', t.stripe_payment_intent_id))
      from public.treasury_transactions t
      where t.id = any (ids) or t.reverses_id = any (ids)), '[]'),
    'contracts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', k.id, 'artistId', k.artist_id, 'artistShare', k.artist_share::text, 'platformShare', k.platform_share::text,
        'labelShare', k.label_share::text, 'referralShare', k.referral_share::text, 'labelUserId', k.label_user_id,
        'effectiveFrom', k.effective_from, 'expiresAt', k.expires_at))
      from public.payout_contracts k
      where k.artist_id in (select (f ->> 'artistId')::uuid from jsonb_array_elements(facts) f)), '[]'),
    'balances', coalesce((
      select jsonb_agg(jsonb_build_object('userId', b.user_id, 'currency', b.currency, 'balanceCents', b.balance_cents::text))
      from public.treasury_accounts b
      where b.user_id in (
        select coalesce(dia.uuid_of(f ->> 'toUserId'), (f ->> 'userId')::uuid) from jsonb_array_elements(facts) f
        where f ->> 'type' = 'payout')), '[]'))
    into books;
  return books;
end
$$;

-- Writes decided money. An item is { position, entryUserId, entryId, at, entityType, entityId, fromUserId, toUserId,
-- contractId, intent, refundedBefore, effect: { kind, transaction, postings } }, cents as text. Answers the positions
-- that were overtaken since they were decided (the key was taken, the original or the balance has changed): nothing of
-- theirs is written, and they are to be decided anew. Locks are taken in key order: transactions, then accounts.
create or replace function dia.book_money(items jsonb) returns int[]
language plpgsql security definer
set search_path = ''
as $$
declare
  stale int[];
  lost uuid[];
  sums jsonb;
  unpaid uuid[];
begin
  with wanted as (
    select (i -> 'effect' -> 'transaction' ->> 'id')::uuid as id, i, i -> 'effect' -> 'transaction' as t
    from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('booked', 'requested')
  ), booked as (
    insert into public.treasury_transactions (
      id, transaction_type, from_user_id, to_user_id, amount_cents, currency, status, split_breakdown,
      stripe_payment_intent_id, entity_type, entity_id, source, contract_id, entry_user_id, entry_id, created_at, updated_at)
    select w.id, w.t ->> 'type', (w.i ->> 'fromUserId')::uuid, (w.i ->> 'toUserId')::uuid, (w.t ->> 'amountCents')::bigint,
      w.t ->> 'currency', w.t ->> 'status', dia.split_of(w.t -> 'parts'), w.i ->> 'intent', w.i ->> 'entityType',
      (w.i ->> 'entityId')::uuid, w.t ->> 'source', (w.i ->> 'contractId')::uuid, (w.i ->> 'entryUserId')::uuid,
      (w.i ->> 'entryId')::uuid, (w.i ->> 'at')::timestamptz, (w.i ->> 'at')::timestamptz
    from wanted w order by w.id
    on conflict do nothing
    returning id
  )
  select array_agg(w.id) into lost from wanted w where w.id not in (select b.id from booked b);

  -- Whatever changes a transaction of this very commit falls with it.
  select coalesce(array_agg((i ->> 'position')::int), '{}') into stale
  from jsonb_array_elements(items) i
  where i -> 'effect' ->> 'kind' <> 'duplicate' and (
    (i -> 'effect' -> 'transaction' ->> 'id')::uuid = any (lost)
    or (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid = any (lost));

  if exists (select from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned')) then
    perform from public.treasury_transactions t
    where t.id in (
      select coalesce(i -> 'effect' -> 'transaction' ->> 'reverses', i -> 'effect' -> 'transaction' ->> 'id')::uuid
      from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned'))
    order by t.id
    for update;

    -- Refunds of one original were decided one after the other: all stand, or none.
    select stale || coalesce(array_agg(c.position), '{}') into stale
    from (
      select (i ->> 'position')::int as position, i -> 'effect' ->> 'kind' as kind, t.status, t.refunded_cents,
        min((i ->> 'refundedBefore')::bigint) over (partition by i -> 'effect' -> 'transaction' ->> 'reverses') as seen
      from jsonb_array_elements(items) i
      left join public.treasury_transactions t
        on t.id = coalesce(i -> 'effect' -> 'transaction' ->> 'reverses', i -> 'effect' -> 'transaction' ->> 'id')::uuid
      where i -> 'effect' ->> 'kind' in ('refunded', 'sent', 'returned')) c
    where not c.position = any (stale) and (
      c.kind = 'refunded' and (c.status is distinct from 'completed' or c.refunded_cents <> c.seen)
      or c.kind <> 'refunded' and c.status is distinct from 'pending');

    with refunds as (
      insert into public.treasury_transactions (
        id, transaction_type, from_user_id, to_user_id, amount_cents, currency, status, split_breakdown,
        stripe_payment_intent_id, entity_type, entity_id, source, reverses_id, entry_user_id, entry_id, created_at, updated_at)
      select (i -> 'effect' -> 'transaction' ->> 'id')::uuid, 'refund', (i ->> 'fromUserId')::uuid, (i ->> 'toUserId')::uuid,
        (i -> 'effect' -> 'transaction' ->> 'amountCents')::bigint, i -> 'effect' -> 'transaction' ->> 'currency', 'completed',
        dia.split_of(i -> 'effect' -> 'transaction' -> 'parts'), i ->> 'intent', i ->> 'entityType', (i ->> 'entityId')::uuid,
        i -> 'effect' -> 'transaction' ->> 'source', (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid,
        (i ->> 'entryUserId')::uuid, (i ->> 'entryId')::uuid, (i ->> 'at')::timestamptz, (i ->> 'at')::timestamptz
      from jsonb_array_elements(items) i
      where i -> 'effect' ->> 'kind' = 'refunded' and not (i ->> 'position')::int = any (stale)
      order by 1
      on conflict do nothing
      returning id
    )
    select stale || coalesce(array_agg((i ->> 'position')::int), '{}') into stale
    from jsonb_array_elements(items) i
    where i -> 'effect' ->> 'kind' = 'refunded' and not (i ->> 'position')::int = any (stale)
      and not exists (select from refunds r where r.id = (i -> 'effect' -> 'transaction' ->> 'id')::uuid);
  end if;

  insert into public.treasury_accounts (user_id, currency)
  select distinct substr(p ->> 'account', 9)::uuid, i -> 'effect' -> 'transaction' ->> 'currency'
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
  where p ->> 'account' like '_______:%' and not (i ->> 'position')::int = any (stale)
  order by 1, 2
  on conflict do nothing;

  perform from public.treasury_accounts a
  where (a.user_id, a.currency) in (
    select substr(p ->> 'account', 9)::uuid, i -> 'effect' -> 'transaction' ->> 'currency'
    from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
    where p ->> 'account' like '_______:%' and not (i ->> 'position')::int = any (stale))
  order by a.user_id, a.currency
  for update;

  -- Only payouts ask whether the money is there, now that nobody else can move it. The sums of all accounts are made
  -- once, and each payout looks up its own: a join would compare all with all, since the commit allows nested loops alone.
  if exists (select from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' = 'requested') then
    select jsonb_object_agg(s.account || ' ' || s.currency, s.cents) into sums
    from (
      select p ->> 'account' as account, o -> 'effect' -> 'transaction' ->> 'currency' as currency,
        sum((p ->> 'amountCents')::bigint) as cents
      from jsonb_array_elements(items) o cross join lateral jsonb_array_elements(o -> 'effect' -> 'postings') p
      where not (o ->> 'position')::int = any (stale)
      group by 1, 2) s;

    select array_agg((i -> 'effect' -> 'transaction' ->> 'id')::uuid) into unpaid
    from jsonb_array_elements(items) i
    join public.treasury_accounts a
      on a.user_id = (i ->> 'fromUserId')::uuid and a.currency = i -> 'effect' -> 'transaction' ->> 'currency'
    where i -> 'effect' ->> 'kind' = 'requested' and not (i ->> 'position')::int = any (stale)
      and a.balance_cents + (sums ->> ('balance:' || a.user_id || ' ' || a.currency))::numeric < 0;
  end if;
  if unpaid is not null then
    delete from public.treasury_transactions t where t.id = any (unpaid);
    select stale || coalesce(array_agg((i ->> 'position')::int), '{}') into stale
    from jsonb_array_elements(items) i where (i -> 'effect' -> 'transaction' ->> 'id')::uuid = any (unpaid);
  end if;

  if cardinality(stale) > 0 then
    select coalesce(jsonb_agg(i), '[]') into items
    from jsonb_array_elements(items) i where not (i ->> 'position')::int = any (stale);
  end if;

  update public.treasury_transactions t
  set refunded_cents = t.refunded_cents + r.cents,
    status = case when t.refunded_cents + r.cents = t.amount_cents then 'refunded' else t.status end,
    updated_at = greatest(t.updated_at, r.at)
  from (
    select (i -> 'effect' -> 'transaction' ->> 'reverses')::uuid as id,
      sum((i -> 'effect' -> 'transaction' ->> 'amountCents')::bigint) as cents, max((i ->> 'at')::timestamptz) as at
    from jsonb_array_elements(items) i where i -> 'effect' ->> 'kind' = 'refunded' group by 1) r
  where t.id = r.id;

  update public.treasury_transactions t
  set status = i -> 'effect' -> 'transaction' ->> 'status', updated_at = greatest(t.updated_at, (i ->> 'at')::timestamptz)
  from jsonb_array_elements(items) i
  where i -> 'effect' ->> 'kind' in ('sent', 'returned') and t.id = (i -> 'effect' -> 'transaction' ->> 'id')::uuid;

  insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
  select (i -> 'effect' -> 'transaction' ->> 'id')::uuid, i -> 'effect' -> 'transaction' ->> 'status',
    split_part(p ->> 'account', ':', 1), nullif(split_part(p ->> 'account', ':', 2), '')::uuid,
    p ->> 'currency', (p ->> 'amountCents')::bigint, (i ->> 'at')::timestamptz
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p;

  update public.treasury_accounts a
  set balance_cents = a.balance_cents + s.balance, pending_cents = a.pending_cents + s.pending,
    lifetime_earned_cents = a.lifetime_earned_cents + s.earned, last_payout_at = greatest(a.last_payout_at, s.paid_at),
    updated_at = clock_timestamp()
  from (
    select substr(p ->> 'account', 9)::uuid as user_id, p ->> 'currency' as currency,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'balance:%'), 0)::bigint as balance,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'pending:%'), 0)::bigint as pending,
      coalesce(sum((p ->> 'amountCents')::bigint) filter (where p ->> 'account' like 'balance:%'
        and i -> 'effect' ->> 'kind' in ('booked', 'refunded')), 0)::bigint as earned,
      max((i ->> 'at')::timestamptz) filter (where i -> 'effect' ->> 'kind' = 'sent') as paid_at
    from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
    where p ->> 'account' like '_______:%'
    group by 1, 2) s
  where a.user_id = s.user_id and a.currency = s.currency;

  insert into dia.system_account_changes (account, currency, amount_cents)
  select p ->> 'account', p ->> 'currency', sum((p ->> 'amountCents')::bigint)
  from jsonb_array_elements(items) i cross join lateral jsonb_array_elements(i -> 'effect' -> 'postings') p
  where p ->> 'account' in ('platform', 'stripe')
  group by 1, 2;

  -- Whoever waits for what was booked may go on. Rows that others hold are left to their own timer.
  perform dia.wake_waiting(array(
    select k.key
    from jsonb_array_elements(items) i
    cross join lateral (values
      ((i -> 'effect' -> 'transaction' ->> 'id')::uuid),
      (dia.transaction_id_of('entry', (i ->> 'entryUserId') || ':' || (i ->> 'entryId'))),
      (case when i ->> 'intent' is not null then dia.transaction_id_of('intent', i ->> 'intent') end)) k (key)
    where i -> 'effect' ->> 'kind' in ('booked', 'requested') and k.key is not null));
  return stale;
end
$$;

/* A transaction's parts as its row shows them. */
create or replace function dia.split_of(parts jsonb) returns jsonb
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', p ->> 'role', 'account', p ->> 'account', 'amount_cents', p ->> 'amountCents') order by o), '[]')
    from jsonb_array_elements(parts) with ordinality a (p, o));
end
$$;

/* Makes the entries that wait for any of these available at once. */
create or replace function dia.wake_waiting(keys uuid[]) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  update dia.passport_work w set available_at = clock_timestamp()
  where w.ctid = any (array(
    select d.ctid from dia.passport_work d where d.waits_for = any (keys) and d.lease_token is null for update skip locked));
end
$$;

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'dia.uuid_of(text)', 'dia.transaction_of_entry(uuid, uuid, text, text, uuid, jsonb)',
    'dia.original_of_refund(uuid, jsonb)', 'dia.claimed_money(uuid[], uuid[])', 'dia.book_money(jsonb)',
    'dia.split_of(jsonb)', 'dia.wake_waiting(uuid[])'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
end
$$;
