-- Treasury: accounts, transactions, contracts, and the postings behind every balance. Money is bigint cents.
-- Only the processor writes here, through its commit; what was booked is corrected by a reversal, never by an edit.

create table if not exists public.treasury_accounts (
  user_id uuid not null,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  -- Sums of the user's postings. A refund after a payout may leave less than nothing.
  balance_cents bigint not null default 0,
  -- In payouts that were requested and have not been sent.
  pending_cents bigint not null default 0 check (pending_cents >= 0),
  -- Everything that came in, less refunds; payouts do not count.
  lifetime_earned_cents bigint not null default 0,
  stripe_connect_account_id text check (char_length(stripe_connect_account_id) between 1 and 200),
  last_payout_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (user_id, currency)
) with (fillfactor = 70);
comment on table public.treasury_accounts is 'What a user has, is owed and has earned, per currency, in cents: the sums of dia.ledger_postings.';

create index if not exists treasury_accounts_balance on public.treasury_accounts (balance_cents, user_id, currency);
create index if not exists treasury_accounts_pending on public.treasury_accounts (pending_cents, user_id, currency);
create index if not exists treasury_accounts_earned on public.treasury_accounts (lifetime_earned_cents, user_id, currency);

create table if not exists public.treasury_transactions (
  -- Derived from the idempotency key: the payment intent and kind, a payout's own id, else the entry.
  id uuid primary key,
  transaction_type text not null check (transaction_type in (
    'track_play', 'track_purchase', 'tip', 'subscription', 'payout', 'event_ticket', 'reward', 'referral', 'refund', 'other')),
  -- Null where the platform or Stripe is the party.
  from_user_id uuid,
  to_user_id uuid,
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'pending' check (status in ('pending', 'completed', 'failed', 'refunded')),
  -- [{ role, account, amount_cents }], cents as text; together the amount.
  split_breakdown jsonb not null default '[]' check (jsonb_typeof(split_breakdown) = 'array'),
  stripe_payment_intent_id text check (char_length(stripe_payment_intent_id) between 1 and 200),
  entity_type text check (entity_type in ('track', 'artist', 'event', 'transaction', 'playlist')),
  entity_id uuid,
  -- The account it came from; where a refund returns it to.
  source text not null check (source in ('platform', 'stripe') or source ~ '^(balance|pending):[0-9a-f-]{36}$'),
  -- A refund's original, and how much of an original was refunded.
  reverses_id uuid,
  refunded_cents bigint not null default 0 check (refunded_cents between 0 and amount_cents),
  -- The contract in force at the event's time; null where the default shares applied or nothing is split.
  contract_id uuid,
  -- The Passport entry behind it.
  entry_user_id uuid not null,
  entry_id uuid not null,
  -- Effective times of the event that made it and of the one that last changed it.
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((transaction_type = 'refund') = (reverses_id is not null)),
  check ((status = 'refunded') = (refunded_cents = amount_cents))
) with (fillfactor = 80);
comment on table public.treasury_transactions is 'Every movement of money. pending becomes completed or failed; completed becomes refunded by reversing transactions.';

-- One payment intent pays for one thing of a kind; it may be refunded in parts. A payout is known by its own id.
create unique index if not exists treasury_transactions_intent on public.treasury_transactions
  (stripe_payment_intent_id, transaction_type)
  where stripe_payment_intent_id is not null and transaction_type not in ('refund', 'payout');
create index if not exists treasury_transactions_entry on public.treasury_transactions (entry_id);
create index if not exists treasury_transactions_reverses on public.treasury_transactions (reverses_id) where reverses_id is not null;
create index if not exists treasury_transactions_created on public.treasury_transactions (created_at, id);
create index if not exists treasury_transactions_amount on public.treasury_transactions (amount_cents, id);
create index if not exists treasury_transactions_type_created on public.treasury_transactions (transaction_type, created_at, id);
create index if not exists treasury_transactions_type_amount on public.treasury_transactions (transaction_type, amount_cents, id);
create index if not exists treasury_transactions_status_created on public.treasury_transactions (status, created_at, id);
create index if not exists treasury_transactions_status_amount on public.treasury_transactions (status, amount_cents, id);
create index if not exists treasury_transactions_from_created on public.treasury_transactions (from_user_id, created_at, id)
  where from_user_id is not null;
create index if not exists treasury_transactions_to_created on public.treasury_transactions (to_user_id, created_at, id)
  where to_user_id is not null;
create index if not exists treasury_transactions_entity_created on public.treasury_transactions (entity_id, created_at, id)
  where entity_id is not null;
create index if not exists treasury_transactions_currency_created on public.treasury_transactions (currency, created_at, id);

create table if not exists public.payout_contracts (
  id uuid primary key default gen_random_uuid(),
  -- artist_profiles.id
  artist_id uuid not null,
  artist_share numeric(7, 6) not null default 0.70 check (artist_share between 0 and 1),
  platform_share numeric(7, 6) not null default 0.30 check (platform_share between 0 and 1),
  label_share numeric(7, 6) not null default 0 check (label_share between 0 and 1),
  -- Comes off the platform's part, where the event names who referred.
  referral_share numeric(7, 6) check (referral_share between 0 and platform_share),
  -- Who gets the label's share.
  label_user_id uuid,
  effective_from timestamptz not null check (isfinite(effective_from)),
  -- This moment excluded; null is open-ended.
  expires_at timestamptz check (isfinite(expires_at)),
  created_at timestamptz not null default clock_timestamp(),
  check (artist_share + platform_share + label_share = 1),
  check (label_share = 0 or label_user_id is not null),
  check (expires_at > effective_from)
);
comment on table public.payout_contracts is 'How an artist''s gross is split, and from when until when; the contract in force at the event''s time applies.';
create index if not exists payout_contracts_artist on public.payout_contracts (artist_id, effective_from desc);
create index if not exists payout_contracts_label on public.payout_contracts (label_user_id) where label_user_id is not null;

create table if not exists dia.ledger_postings (
  transaction_id uuid not null,
  -- The status whose entering posted it: a payout posts when it is requested and when it is sent or fails.
  status text not null check (status in ('pending', 'completed', 'failed')),
  account text not null check (account in ('balance', 'pending', 'platform', 'stripe')),
  -- Whose account it is; null for the platform's and Stripe's.
  user_id uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Above 0 where the account receives.
  amount_cents bigint not null check (amount_cents <> 0),
  -- Effective time of the event.
  posted_at timestamptz not null,
  check ((account in ('balance', 'pending')) = (user_id is not null)),
  unique nulls not distinct (transaction_id, status, account, user_id)
);
alter table dia.ledger_postings enable row level security;
comment on table dia.ledger_postings is 'Double entry: the postings of a transaction sum to zero per currency, and an account is the sum of its postings.';
create index if not exists ledger_postings_user on dia.ledger_postings (user_id, posted_at, transaction_id) where user_id is not null;
create index if not exists ledger_postings_currency on dia.ledger_postings (currency, posted_at);

-- All postings of a transaction arrive in one statement, so that a statement can tell whether they balance.
create or replace function dia.refuse_unbalanced_postings() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  unbalanced uuid;
begin
  select n.transaction_id into unbalanced
  from new_postings n
  group by n.transaction_id, n.status, n.currency
  having sum(n.amount_cents) <> 0
  limit 1;
  if unbalanced is not null then
    raise exception sqlstate 'PT409' using
      message = format('The postings of transaction %s do not sum to zero', unbalanced),
      hint = 'Insert all postings of a transaction in one statement; its parts must sum to its amount.';
  end if;
  return null;
end
$$;
revoke all on function dia.refuse_unbalanced_postings() from public, anon, authenticated, service_role;

drop trigger if exists ledger_postings_balance on dia.ledger_postings;
create trigger ledger_postings_balance after insert on dia.ledger_postings
  referencing new table as new_postings for each statement execute function dia.refuse_unbalanced_postings();
alter table dia.ledger_postings enable always trigger ledger_postings_balance;

drop trigger if exists ledger_postings_append_only on dia.ledger_postings;
create trigger ledger_postings_append_only before update or delete or truncate on dia.ledger_postings
  for each statement execute function dia.refuse_rewrite();
alter table dia.ledger_postings enable always trigger ledger_postings_append_only;

-- The platform and Stripe are party to every payment: one balance row each would make all commits wait for each
-- other. Commits append their change here; a roll-up moves the changes into the snapshot, and a reader adds both.
create table if not exists dia.system_account_changes (
  account text not null check (account in ('platform', 'stripe')),
  currency text not null,
  amount_cents numeric not null
);
alter table dia.system_account_changes enable row level security;

create table if not exists dia.system_account_snapshots (
  account text not null check (account in ('platform', 'stripe')),
  currency text not null,
  balance_cents numeric not null,
  rolled_up_at timestamptz not null,
  primary key (account, currency)
);
alter table dia.system_account_snapshots enable row level security;

create or replace view dia.system_accounts as
select a.account, a.currency, sum(a.balance_cents) as balance_cents
from (
  select s.account, s.currency, s.balance_cents from dia.system_account_snapshots s
  union all
  select c.account, c.currency, c.amount_cents from dia.system_account_changes c) a
group by a.account, a.currency;
comment on view dia.system_accounts is 'Balances of the platform and of Stripe: the snapshot and what was posted since.';

/* Moves what was posted to the system accounts into their snapshots; answers how many changes. */
create or replace function dia.roll_up_system_accounts() returns bigint
language plpgsql security definer
set search_path = ''
as $$
declare
  moved bigint;
begin
  -- Taken by deletion, so that a change that commits late is never passed over.
  with taken as (
    delete from dia.system_account_changes c
    where c.ctid = any (array(select d.ctid from dia.system_account_changes d for update skip locked))
    returning c.account, c.currency, c.amount_cents
  ), added as (
    insert into dia.system_account_snapshots as s (account, currency, balance_cents, rolled_up_at)
    select t.account, t.currency, sum(t.amount_cents), clock_timestamp()
    from taken t group by t.account, t.currency order by t.account, t.currency
    on conflict (account, currency) do update set
      balance_cents = s.balance_cents + excluded.balance_cents, rolled_up_at = excluded.rolled_up_at
  )
  select count(*) into moved from taken;
  return moved;
end
$$;
revoke all on function dia.roll_up_system_accounts() from public, anon, authenticated, service_role;

/* The id of the transaction that an idempotency key names. */
create or replace function dia.transaction_id_of(kind text, key text) returns uuid
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return encode(substr(sha256(convert_to(kind || ':' || key, 'UTF8')), 1, 16), 'hex')::uuid;
end
$$;
revoke all on function dia.transaction_id_of(text, text) from public, anon, authenticated, service_role;

alter table public.treasury_accounts enable row level security;
alter table public.treasury_transactions enable row level security;
alter table public.payout_contracts enable row level security;

revoke all on public.treasury_accounts, public.treasury_transactions, public.payout_contracts,
  dia.ledger_postings, dia.system_account_changes, dia.system_account_snapshots, dia.system_accounts
  from public, anon, authenticated, service_role;
grant select on public.treasury_accounts, public.treasury_transactions, public.payout_contracts to authenticated, service_role;
-- The host connects users to Stripe and makes contracts; a contract only ever ends, it does not change.
grant insert (user_id, currency, stripe_connect_account_id), update (stripe_connect_account_id)
  on public.treasury_accounts to service_role;
grant insert, update (expires_at) on public.payout_contracts to service_role;

drop policy if exists treasury_accounts_read on public.treasury_accounts;
create policy treasury_accounts_read on public.treasury_accounts for select to authenticated
  using (user_id = (select auth.uid()) or (select dia.is_admin()));

drop policy if exists treasury_transactions_read on public.treasury_transactions;
create policy treasury_transactions_read on public.treasury_transactions for select to authenticated
  using (from_user_id = (select auth.uid()) or to_user_id = (select auth.uid()) or (select dia.is_admin()));

drop policy if exists payout_contracts_read on public.payout_contracts;
create policy payout_contracts_read on public.payout_contracts for select to authenticated
  using (
    label_user_id = (select auth.uid())
    or artist_id in (select a.id from public.artist_profiles a where a.user_id = (select auth.uid()))
    or (select dia.is_admin()));
