-- A user's profile. The role decides who is an admin, so no API caller but the service role may write it.
create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text,
  role text not null default 'fan' check (role in ('fan', 'artist', 'brand', 'developer', 'admin')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index profiles_role_idx on public.profiles (role);

alter table public.profiles enable row level security;

create policy "own profile is readable" on public.profiles
  for select to authenticated using (id = (select auth.uid()));
create policy "own profile is insertable" on public.profiles
  for insert to authenticated with check (id = (select auth.uid()));
create policy "own profile is editable" on public.profiles
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

revoke all on public.profiles from anon, authenticated;
grant select on public.profiles to authenticated;
grant insert (id, display_name), update (id, display_name, updated_at) on public.profiles to authenticated;

-- The second lock: column grants can be undone by a careless GRANT ALL, this trigger cannot.
create function public.keep_profile_role() returns trigger
language plpgsql set search_path = '' as $$
begin
  if current_user not in ('anon', 'authenticated') then
    return new;
  end if;
  if tg_op = 'INSERT' and new.role is distinct from 'fan'
    or tg_op = 'UPDATE' and new.role is distinct from old.role then
    raise exception 'The role of a profile can only be changed by the platform.'
      using errcode = '42501', hint = 'Ask an administrator to change the role.';
  end if;
  return new;
end
$$;
revoke all on function public.keep_profile_role() from public, anon, authenticated, service_role;

create trigger keep_profile_role before insert or update on public.profiles
  for each row execute function public.keep_profile_role();
