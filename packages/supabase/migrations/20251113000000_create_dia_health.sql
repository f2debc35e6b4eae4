-- System health: how all systems stand, in one call for admins, with what is wrong, why, and the way out.

-- Samples of the past: the worker takes one a minute.
create table if not exists dia.health_samples (
  at timestamptz primary key default clock_timestamp(),
  open bigint not null,
  dead bigint not null,
  lag_seconds double precision not null,
  -- Entries decided since the sample before, at most within the last hour.
  decided bigint not null,
  users bigint,
  -- Age of the computed relation that was refreshed the longest ago; null where none was.
  freshness_seconds double precision,
  unsealed bigint,
  workers integer,
  -- The rest reads whole tables or a day of the log, so that only every tenth sample has it.
  interactions bigint,
  -- Of those with a MediaID, the share whose DNA is initialised.
  dna_share double precision,
  duplicates bigint,
  -- What the currencies are off zero, added up without their signs.
  ledger_off_cents numeric
);
alter table dia.health_samples enable row level security;
comment on table dia.health_samples is 'How all systems stood, a sample a minute, kept for two days.';

-- It grows in the order of this time, so that a few pages per megabyte find the last hour.
create index if not exists seals_sealed on dia.seals using brin (sealed_at) with (autosummarize = on);

/* Rows of a relation: counted while it is small, else as the planner's statistics have it. */
create or replace function dia.rows_of(relation regclass) returns bigint
language plpgsql stable security definer
set search_path = ''
as $$
declare
  counted bigint;
begin
  if pg_relation_size(relation) > 64 * 1024 * 1024 then
    select greatest(c.reltuples, 0)::bigint into counted from pg_class c where c.oid = relation;
  else
    execute format('select count(*) from %s', relation) into counted;
  end if;
  return counted;
end
$$;

/* Users with an interaction or a sign-in from the moment on; a clock that runs ahead is not of today. */
create or replace function dia.active_users_since(moment timestamptz) returns bigint
language sql stable security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
  select count(*) from (
    select l.user_id from public.listening_history l where l.created_at >= moment and l.created_at <= now()
    union select m.user_id from public.media_engagement_log m where m.created_at >= moment and m.created_at <= now()
    union select v.user_uuid from public.event_votes v where v.created_at >= moment and v.created_at <= now()
    union select p.user_id from public.passport_entries p where p.occurred_at >= moment and p.occurred_at <= now()
    union select u.id from auth.users u where u.last_sign_in_at >= moment
  ) active
$$;

/* The host's logs and the Passport hold the same interactions, the one before the other: the fuller one counts. */
create or replace function dia.interactions_since(moment timestamptz) returns bigint
language sql stable security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
  select greatest(
    (select count(*) from public.listening_history l where l.created_at >= moment and l.created_at <= now())
      + (select count(*) from public.media_engagement_log m where m.created_at >= moment and m.created_at <= now())
      + (select count(*) from public.event_votes v where v.created_at >= moment and v.created_at <= now()),
    (select count(*) from public.passport_entries p where p.occurred_at >= moment and p.occurred_at <= now()))
$$;

/* How one system of the catalogue stands with the log. Open rows are found by their index; skipped ones are estimated
   from statistics once the work table is big. */
create or replace function dia.work_health(of_system text) returns jsonb
language plpgsql stable security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
as $$
declare
  open bigint;
  retrying bigint;
  dead bigint;
  skipped bigint;
  oldest timestamptz;
  decided bigint;
begin
  if of_system not in ('mediaid', 'treasury', 'coliseum') then
    raise exception sqlstate 'PT422' using message = 'No such system', hint = 'mediaid, treasury or coliseum.';
  end if;
  execute format($q$
    select count(*), count(*) filter (where w.%1$I > 0 or w.lapses > 0)
    from dia.passport_work w where w.is_open and w.%2$I = 1
  $q$, of_system || '_attempts', of_system) into open, retrying;

  execute format($q$
    select count(*) from dia.passport_dead_letters d
    join dia.passport_work w on w.user_id = d.user_id and w.entry_id = d.entry_id
    where d.system = %1$L and w.%1$I = 4
  $q$, of_system) into dead;

  if pg_relation_size('dia.passport_work') > 64 * 1024 * 1024 then
    select round(coalesce(sum(f.frequency), 0) * dia.rows_of('dia.passport_work')) into skipped
    from pg_stats s
    cross join lateral unnest(s.most_common_vals::text::smallint[], s.most_common_freqs) f (value, frequency)
    where s.schemaname = 'dia' and s.tablename = 'passport_work' and s.attname = of_system and f.value = 3;
  else
    execute format('select count(*) from dia.passport_work w where w.%I = 3', of_system) into skipped;
  end if;

  -- An untouched row is available since it was received; those that were claimed, failed or wait are few.
  execute format($q$
    select min(e.created_at)
    from (
      select first.user_id, first.entry_id
      from generate_series(0, 64) s (share)
      cross join lateral (
        select w.user_id, w.entry_id from dia.passport_work w
        where w.is_open and w.share = s.share and w.%1$I = 1 order by w.available_at limit 16) first
      union
      select w.user_id, w.entry_id from dia.passport_work w
      where w.is_open and w.%1$I = 1
        and (w.%2$I > 0 or w.lapses > 0 or w.lease_token is not null or w.waits_for is not null)
    ) o
    join public.passport_entries e on e.user_id = o.user_id and e.id = o.entry_id
  $q$, of_system, of_system || '_attempts') into oldest;

  execute format($q$
    select count(*) from dia.passport_decisions d
    where d.decided_at > now() - interval '1 hour' and d.%I is not null
  $q$, of_system) into decided;

  return jsonb_build_object(
    'open', open, 'retrying', retrying, 'dead', dead, 'skipped', skipped, 'oldestOpenAt', oldest,
    'lagSeconds', coalesce(greatest(round(extract(epoch from now() - oldest)), 0), 0), 'decidedLastHour', decided);
end
$$;

/* The seal takes what waits from its beginning, so the first rows are the oldest. */
create or replace function dia.seal_health() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'open', (select count(*) from dia.seal_work), 'retrying', 0, 'dead', 0, 'skipped', 0, 'oldestOpenAt', o.oldest,
    'lagSeconds', coalesce(greatest(round(extract(epoch from now() - o.oldest)), 0), 0),
    'decidedLastHour', (select count(*) from dia.seals s where s.sealed_at > now() - interval '1 hour'))
  from (
    select min(e.created_at) as oldest
    from (select s.user_id, s.entry_id from dia.seal_work s limit 1000) w
    join public.passport_entries e on e.user_id = w.user_id and e.id = w.entry_id
  ) o
$$;

/* What all accounts hold together, per currency: zero, or money appeared or vanished. The log of postings is added up
   itself while it is small; beyond that its statement trigger and the accounts vouch for it. */
create or replace function dia.ledger_sums() returns table (currency text, sum_cents numeric)
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return query
  with held as (
    select a.currency, sum(a.balance_cents::numeric + a.pending_cents) as cents
    from public.treasury_accounts a group by a.currency
    union all
    select s.currency, sum(s.balance_cents) from dia.system_accounts s group by s.currency
  ), accounts as (
    select h.currency, sum(h.cents) as cents from held h group by h.currency
  ), posted as (
    select p.currency, sum(p.amount_cents::numeric) as cents from dia.ledger_postings p
    where pg_relation_size('dia.ledger_postings') <= 64 * 1024 * 1024
    group by p.currency
  )
  select coalesce(a.currency, p.currency),
    case when coalesce(a.cents, 0) <> 0 then a.cents else coalesce(p.cents, 0) end
  from accounts a full join posted p on p.currency = a.currency
  order by 1;
end
$$;

/* Tables of the kit and of the host that it reads, the largest first. */
create or replace function dia.table_sizes() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('table', t.name, 'rows', t.row_count, 'bytes', t.bytes)
    order by t.bytes desc, t.name), '[]')
  from (
    select n.nspname || '.' || c.relname as name, greatest(c.reltuples, 0)::bigint as row_count,
      pg_total_relation_size(c.oid) as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and (n.nspname in ('dia', 'public') or (n.nspname, c.relname) = ('auth', 'users'))
      -- Tables of extensions are nobody's data.
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  ) t
$$;

/* The slowest statements of this database, without their values; null where the host keeps no such statistics. */
create or replace function dia.slowest_queries() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  found_in text;
  slowest jsonb;
begin
  select n.nspname into found_in
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements';
  if found_in is null then
    return null;
  end if;
  execute format($q$
    select coalesce(jsonb_agg(jsonb_build_object('query', q.query, 'calls', q.calls, 'meanMs', q.mean_ms)
      order by q.mean_ms desc), '[]')
    from (
      select left(regexp_replace(s.query, '\s+', ' ', 'g'), 300) as query, s.calls,
        round(s.mean_exec_time::numeric, 3) as mean_ms
      from %I.pg_stat_statements s
      where s.dbid = (select d.oid from pg_database d where d.datname = current_database())
        -- Other statements keep their literals.
        and s.query ~* '^\s*(select|with|insert|update|delete|merge)\y'
      order by s.mean_exec_time desc limit 10) q
  $q$, found_in) into slowest;
  return slowest;
exception
  -- Installed, but not among the libraries that the server loads.
  when object_not_in_prerequisite_state then return null;
end
$$;

/* Workers that were seen within a day; none where no worker of this version ever ran. */
create or replace function dia.seen_workers() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  seen jsonb := '[]';
begin
  if to_regclass('dia.worker_heartbeats') is not null then
    execute $q$
      select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'seenAt', w.seen_at) order by w.seen_at desc, w.name), '[]')
      from dia.worker_heartbeats w where w.seen_at > now() - interval '1 day'
    $q$ into seen;
  end if;
  return seen;
end
$$;

/* The last verification that found nothing, and where it stood. */
create or replace function dia.verified_up_to() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  verified jsonb;
begin
  if to_regclass('dia.verifications') is not null then
    execute $q$
      select jsonb_build_object('upToEntryId', v.up_to_entry_id, 'at', v.ended_at)
      from dia.verifications v where v.differences = 0 and v.up_to_entry_id is not null
      order by v.ended_at desc limit 1
    $q$ into verified;
  end if;
  return verified;
end
$$;

/* One thing that an admin should know. */
create or replace function dia.finding(
  code text, severity text, title text, since timestamptz, why text, way_out text, show_sql text default null
) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_object('code', code, 'severity', severity, 'title', title, 'since', since, 'why', why,
    'wayOut', way_out, 'sql', show_sql)
$$;

/* What is wrong with the work: it waits, grows, died, cannot be told, or nobody does it. `health` is what is read so far. */
create or replace function dia.work_findings(health jsonb) returns setof jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  unwritten timestamptz;
  work record;
  open_now bigint;
  sample dia.health_samples;
  counted bigint;
  moment timestamptz;
begin
  for work in
    select s.system, s.label, (health #>> array['work', s.system, 'lagSeconds'])::numeric as lag,
      (health #>> array['work', s.system, 'open'])::bigint as open,
      (health #>> array['work', s.system, 'oldestOpenAt'])::timestamptz as oldest
    from (values ('mediaid', 'MediaID'), ('treasury', 'Treasury'), ('coliseum', 'Coliseum')) s (system, label)
  loop
    if work.lag > 300 then
      return next dia.finding(
        upper(work.system) || '_BEHIND', case when work.lag > 3600 then 'critical' else 'warning' end,
        format('%s is behind: %s entries are open, the oldest for %s', work.label, work.open,
          date_trunc('second', make_interval(secs => work.lag::double precision))),
        work.oldest,
        'Entries arrive faster than they are worked, or no worker is running.',
        'Start a worker (dia passport run), or more of them.',
        format('select w.* from dia.passport_work w where w.is_open and w.%I = 1 order by w.available_at limit 20;', work.system));
    end if;
  end loop;

  open_now := (select sum((w.value ->> 'open')::bigint) from jsonb_each(health -> 'work') w where w.key <> 'seal');
  select * into sample from dia.health_samples s
  where s.at between now() - interval '1 hour' and now() - interval '10 minutes' order by s.at limit 1;
  if sample.at is not null and open_now > 1000 and open_now > sample.open * 1.5 then
    return next dia.finding(
      'BACKLOG_GROWING', 'warning', format('The backlog grew from %s to %s', sample.open, open_now), sample.at,
      'More entries are logged than are worked.', 'Start another worker (dia passport run); several may run side by side.',
      'select * from dia.health_samples order by at desc limit 60;');
  end if;

  counted := (health ->> 'deadLetters')::bigint;
  if counted > 0 then
    return next dia.finding(
      'DEAD_LETTERS', 'critical', format('%s entries failed five times and are dead', counted),
      (select min(d.died_at) from dia.passport_dead_letters d where d.dismissed_at is null),
      'What they should have moved is missing from DNA, money or scores until they are worked.',
      'Read their errors in the Passport matrix, mend the cause, and redrive them; dismiss what can never work.',
      'select d.system, d.code, count(*), min(d.died_at) from dia.passport_dead_letters d where d.dismissed_at is null group by 1, 2 order by 3 desc;');
  end if;

  select count(*), min(e.created_at) into counted, moment
  from dia.passport_decisions d
  join public.passport_entries e on e.user_id = d.user_id and e.id = d.entry_id
  where d.mediaid_reason = 'UNKNOWN_EVENT_TYPE' and d.decided_at > now() - interval '1 day';
  if counted > 0 then
    return next dia.finding(
      'UNKNOWN_EVENT_TYPES', 'warning', format('%s entries of the last day have a name that the catalogue does not know', counted),
      moment, 'A client logs events under names that no system can place; they move nothing.',
      'Log them by a name of the catalogue, or extend the catalogue (extendCatalogue) and the routing.',
      'select d.event_type, count(*) from dia.passport_decisions d where d.mediaid_reason = ''UNKNOWN_EVENT_TYPE'' and d.decided_at > now() - interval ''1 day'' group by 1 order by 2 desc;');
  end if;

  select count(*), min(w.waits_since) into counted, moment
  from dia.passport_work w where w.waits_for is not null and w.is_open and w.waits_since < now() - interval '1 day';
  if counted > 0 then
    return next dia.finding(
      'MONEY_WAITS', 'warning', format('%s entries have waited for more than a day for the payment before them', counted), moment,
      'A refund or a payout''s completion came, its purchase or request did not.',
      'Log the missing event, or dismiss the entry.',
      'select w.user_id, w.entry_id, w.waits_for, w.waits_since from dia.passport_work w where w.waits_for is not null order by w.waits_since;');
  end if;

  if not exists (
    select from jsonb_array_elements(health -> 'workers') w where (w ->> 'seenAt')::timestamptz > now() - interval '5 minutes'
  ) then
    return next dia.finding(
      'NO_WORKER', case when open_now > 0 then 'critical' else 'warning' end, 'No worker was seen in the last 5 minutes',
      (select max((w ->> 'seenAt')::timestamptz) from jsonb_array_elements(health -> 'workers') w),
      'Logged entries wait until a worker takes them.',
      'Start one where it is kept running: dia passport run --database-url <url>.', null);
  end if;

  if (health #>> '{work,seal,lagSeconds}')::numeric > 3600 then
    return next dia.finding(
      'SEAL_BEHIND', 'warning', format('%s pieces of the log are not sealed', health #>> '{work,seal,open}'),
      (health #>> '{work,seal,oldestOpenAt}')::timestamptz,
      'Tampering with what is not sealed yet would not show.', 'The worker seals when it has nothing else to do: start one, or more.',
      'select public.dia_passport_seal(1000);');
  end if;

  select min(p.decided_at) into unwritten from dia.pending_scores p;
  if unwritten < now() - interval '10 minutes' then
    return next dia.finding(
      'SCORES_BEHIND', 'warning', 'Scores are not written out since', unwritten,
      'Metrics and leaderboards show the state of that moment; DNA and money are not concerned.',
      'The worker writes them out between batches: start one, or more.',
      'select public.dia_roll_up_scores(1000);');
  end if;
end
$$;

/* What is wrong with what is kept: money, identities, computed relations. */
create or replace function dia.data_findings(health jsonb) returns setof jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  off record;
  refreshed record;
  counted bigint;
  moment timestamptz;
  scheduled boolean;
begin
  for off in
    select l ->> 'currency' as currency, l ->> 'sumCents' as cents from jsonb_array_elements(health -> 'ledger') l
    where (l ->> 'sumCents')::numeric <> 0
  loop
    return next dia.finding(
      'LEDGER_UNBALANCED', 'critical', format('The accounts in %s do not sum to zero: %s cents', off.currency, off.cents), null,
      'Money appeared or vanished: a balance was written by hand, or a posting was lost.',
      'Stop the payouts, then rebuild the balances from the postings of the users that differ.',
      'select a.user_id, a.currency, a.balance_cents, sum(p.amount_cents) filter (where p.account = ''balance'') as posted from public.treasury_accounts a left join dia.ledger_postings p on p.user_id = a.user_id and p.currency = a.currency group by 1, 2, 3 having a.balance_cents is distinct from coalesce(sum(p.amount_cents) filter (where p.account = ''balance''), 0);');
  end loop;

  scheduled := exists (select from pg_extension where extname = 'pg_cron');
  select (r ->> 'refreshedAt')::timestamptz as at, (r ->> 'ageSeconds')::numeric as age, (r ->> 'durationSeconds')::numeric as took
    into refreshed
  from jsonb_array_elements(health -> 'refreshes') r where r ->> 'matrix' = 'users';
  -- Due every 5 minutes, or after four times as long as it takes.
  if refreshed.at is null or refreshed.age > 3 * greatest(300, 4 * refreshed.took) then
    return next dia.finding(
      'USER_MATRIX_STALE', 'warning', 'The user matrix is out of date', refreshed.at,
      case when scheduled then 'The schedule of pg_cron has not refreshed it.' else 'pg_cron is not installed and no worker refreshes it.' end,
      'Refresh it now, and see that pg_cron or a worker does so every 5 minutes.', 'select public.dia_refresh_user_matrix();');
  end if;

  -- The statistics are due together, after four times as long as all of them take.
  select string_agg(s.matrix, ', ' order by s.matrix) as names, min(s.at) as at into refreshed
  from (
    select r ->> 'matrix' as matrix, (r ->> 'refreshedAt')::timestamptz as at, (r ->> 'ageSeconds')::numeric as age,
      sum((r ->> 'durationSeconds')::numeric) over () as took
    from jsonb_array_elements(health -> 'refreshes') r where r ->> 'matrix' <> 'users') s
  where s.age > 3 * greatest(300, 4 * s.took);
  if refreshed.names is not null then
    return next dia.finding(
      'STATISTICS_STALE', 'warning', format('The statistics are out of date: %s', refreshed.names), refreshed.at,
      case when scheduled then 'The schedule of pg_cron has not refreshed them.' else 'pg_cron is not installed and no worker refreshes them.' end,
      'Refresh them now, and see that pg_cron or a worker does so every 5 minutes.', 'select public.dia_refresh_statistics();');
  end if;

  counted := (health #>> '{duplicateMediaIds,users}')::bigint;
  if counted > 0 then
    return next dia.finding(
      'DUPLICATE_MEDIA_IDS', 'info', format('%s users hold more than one MediaID', counted), null,
      'The newest one counts until DNA is initialised; then the one it was initialised with stays.',
      'Nothing is lost. Remove those that are not meant, and make media_ids.user_uuid unique.',
      'select m.user_uuid, count(*), array_agg(m.id order by m.updated_at desc) from public.media_ids m group by 1 having count(*) > 1 order by 2 desc;');
  end if;

  select count(*), min(p.embedding_stale_since) into counted, moment
  from dia.dna_profiles p where p.embedding_stale_since < now() - interval '15 minutes';
  if counted > 0 then
    return next dia.finding(
      'EMBEDDINGS_BEHIND', 'warning', format('profile_embedding of %s users is behind their DNA', counted), moment,
      'The projector has not run since their DNA moved.', 'A worker projects as it goes; by hand:',
      'select public.dia_project_embeddings(200);');
  end if;
end
$$;

-- How all systems stand at this moment: the shape of core's SystemHealth. Nothing here reads a log from end to end.
create or replace function public.dia_system_health() returns jsonb
language plpgsql stable security definer
set search_path = ''
set timezone = 'UTC'
set statement_timeout = '30s'
as $$
declare
  health jsonb;
  today timestamptz := date_trunc('day', now(), 'UTC');
begin
  perform dia.require_admin('read the system health');
  health := jsonb_build_object(
    'readAt', now(),
    'users', jsonb_build_object('total', dia.rows_of('auth.users'), 'activeToday', dia.active_users_since(today)),
    'interactionsLast24Hours', dia.interactions_since(now() - interval '24 hours'),
    'work', jsonb_build_object('mediaid', dia.work_health('mediaid'), 'treasury', dia.work_health('treasury'),
      'coliseum', dia.work_health('coliseum'), 'seal', dia.seal_health()),
    'refreshes', (
      select coalesce(jsonb_agg(jsonb_build_object('matrix', r.matrix, 'refreshedAt', r.refreshed_at,
        'ageSeconds', greatest(round(extract(epoch from now() - r.refreshed_at)), 0),
        'durationSeconds', round(extract(epoch from r.duration), 3)) order by r.matrix), '[]')
      from dia.matrix_refreshes r),
    'duplicateMediaIds', (
      select jsonb_build_object('users', count(*))
      from (select from public.media_ids m group by m.user_uuid having count(*) > 1) d),
    'dna', jsonb_build_object('initialised', (select count(*) from dia.dna_profiles),
      'withMediaId', (select count(distinct m.user_uuid) from public.media_ids m)),
    'ledger', (
      select coalesce(jsonb_agg(jsonb_build_object('currency', l.currency, 'sumCents', trim_scale(l.sum_cents)::text)), '[]')
      from dia.ledger_sums() l),
    'tables', dia.table_sizes(),
    'slowestQueries', dia.slowest_queries(),
    'verified', dia.verified_up_to(),
    'sealed', (
      select jsonb_build_object('upToEntryId', s.entry_id, 'at', s.at) from dia.sealed_up_to() s
      where s.entry_id is not null and s.at is not null),
    'workers', dia.seen_workers(),
    'history', (
      select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'open', s.open, 'dead', s.dead,
        'lagSeconds', s.lag_seconds, 'decided', s.decided, 'users', s.users, 'freshnessSeconds', s.freshness_seconds,
        'unsealed', s.unsealed, 'workers', s.workers, 'interactions', s.interactions, 'dnaShare', s.dna_share,
        'duplicates', s.duplicates, 'ledgerOffCents', s.ledger_off_cents::text) order by s.at), '[]')
      from dia.health_samples s where s.at > now() - interval '1 day'));
  health := health || jsonb_build_object('deadLetters', (
    select sum((w.value ->> 'dead')::bigint) from jsonb_each(health -> 'work') w));
  return health || jsonb_build_object('findings', (
    select coalesce(jsonb_agg(f.finding order by array_position(array['critical', 'warning', 'info'], f.finding ->> 'severity'),
      f.finding ->> 'code'), '[]')
    from (
      select w.finding from dia.work_findings(health) as w (finding)
      union all select d.finding from dia.data_findings(health) as d (finding)) f));
end
$$;
comment on function public.dia_system_health() is 'How all systems stand, with what is wrong and the way out; for admins.';

-- Takes a sample unless one was taken within the last 50 seconds, or so long as `apart` says; answers whether it did.
-- What is dear to count is counted ten times as rarely. The worker calls it.
create or replace function public.dia_record_health_sample(apart interval default '50 seconds') returns boolean
language plpgsql security definer
set search_path = ''
as $$
declare
  last_at timestamptz;
  work jsonb;
  dear record;
begin
  -- Several workers may come at once; the second finds it done.
  if not pg_try_advisory_xact_lock(hashtextextended('dia.health_samples', 0)) then
    return false;
  end if;
  select max(s.at) into last_at from dia.health_samples s;
  if last_at > clock_timestamp() - apart then
    return false;
  end if;
  work := jsonb_build_array(dia.work_health('mediaid'), dia.work_health('treasury'), dia.work_health('coliseum'));
  select null::bigint as interactions, null::double precision as dna_share, null::bigint as duplicates,
    null::numeric as ledger_off_cents into dear;
  if not exists (
    select from dia.health_samples s where s.interactions is not null and s.at > clock_timestamp() - 10 * apart
  ) then
    select dia.interactions_since(now() - interval '24 hours') as interactions,
      (select count(*) from dia.dna_profiles)::double precision / nullif(count(*), 0) as dna_share,
      count(*) filter (where m.held > 1) as duplicates,
      (select coalesce(sum(abs(l.sum_cents)), 0) from dia.ledger_sums() l) as ledger_off_cents
    into dear
    from (select count(*) as held from public.media_ids i group by i.user_uuid) m;
  end if;
  insert into dia.health_samples (open, dead, lag_seconds, decided, users, freshness_seconds, unsealed, workers,
    interactions, dna_share, duplicates, ledger_off_cents)
  select sum((w ->> 'open')::bigint), sum((w ->> 'dead')::bigint), max((w ->> 'lagSeconds')::double precision),
    (select count(*) from dia.passport_decisions d
     where d.decided_at > greatest(last_at, now() - interval '1 hour') and d.decided_at <= clock_timestamp()),
    dia.rows_of('auth.users'),
    (select greatest(round(extract(epoch from now() - min(r.refreshed_at))), 0) from dia.matrix_refreshes r),
    (select count(*) from dia.seal_work),
    jsonb_array_length(dia.seen_workers()),
    dear.interactions, dear.dna_share, dear.duplicates, dear.ledger_off_cents
  from jsonb_array_elements(work) w;
  delete from dia.health_samples s where s.at < now() - interval '2 days';
  return true;
end
$$;
comment on function public.dia_record_health_sample(interval) is 'Keeps how all systems stand, at most once a minute, for the history of dia_system_health().';

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'dia.rows_of(regclass)', 'dia.active_users_since(timestamptz)', 'dia.interactions_since(timestamptz)',
    'dia.work_health(text)', 'dia.seal_health()', 'dia.ledger_sums()', 'dia.table_sizes()', 'dia.slowest_queries()',
    'dia.seen_workers()', 'dia.verified_up_to()', 'dia.finding(text, text, text, timestamptz, text, text, text)',
    'dia.work_findings(jsonb)', 'dia.data_findings(jsonb)',
    'public.dia_system_health()', 'public.dia_record_health_sample(interval)'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $q$ select cron.schedule('dia-health-sample', '* * * * *', 'select public.dia_record_health_sample()') $q$;
  end if;
end
$$;
grant execute on function public.dia_system_health() to authenticated, service_role;
grant execute on function public.dia_record_health_sample(interval) to service_role;
