-- Written by the payment provider's webhook with the service role, read by the subscriber.
create table public.subscriptions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  artist_id uuid references public.artist_profiles (id) on delete set null,
  subscription_type text not null,
  status text not null,
  current_period_start timestamptz,
  current_period_end timestamptz,
  cancel_at_period_end boolean not null default false,
  stripe_subscription_id text,
  created_at timestamptz not null default now()
);

create index subscriptions_user_id_created_at_idx on public.subscriptions (user_id, created_at);
create index subscriptions_artist_id_idx on public.subscriptions (artist_id);
create index subscriptions_created_at_idx on public.subscriptions (created_at);
create index subscriptions_status_created_at_idx on public.subscriptions (status, created_at);
create index subscriptions_subscription_type_created_at_idx on public.subscriptions (subscription_type, created_at);

alter table public.subscriptions enable row level security;

create policy "own subscriptions are readable" on public.subscriptions
  for select to authenticated using (user_id = (select auth.uid()));

revoke all on public.subscriptions from anon, authenticated;
grant select on public.subscriptions to authenticated;
