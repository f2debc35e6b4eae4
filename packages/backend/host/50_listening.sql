-- What users did, as the player wrote it. A content_id may point to an item that is gone, so it is no foreign key.
create table public.listening_history (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  session_id uuid,
  content_id uuid,
  event_type text not null,
  play_duration numeric,
  progress_percentage numeric,
  metadata jsonb default '{}',
  created_at timestamptz not null default now()
);

create index listening_history_user_id_created_at_idx on public.listening_history (user_id, created_at)
  include (event_type, content_id, play_duration, progress_percentage);
create index listening_history_content_id_created_at_idx on public.listening_history (content_id, created_at);
create index listening_history_created_at_idx on public.listening_history (created_at);
create index listening_history_event_type_created_at_idx on public.listening_history (event_type, created_at);
create index listening_history_session_id_created_at_idx on public.listening_history (session_id, created_at);
create index listening_history_completion_idx on public.listening_history (((progress_percentage / 100.0)::double precision));

create table public.media_engagement_log (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  session_id uuid,
  content_id uuid,
  event_type text not null,
  metadata jsonb default '{}',
  created_at timestamptz not null default now()
);

create index media_engagement_log_user_id_created_at_idx on public.media_engagement_log (user_id, created_at)
  include (event_type, content_id);
create index media_engagement_log_content_id_created_at_idx on public.media_engagement_log (content_id, created_at);
create index media_engagement_log_created_at_idx on public.media_engagement_log (created_at);
create index media_engagement_log_event_type_created_at_idx on public.media_engagement_log (event_type, created_at);
create index media_engagement_log_session_id_created_at_idx on public.media_engagement_log (session_id, created_at);

create table public.listening_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  device_type text,
  context text
);

create index listening_sessions_user_id_id_idx on public.listening_sessions (user_id, id);
create index listening_sessions_user_id_started_at_idx on public.listening_sessions (user_id, started_at);

alter table public.listening_history enable row level security;
alter table public.media_engagement_log enable row level security;
alter table public.listening_sessions enable row level security;

create policy "own listens are readable" on public.listening_history
  for select to authenticated using (user_id = (select auth.uid()));
create policy "own listens are insertable" on public.listening_history
  for insert to authenticated with check (user_id = (select auth.uid()));

create policy "own engagements are readable" on public.media_engagement_log
  for select to authenticated using (user_id = (select auth.uid()));
create policy "own engagements are insertable" on public.media_engagement_log
  for insert to authenticated with check (user_id = (select auth.uid()));

create policy "own sessions are readable" on public.listening_sessions
  for select to authenticated using (user_id = (select auth.uid()));
create policy "own sessions are insertable" on public.listening_sessions
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "own sessions are editable" on public.listening_sessions
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

revoke all on public.listening_history, public.media_engagement_log, public.listening_sessions from anon, authenticated;
grant select, insert on public.listening_history, public.media_engagement_log to authenticated;
grant select, insert, update on public.listening_sessions to authenticated;
