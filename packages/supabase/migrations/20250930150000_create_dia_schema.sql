-- The kit's own schema, which the API must not expose, and the audit log of what admins open and do.

do $$
declare
  missing text;
begin
  select string_agg(name, ', ' order by name) into missing
  from unnest(array[
    'auth.users', 'public.profiles', 'public.media_ids', 'public.listening_history',
    'public.media_engagement_log', 'public.content_items', 'public.artist_profiles',
    'public.events', 'public.event_votes'
  ]) as name
  where to_regclass(name) is null;
  if missing is not null then
    raise exception 'DIA needs host tables that this database lacks: %', missing
      using hint = 'Apply the host''s own schema first; "dia doctor" lists the columns that DIA reads.';
  end if;
  if not exists (select from pg_extension where extname = 'vector') then
    raise exception 'DIA needs the extension "vector" (pgvector 0.7 or later), which this database lacks'
      using hint = 'Run: create extension vector; (on Supabase: create extension vector with schema extensions;)';
  end if;
end
$$;

do $$
declare
  api_role text;
begin
  foreach api_role in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = api_role) then
      execute format('create role %I nologin %s', api_role, case api_role when 'service_role' then 'bypassrls' else '' end);
    end if;
  end loop;
end
$$;

create schema if not exists dia;
revoke all on schema dia from public;
grant usage on schema dia to authenticated, service_role;

comment on schema dia is 'Department of Internal Affairs: what the kit keeps for itself. Never expose it by the API.';

-- The vector type lives in a schema of the host's choice, so functions that use its operators name that schema.
create or replace function dia.pin_vector_search_path(target regprocedure) returns void
language plpgsql
set search_path = ''
as $$
declare
  vector_schema text;
begin
  select n.nspname into strict vector_schema
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'vector';
  execute format('alter function %s set search_path = pg_catalog, %I, pg_temp', target, vector_schema);
end
$$;
revoke all on function dia.pin_vector_search_path(regprocedure) from public, anon, authenticated, service_role;

-- Reads the profile, not the token: a demotion works at once, whatever an old token says.
-- (PL/pgSQL keeps its plans for the session; a function in SQL that is not inlined plans for each statement anew.)
create or replace function dia.is_admin() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return exists (select from public.profiles p where p.id = auth.uid() and p.role::text = 'admin');
end
$$;
revoke all on function dia.is_admin() from public, anon, authenticated, service_role;
grant execute on function dia.is_admin() to authenticated, service_role;

-- An admin, or whoever holds the service key or the database itself. Any other role of a token must be an admin.
create or replace function dia.may_administer() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return coalesce(current_setting('role', true), 'none') in ('none', 'service_role', 'postgres') or dia.is_admin();
end
$$;
revoke all on function dia.may_administer() from public, anon, authenticated, service_role;
grant execute on function dia.may_administer() to authenticated, service_role;

create or replace function dia.require_admin(what text) returns void
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not dia.may_administer() then
    raise exception sqlstate 'PT403' using
      message = format('Only an admin may %s', what),
      hint = 'Sign in as a user whose profile has the role "admin".';
  end if;
end
$$;
revoke all on function dia.require_admin(text) from public, anon, authenticated, service_role;

create table if not exists dia.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- Null for the service role and the database owner.
  actor_id uuid,
  action text not null check (action ~ '^[a-z_]+(\.[a-z_]+)*$'),
  subject_user_id uuid,
  details jsonb not null default '{}'
);
alter table dia.audit_log enable row level security;
create index if not exists audit_log_subject on dia.audit_log (subject_user_id, at desc) where subject_user_id is not null;
create index if not exists audit_log_actor on dia.audit_log (actor_id, at desc);

comment on table dia.audit_log is 'What admins opened and did, written in the transaction that did it.';

create or replace function dia.refuse_rewrite() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Nobody can sign in as the eraser; one function bears its rights, and they end at a few columns.
  if tg_op = 'UPDATE' and current_user = 'dia_eraser' then
    return null;
  end if;
  raise exception sqlstate 'PT409' using
    message = format('%I.%I is append-only: %s is refused', tg_table_schema, tg_table_name, tg_op),
    hint = 'Record a correcting entry instead.';
end
$$;
revoke all on function dia.refuse_rewrite() from public, anon, authenticated, service_role;

drop trigger if exists audit_log_append_only on dia.audit_log;
create trigger audit_log_append_only before update or delete or truncate on dia.audit_log
  for each statement execute function dia.refuse_rewrite();
alter table dia.audit_log enable always trigger audit_log_append_only;

create or replace function dia.write_audit(action text, subject_user_id uuid, details jsonb default '{}') returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into dia.audit_log (actor_id, action, subject_user_id, details)
  values (auth.uid(), write_audit.action, write_audit.subject_user_id, write_audit.details);
end
$$;
revoke all on function dia.write_audit(text, uuid, jsonb) from public, anon, authenticated, service_role;
