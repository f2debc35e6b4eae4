-- What moved an account: the postings of a user's balance and pending money in a period, oldest first, with what was
-- there before. Cents travel as text. Each page is written to the audit log in the same transaction.
create or replace function public.dia_account_statement(
  of_user uuid,
  of_currency text,
  starts timestamptz default null,
  ends timestamptz default null,
  after_posting jsonb default null,
  page_limit integer default 1000
) returns jsonb
language plpgsql security definer
set search_path = ''
set statement_timeout = '60s'
as $$
declare
  page jsonb;
  opening jsonb;
begin
  if of_user is distinct from auth.uid() then
    perform dia.require_admin('open another user''s statement');
  end if;
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(after_posting) = 'string' then
    after_posting := (after_posting #>> '{}')::jsonb;
  end if;
  if of_user is null or of_currency !~ '^[A-Z]{3}$' or coalesce(page_limit, 0) not between 1 and 5000 or starts > ends
    or (jsonb_typeof(after_posting) <> 'null' and (jsonb_typeof(after_posting) <> 'array' or jsonb_array_length(after_posting) <> 4)) then
    raise exception sqlstate 'PT422' using
      message = 'This statement cannot be made',
      hint = 'Name a user, a currency by its three letters, a period that ends after it starts, and 1 to 5,000 postings a page.';
  end if;
  if not exists (select from public.treasury_accounts a where a.user_id = of_user and a.currency = of_currency) then
    raise exception sqlstate 'PT404' using
      message = 'The user has no account in this currency', hint = 'An account is opened with its first posting.';
  end if;
  perform dia.write_audit('account.export_statement', of_user, jsonb_build_object(
    'currency', of_currency, 'from', starts, 'to', ends, 'goesOn', coalesce(jsonb_typeof(after_posting), 'null') <> 'null'));

  select coalesce(jsonb_agg(jsonb_build_object(
      'postedAt', p.posted_at, 'transactionId', p.transaction_id, 'transactionType', p.transaction_type,
      'status', p.status, 'account', p.account, 'amountCents', p.amount_cents::text)
    order by p.posted_at, p.transaction_id, p.status, p.account), '[]') into page
  from (
    select l.posted_at, l.transaction_id, l.status, l.account, l.amount_cents, t.transaction_type
    from dia.ledger_postings l left join public.treasury_transactions t on t.id = l.transaction_id
    where l.user_id = of_user and l.currency = of_currency
      and (starts is null or l.posted_at >= starts) and (ends is null or l.posted_at < ends)
      and (coalesce(jsonb_typeof(after_posting), 'null') = 'null'
        or l.posted_at >= (after_posting ->> 0)::timestamptz
          and (l.posted_at, l.transaction_id, l.status, l.account)
            > ((after_posting ->> 0)::timestamptz, (after_posting ->> 1)::uuid, after_posting ->> 2, after_posting ->> 3))
    order by l.posted_at, l.transaction_id, l.status, l.account
    limit page_limit) p;

  if coalesce(jsonb_typeof(after_posting), 'null') = 'null' then
    select jsonb_build_object(
      'email', (select u.email from auth.users u where u.id = of_user),
      'displayName', (select r.display_name from public.profiles r where r.id = of_user),
      'balanceCents', coalesce(sum(l.amount_cents) filter (where l.account = 'balance'), 0)::text,
      'pendingCents', coalesce(sum(l.amount_cents) filter (where l.account = 'pending'), 0)::text,
      'madeAt', clock_timestamp()) into opening
    from dia.ledger_postings l
    where l.user_id = of_user and l.currency = of_currency and l.posted_at < starts;
  end if;
  return jsonb_build_object('postings', page, 'opening', opening);
end
$$;

do $$
begin
  revoke all on function public.dia_account_statement(uuid, text, timestamptz, timestamptz, jsonb, integer)
    from public, anon, authenticated, service_role;
  grant execute on function public.dia_account_statement(uuid, text, timestamptz, timestamptz, jsonb, integer)
    to authenticated, service_role;
end
$$;
