-- What workers need beside claim and commit: to be seen, to be woken, and to share the work that comes by the clock.
-- There is no leader: whoever asks first for a chore that is due does it.

create table if not exists dia.worker_heartbeats (
  name text primary key check (char_length(name) between 1 and 200),
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  state text not null check (state in ('working', 'idle', 'stopped')),
  -- Until then it sleeps, listening on the channel dia_passport.
  listens_until timestamptz,
  -- Since it started: claimed, processed, skipped, retried, dead, errors.
  counts jsonb not null default '{}',
  -- A code, never a text.
  last_error text check (char_length(last_error) <= 100)
);
alter table dia.worker_heartbeats enable row level security;
revoke all on dia.worker_heartbeats from public, anon, authenticated, service_role;

create table if not exists dia.worker_chores (
  chore text primary key,
  started_at timestamptz,
  -- Whoever claimed it is expected back by then.
  expected_by timestamptz,
  finished_at timestamptz,
  duration interval,
  last_error text check (char_length(last_error) <= 100)
);
alter table dia.worker_chores enable row level security;
revoke all on dia.worker_chores from public, anon, authenticated, service_role;

create or replace function public.dia_worker_heartbeat(
  worker text, state text, listen_seconds int default 0, counts jsonb default '{}', last_error text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into dia.worker_heartbeats as h (name, state, listens_until, counts, last_error)
  values (dia_worker_heartbeat.worker, dia_worker_heartbeat.state,
    case when listen_seconds > 0 then clock_timestamp() + make_interval(secs => least(listen_seconds, 300)) end,
    dia_worker_heartbeat.counts, left(dia_worker_heartbeat.last_error, 100))
  on conflict on constraint worker_heartbeats_pkey do update set
    seen_at = clock_timestamp(), state = excluded.state, listens_until = excluded.listens_until,
    counts = excluded.counts, last_error = excluded.last_error;
  -- Workers come and go under new names; whoever stops tidies up.
  if dia_worker_heartbeat.state = 'stopped' then
    delete from dia.worker_heartbeats h where h.seen_at < clock_timestamp() - interval '1 day';
  end if;
  return jsonb_build_object('at', dia.epoch_ms());
end
$$;

-- A notification makes every commit on the database wait in line, so one is sent only while a worker sleeps.
create or replace function dia.wake_workers() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if exists (select from dia.worker_heartbeats h where h.listens_until > clock_timestamp()) then
    perform pg_notify('dia_passport', '');
  end if;
  return null;
end
$$;

drop trigger if exists passport_entries_wake_workers on public.passport_entries;
create trigger passport_entries_wake_workers after insert on public.passport_entries
  for each statement execute function dia.wake_workers();

-- Gives a chore to the caller if it is due: so long after the last one began, four times its duration if that is
-- longer, unless pg_cron does it or somebody is at it.
create or replace function public.dia_claim_chore(chore text, of_function text, every_seconds int) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  by_cron boolean := false;
  claimed text;
begin
  if not exists (select from pg_catalog.pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname = of_function) then
    return jsonb_build_object('due', false, 'why', 'missing');
  end if;
  if to_regclass('cron.job') is not null then
    execute 'select exists (select from cron.job j where j.active and j.database = current_database() and j.command like ''%'' || $1 || ''%'')'
      into by_cron using of_function;
    if by_cron then
      return jsonb_build_object('due', false, 'why', 'cron');
    end if;
  end if;
  insert into dia.worker_chores as c (chore, started_at, expected_by)
  values (dia_claim_chore.chore, clock_timestamp(), clock_timestamp() + interval '10 minutes')
  on conflict on constraint worker_chores_pkey do update set
    started_at = excluded.started_at, expected_by = excluded.expected_by
  where (c.expected_by is null or c.expected_by < clock_timestamp())
    and c.started_at <= clock_timestamp() - greatest(make_interval(secs => every_seconds), coalesce(c.duration, interval '0') * 4)
  returning c.chore into claimed;
  return jsonb_build_object('due', claimed is not null, 'why', case when claimed is null then 'early' end);
end
$$;

create or replace function public.dia_finish_chore(chore text, error text default null) returns void
language sql security definer
set search_path = ''
as $$
  update dia.worker_chores c set
    expected_by = null, finished_at = clock_timestamp(), duration = clock_timestamp() - c.started_at,
    last_error = left(dia_finish_chore.error, 100)
  where c.chore = dia_finish_chore.chore
$$;

-- Backlog, lag, dead letters, workers, chores and backfills, for whoever keeps the workers running. Counts stop at 100,000.
create or replace function public.dia_passport_status() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  most constant int := 100000;
begin
  perform dia.require_admin('see how the Passport is worked');
  return (
    select jsonb_build_object(
      'at', dia.epoch_ms(),
      'open', jsonb_build_object('mediaid', o.mediaid, 'treasury', o.treasury, 'coliseum', o.coliseum),
      'openEntries', o.entries,
      'openIsAtLeast', o.entries = most,
      -- How long the entry that has been free to claim for longest has waited.
      'lagSeconds', (
        select greatest(0, extract(epoch from clock_timestamp() - min(first.available_at)))::double precision
        from generate_series(0, 64) s (share)
        cross join lateral (
          select w.available_at from dia.passport_work w
          where w.is_open and w.share = s.share and w.available_at <= clock_timestamp()
            and (w.lease_token is null or w.leased_until <= clock_timestamp())
          order by w.available_at limit 1) first),
      -- How long the oldest commit waits whose scores are not written out.
      'scoresLagSeconds', (
        select greatest(0, extract(epoch from clock_timestamp() - min(p.decided_at)))::double precision from dia.pending_scores p),
      'dead', (
        select coalesce(jsonb_object_agg(d.system, d.entries), '{}') from (
          select x.system, count(*) as entries from dia.passport_dead_letters x where x.dismissed_at is null group by x.system) d),
      'workers', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'name', h.name, 'state', h.state, 'alive', h.state <> 'stopped' and h.seen_at > clock_timestamp() - interval '1 minute',
            'startedAt', h.started_at, 'seenAt', h.seen_at, 'counts', h.counts, 'lastError', h.last_error)
          order by h.seen_at desc), '[]')
        from (select * from dia.worker_heartbeats x where x.seen_at > clock_timestamp() - interval '1 day'
          order by x.seen_at desc limit 100) h),
      'chores', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'chore', c.chore, 'startedAt', c.started_at, 'finishedAt', c.finished_at,
            'durationSeconds', extract(epoch from c.duration)::double precision, 'lastError', c.last_error) order by c.chore), '[]')
        from dia.worker_chores c),
      'backfills', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'everybody', b.of_user = '00000000-0000-0000-0000-000000000000', 'table', b.source_table,
            'estimatedRows', b.estimated_rows, 'seen', b.seen, 'added', b.added) order by b.started_at, b.source_table), '[]')
        from (select * from dia.backfills x where x.finished_at is null order by x.started_at limit 100) b))
    from (
      select count(*)::int as entries, (count(*) filter (where w.mediaid = 1))::int as mediaid,
        (count(*) filter (where w.treasury = 1))::int as treasury, (count(*) filter (where w.coliseum = 1))::int as coliseum
      from (select x.mediaid, x.treasury, x.coliseum from dia.passport_work x where x.is_open limit most) w) o);
end
$$;

-- The next entries that some system gave up, by id, for redriving many at once.
create or replace function public.dia_dead_entry_ids(
  of_system text default null, of_code text default null, after_id uuid default null, most int default 500
) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(d.entry_id order by d.entry_id), '[]')
  from (
    select distinct x.entry_id from dia.passport_dead_letters x
    where x.dismissed_at is null and (of_system is null or x.system = of_system) and (of_code is null or x.code = of_code)
      and (after_id is null or x.entry_id > after_id)
    order by x.entry_id limit least(greatest(most, 1), 1000)) d
$$;

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public'
        and p.proname in ('dia_worker_heartbeat', 'dia_claim_chore', 'dia_finish_chore', 'dia_passport_status', 'dia_dead_entry_ids')
      or n.nspname = 'dia' and p.proname = 'wake_workers'
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
  grant execute on function public.dia_worker_heartbeat(text, text, int, jsonb, text), public.dia_claim_chore(text, text, int),
    public.dia_finish_chore(text, text), public.dia_dead_entry_ids(text, text, uuid, int) to service_role;
  grant execute on function public.dia_passport_status() to authenticated, service_role;
end
$$;
