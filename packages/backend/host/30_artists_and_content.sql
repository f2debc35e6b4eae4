create table public.artist_profiles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references auth.users (id) on delete set null,
  artist_name text not null,
  bio text,
  verified boolean not null default false,
  created_at timestamptz not null default now()
);

create index artist_profiles_user_id_idx on public.artist_profiles (user_id);

create table public.content_items (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  artist_name text,
  artist_id uuid references public.artist_profiles (id) on delete set null,
  duration numeric,
  file_type text,
  checksum text,
  created_at timestamptz not null default now()
);

create index content_items_artist_id_created_at_idx on public.content_items (artist_id, created_at);

-- A track can have several rows of features, one for each genre an analysis found in it.
create table public.audio_features (
  content_id uuid not null references public.content_items (id) on delete cascade,
  genre text not null,
  mood text,
  tempo numeric,
  energy numeric,
  primary key (content_id, genre)
);

alter table public.artist_profiles enable row level security;
alter table public.content_items enable row level security;
alter table public.audio_features enable row level security;

create policy "artists are public" on public.artist_profiles
  for select to anon, authenticated using (true);
create policy "own artist profile is insertable" on public.artist_profiles
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "own artist profile is editable" on public.artist_profiles
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create policy "content is public" on public.content_items
  for select to anon, authenticated using (true);
create policy "artists add their content" on public.content_items
  for insert to authenticated with check (
    artist_id in (select id from public.artist_profiles where user_id = (select auth.uid()))
  );
create policy "artists edit their content" on public.content_items
  for update to authenticated
  using (artist_id in (select id from public.artist_profiles where user_id = (select auth.uid())))
  with check (artist_id in (select id from public.artist_profiles where user_id = (select auth.uid())));
create policy "artists delete their content" on public.content_items
  for delete to authenticated
  using (artist_id in (select id from public.artist_profiles where user_id = (select auth.uid())));

create policy "audio features are public" on public.audio_features
  for select to anon, authenticated using (true);

revoke all on public.artist_profiles, public.content_items, public.audio_features from anon, authenticated;
grant select on public.artist_profiles, public.content_items, public.audio_features to anon, authenticated;
-- Nobody verifies themselves.
grant insert (user_id, artist_name, bio), update (artist_name, bio) on public.artist_profiles to authenticated;
grant insert, update, delete on public.content_items to authenticated;
