-- A user's identity with the four ATGC bases. A user can have several rows; nothing here forbids it.
create table public.media_ids (
  id uuid primary key default gen_random_uuid(),
  user_uuid uuid not null references auth.users (id) on delete cascade,
  interests text[] default '{}',
  genre_preferences text[] default '{}',
  content_flags jsonb default '{}',
  location_code text,
  profile_embedding vector(1536),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index media_ids_user_uuid_updated_at_idx on public.media_ids (user_uuid, updated_at desc);

alter table public.media_ids enable row level security;

create policy "own media ids are readable" on public.media_ids
  for select to authenticated using (user_uuid = (select auth.uid()));
create policy "own media ids are insertable" on public.media_ids
  for insert to authenticated with check (user_uuid = (select auth.uid()));
create policy "own media ids are editable" on public.media_ids
  for update to authenticated using (user_uuid = (select auth.uid())) with check (user_uuid = (select auth.uid()));

-- The bases are the user's to state; the embedding and the version are the platform's.
revoke all on public.media_ids from anon, authenticated;
grant select on public.media_ids to authenticated;
grant insert (user_uuid, interests, genre_preferences, content_flags, location_code),
  update (interests, genre_preferences, content_flags, location_code, updated_at)
  on public.media_ids to authenticated;
