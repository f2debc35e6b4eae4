create table public.events (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  host_id uuid references auth.users (id) on delete set null,
  location text,
  event_date timestamptz,
  status text not null default 'draft' check (status in ('draft', 'published', 'live', 'completed', 'cancelled')),
  created_at timestamptz not null default now()
);

create index events_status_event_date_idx on public.events (status, event_date);
create index events_host_id_idx on public.events (host_id);

create table public.event_votes (
  id uuid primary key default gen_random_uuid(),
  event_id uuid references public.events (id) on delete cascade,
  artist_id uuid references public.artist_profiles (id) on delete set null,
  user_uuid uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now()
);

create index event_votes_user_uuid_created_at_idx on public.event_votes (user_uuid, created_at);
create index event_votes_event_id_artist_id_idx on public.event_votes (event_id, artist_id);
create index event_votes_artist_id_created_at_idx on public.event_votes (artist_id, created_at);
create index event_votes_event_id_created_at_idx on public.event_votes (event_id, created_at);
create index event_votes_created_at_idx on public.event_votes (created_at);

create table public.event_attendees (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references public.events (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  status text not null default 'going',
  created_at timestamptz not null default now()
);

create index event_attendees_event_id_id_idx on public.event_attendees (event_id, id);
create index event_attendees_user_id_id_idx on public.event_attendees (user_id, id);
create index event_attendees_user_id_created_at_idx on public.event_attendees (user_id, created_at);

alter table public.events enable row level security;
alter table public.event_votes enable row level security;
alter table public.event_attendees enable row level security;

create policy "published events are public" on public.events
  for select to anon using (status <> 'draft');
create policy "published and own events are readable" on public.events
  for select to authenticated using (status <> 'draft' or host_id = (select auth.uid()));
create policy "own events are insertable" on public.events
  for insert to authenticated with check (host_id = (select auth.uid()));
create policy "own events are editable" on public.events
  for update to authenticated using (host_id = (select auth.uid())) with check (host_id = (select auth.uid()));

create policy "own votes are readable" on public.event_votes
  for select to authenticated using (user_uuid = (select auth.uid()));
create policy "own votes are insertable" on public.event_votes
  for insert to authenticated with check (user_uuid = (select auth.uid()));

create policy "own attendance is readable" on public.event_attendees
  for select to authenticated using (user_id = (select auth.uid()));
create policy "own attendance is insertable" on public.event_attendees
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "own attendance is editable" on public.event_attendees
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

revoke all on public.events, public.event_votes, public.event_attendees from anon, authenticated;
grant select on public.events to anon, authenticated;
grant insert, update on public.events to authenticated;
grant select, insert on public.event_votes to authenticated;
grant select, insert, update on public.event_attendees to authenticated;
