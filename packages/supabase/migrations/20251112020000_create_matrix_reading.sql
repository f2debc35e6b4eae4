-- What is asked beside the rows of a matrix: figures, counts of filter options, what users did or did not do, what a
-- matrix lacks; and what is written down when a row or a whole matrix leaves the page.

/* Rows of a table: counted where it is small, else by the planner's statistics. */
create or replace function dia.estimated_rows(relation regclass) returns bigint
language plpgsql stable
set search_path = ''
as $$
declare
  answer bigint;
  pages bigint := pg_relation_size(relation) / current_setting('block_size')::int;
begin
  if pages < 2000 then
    execute format('select count(*) from %s', relation) into answer;
    return answer;
  end if;
  select c.reltuples into answer from pg_catalog.pg_class c where c.oid = relation;
  -- Never analysed: by its size.
  return case when answer < 0 then pages * 50 else answer end;
end
$$;

/* Rows of the last 24 hours, by an index on their time. */
create or replace function dia.rows_of_last_day(relation regclass, time_column name) returns bigint
language plpgsql stable
set search_path = ''
as $$
declare
  answer bigint;
begin
  execute format('select count(*) from %s where %I > now() - interval ''24 hours'' and %2$I <= now()', relation, time_column)
    into answer;
  return answer;
end
$$;

create or replace function dia.matrix_figures(matrix text) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  computed dia.matrix_refreshes;
  figures jsonb;
begin
  select * into computed from dia.matrix_refreshes r where r.matrix = matrix_figures.matrix;
  if found then
    return computed.figures || jsonb_build_object('as_of', computed.refreshed_at);
  end if;
  figures := case matrix
    when 'engagements' then jsonb_build_object('rows', dia.estimated_rows('public.media_engagement_log'),
      'last_24_hours', dia.rows_of_last_day('public.media_engagement_log', 'created_at'))
    when 'listens' then jsonb_build_object('rows', dia.estimated_rows('public.listening_history'),
      'last_24_hours', dia.rows_of_last_day('public.listening_history', 'created_at'))
    when 'votes' then jsonb_build_object('rows', dia.estimated_rows('public.event_votes'),
      'last_24_hours', dia.rows_of_last_day('public.event_votes', 'created_at'))
    when 'subscriptions' then case when to_regclass('public.subscriptions') is null
      then '{"rows": 0, "last_24_hours": 0}'::jsonb
      else jsonb_build_object('rows', dia.estimated_rows(to_regclass('public.subscriptions')),
        'last_24_hours', dia.rows_of_last_day(to_regclass('public.subscriptions'), 'created_at')) end
    when 'transactions' then jsonb_build_object('rows', dia.estimated_rows('public.treasury_transactions'),
      'last_24_hours', dia.rows_of_last_day('public.treasury_transactions', 'created_at'),
      'pending', (select count(*) from public.treasury_transactions t where t.status = 'pending'))
    when 'accounts' then (
      select jsonb_build_object('rows', dia.estimated_rows('public.treasury_accounts'),
        'balance', coalesce(sum(a.balance_cents), 0)::text, 'pending', coalesce(sum(a.pending_cents), 0)::text,
        'earned', coalesce(sum(a.lifetime_earned_cents), 0)::text)
      from public.treasury_accounts a where a.currency = 'USD')
    when 'metrics' then jsonb_build_object('rows', dia.estimated_rows('public.coliseum_metrics'),
      'last_24_hours', dia.rows_of_last_day('public.coliseum_metrics', 'created_at'))
    when 'leaderboards' then (
      select jsonb_build_object('boards', count(*), 'newest_period', max(b.period_start)) from public.leaderboards b)
    when 'passport' then jsonb_build_object('rows', dia.estimated_rows('public.passport_entries'),
      'last_24_hours', dia.rows_of_last_day('public.passport_entries', 'occurred_at'),
      'open', (select count(*) from dia.passport_work w where w.is_open),
      'dead', (select count(*) from dia.passport_dead_letters d where d.dismissed_at is null))
  end;
  -- Live: as of nothing but now.
  return figures || '{"as_of": null}'::jsonb;
end
$$;

do $$
declare
  matrix text;
begin
  foreach matrix in array array[
    'users', 'engagements', 'listens', 'events', 'votes', 'contents', 'artists', 'subscriptions', 'transactions',
    'accounts', 'metrics', 'leaderboards', 'passport'
  ] loop
    execute format($q$
      create or replace function public.%1$I() returns jsonb
      language plpgsql stable security definer
      set search_path = ''
      as $f$
      begin
        perform dia.require_admin('read the figures of a matrix');
        return dia.matrix_figures(%2$L);
      end
      $f$ $q$, 'dia_matrix_figures_' || matrix, matrix);
    execute format('revoke all on function public.%I() from public, anon, authenticated, service_role', 'dia_matrix_figures_' || matrix);
    execute format('grant execute on function public.%I() to authenticated, service_role', 'dia_matrix_figures_' || matrix);
  end loop;
end
$$;

/* Where the values of a filter's options are counted: the relation, and the column or expression. */
create or replace function dia.option_column(matrix text, filter text, out relation regclass, out counted text)
language sql stable
set search_path = ''
as $$
  select to_regclass(o.relation), o.counted
  from (values
    ('users', 'role', 'dia.user_matrix', 'role'), ('users', 'has_dna', 'dia.user_matrix', 'has_dna'),
    ('users', 'has_media_id', 'dia.user_matrix', 'has_media_id'),
    ('engagements', 'event_type', 'public.media_engagement_log', 'event_type'),
    ('listens', 'event_type', 'public.listening_history', 'event_type'),
    ('events', 'status', 'dia.event_matrix', 'status'), ('events', 'upcoming', 'dia.event_matrix', 'is_upcoming'),
    ('events', 'has_votes', 'dia.event_matrix', 'has_votes'),
    ('contents', 'type', 'dia.content_matrix', 'file_type'),
    ('artists', 'verified', 'dia.artist_matrix', 'verified'), ('artists', 'has_uploads', 'dia.artist_matrix', 'has_uploads'),
    ('subscriptions', 'status', 'public.subscriptions', 'status'),
    ('subscriptions', 'type', 'public.subscriptions', 'subscription_type'),
    ('transactions', 'type', 'public.treasury_transactions', 'transaction_type'),
    ('transactions', 'status', 'public.treasury_transactions', 'status'),
    ('transactions', 'currency', 'public.treasury_transactions', 'currency'),
    ('ledger_postings', 'currency', 'dia.ledger_postings', 'currency'),
    ('accounts', 'stripe', 'public.treasury_accounts',
      '(case when stripe_connect_account_id is null then ''not_connected'' else ''connected'' end)'),
    ('accounts', 'has_pending', 'public.treasury_accounts', '(pending_cents > 0)'),
    ('metrics', 'metric', 'public.coliseum_metrics', 'metric_type'),
    ('metrics', 'entity_type', 'public.coliseum_metrics', 'entity_type'),
    ('leaderboards', 'type', 'dia.leaderboard_places', 'leaderboard_type'),
    ('passport', 'category', 'public.passport_entries', 'event_category'),
    ('passport', 'event_type', 'public.passport_entries', 'event_type'),
    ('passport', 'open', 'dia.passport_work', 'is_open'), ('passport', 'mediaid', 'dia.passport_work', 'mediaid'),
    ('passport', 'treasury', 'dia.passport_work', 'treasury'), ('passport', 'coliseum', 'dia.passport_work', 'coliseum')
  ) as o (matrix, filter, relation, counted)
  where o.matrix = option_column.matrix and o.filter = option_column.filter
$$;

-- How many rows each option of a filter has, by its value: counted in a small table, else the planner's most common
-- values. A filter whose options nobody counts has none.
create or replace function public.dia_matrix_option_counts(matrix text, filter text) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  source record;
  answer jsonb;
begin
  perform dia.require_admin('count the rows of a matrix');
  select * into source from dia.option_column(dia_matrix_option_counts.matrix, dia_matrix_option_counts.filter);
  if source.relation is null then
    return '{}';
  end if;
  if pg_relation_size(source.relation) < 16777216 or source.counted like '(%' then
    execute format('select coalesce(jsonb_object_agg(value, count), ''{}'') from (
        select %s::text as value, count(*) as count from %s group by 1) o where value is not null',
      source.counted, source.relation) into answer;
    return answer;
  end if;
  select coalesce(jsonb_object_agg(v.value, round(v.frequency * c.reltuples)), '{}') into answer
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = source.counted
  cross join lateral unnest(s.most_common_vals::text::text[], s.most_common_freqs) as v (value, frequency)
  where c.oid = source.relation and c.reltuples > 0;
  -- What Postgres writes for booleans is not what JSON does.
  return case when answer ?| array['t', 'f']
    then jsonb_strip_nulls(jsonb_build_object('true', answer -> 't', 'false', answer -> 'f')) else answer end;
end
$$;

-- What a matrix lacks on this server: tables of the host, or the extension that makes searching fast.
create or replace function public.dia_matrix_degradations() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  answer jsonb;
begin
  perform dia.require_admin('read what the matrices lack');
  select coalesce(jsonb_agg(jsonb_build_object('matrix', d.matrix, 'lacks', d.lacks, 'effect', d.effect)
    order by d.matrix, d.lacks), '[]') into answer
  from (
    select o.matrix, o.lacks, o.effect
    from (values
      ('subscriptions', 'subscriptions', 'It has no rows.'),
      ('event_attendees', 'event_attendees', 'It has no rows.'),
      ('events', 'event_attendees', 'Attendees are not counted.'),
      ('audio_features', 'audio_features', 'It has no rows.'),
      ('listening_sessions', 'listening_sessions', 'It has no rows.')) as o (matrix, lacks, effect)
    -- The host has no such table, or made it since: what its view reads tells.
    where not exists (
      select from pg_catalog.pg_rewrite r join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
      where r.ev_class = to_regclass('dia.optional_' || o.lacks) and d.refobjid = to_regclass('public.' || o.lacks))
    union all
    select m.matrix, 'pg_trgm', 'A search reads the whole matrix.'
    from unnest(array['users', 'events', 'contents', 'artists', 'transactions', 'engagements', 'listens', 'votes',
      'subscriptions', 'accounts', 'metrics', 'passport']) as m (matrix)
    where not exists (select from pg_catalog.pg_extension e where e.extname = 'pg_trgm')) d;
  return answer;
end
$$;

-- Reads tables that the host made since, and refreshes what is computed from them; answers which are still missing.
create or replace function public.dia_adopt_optional_tables() returns text[]
language plpgsql security definer
set search_path = ''
as $$
declare
  missing text[];
begin
  perform dia.require_admin('adopt tables of the host');
  missing := dia.adopt_optional_tables();
  perform dia.write_audit('matrices.adopt_tables', null, jsonb_build_object('missing', missing));
  perform public.dia_refresh_statistics();
  return missing;
end
$$;

/* SQL that answers the users who did something: { eventTypes, entity?, from?, to? }, in the Passport or in a host log. */
create or replace function dia.users_who(condition jsonb) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  names text[];
  entity_type text := condition #>> '{entity,type}';
  entity_id uuid;
  starts timestamptz;
  ends timestamptz;
  entry_condition text := '';
  content_condition text := '';
  vote_condition text := '';
  arms text[];
begin
  begin
    names := dia.names_of_event_types(array(select jsonb_array_elements_text(condition -> 'eventTypes')));
    entity_id := (condition #>> '{entity,id}')::uuid;
    starts := (condition ->> 'from')::timestamptz;
    ends := (condition ->> 'to')::timestamptz;
  exception when data_exception then
    names := '{}';
  end;
  if coalesce(cardinality(names), 0) = 0 or jsonb_typeof(condition -> 'did') is distinct from 'boolean'
    or (entity_type is null) <> (entity_id is null) then
    raise exception sqlstate 'PT422' using
      message = 'A condition on what users did cannot be read',
      hint = 'Give { did, eventTypes, entity?: { type, id }, from?, to? }, with ids as uuid and times as ISO 8601.';
  end if;
  if entity_id is not null then
    -- An artist stands for all their tracks, and for the votes for them.
    entry_condition := case entity_type
      when 'artist' then format(' and (e.entity_id = %1$L and e.entity_type = ''artist''
        or e.entity_type = ''track'' and e.entity_id in (select c.id from public.content_items c where c.artist_id = %1$L)
        or e.metadata ->> ''artist_id'' = %1$L)', entity_id)
      else format(' and e.entity_id = %L and e.entity_type = %L', entity_id, entity_type) end;
    content_condition := case entity_type
      when 'artist' then ' and %s.content_id in (select c.id from public.content_items c where c.artist_id = ' || quote_literal(entity_id) || ')'
      when 'track' then ' and %s.content_id = ' || quote_literal(entity_id) end;
    vote_condition := case entity_type
      when 'artist' then format(' and v.artist_id = %L', entity_id) when 'event' then format(' and v.event_id = %L', entity_id) end;
  end if;
  -- The Passport is the one log of all actions; what a host has not moved there yet stands in its own logs. Someone
  -- who did something did it, however often it was written down.
  arms := array[
    format('select e.user_id from public.passport_entries e where e.event_type = any (%L::text[])%s%s',
      names, dia.within('e.occurred_at', starts, ends), entry_condition)];
  if content_condition is not null then
    arms := arms || array[
      format('select l.user_id from public.listening_history l where l.event_type::text = any (%L::text[])%s%s',
        names, dia.within('l.created_at', starts, ends), format(content_condition, 'l')),
      format('select g.user_id from public.media_engagement_log g where g.event_type::text = any (%L::text[])%s%s',
        names, dia.within('g.created_at', starts, ends), format(content_condition, 'g'))];
  end if;
  if vote_condition is not null and 'concierto.vote_cast' = any (names) then
    arms := arms || format('select v.user_uuid from public.event_votes v where true%s%s',
      dia.within('v.created_at', starts, ends), vote_condition);
  end if;
  return array_to_string(arms, ' union all ');
end
$$;

/* SQL for a half-open period on a column, empty where it has no ends. */
create or replace function dia.within(time_column text, starts timestamptz, ends timestamptz) returns text
language sql stable
set search_path = ''
as $$
  select case when starts is null then '' else format(' and %s >= %L', time_column, starts) end
    || case when ends is null then '' else format(' and %s < %L', time_column, ends) end
$$;

-- Users by what they did or did not do; all conditions must hold: [{ did, eventTypes, entity?, from?, to? }]. The rows
-- are those of dia_users, to be filtered, sorted and paged like it.
create or replace function public.dia_users_by_activity(conditions jsonb) returns setof public.dia_users
language plpgsql stable security definer
set search_path = ''
set statement_timeout = '60s'
as $$
declare
  condition jsonb;
  wanted text := '';
begin
  perform dia.require_admin('ask what users did');
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(conditions) = 'string' then
    conditions := (conditions #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(conditions) is distinct from 'array' or jsonb_array_length(conditions) not between 1 and 20 then
    raise exception sqlstate 'PT422' using
      message = 'Conditions on what users did are a list of 1 to 20', hint = 'Ask for dia_users where there is none.';
  end if;
  for condition in select jsonb_array_elements(conditions) loop
    wanted := wanted || case when condition -> 'did' = 'true'::jsonb
      then format(' and u.user_id in (%s)', dia.users_who(condition))
      else format(' and not exists (select from (%s) d where d.user_id = u.user_id)', dia.users_who(condition)) end;
  end loop;
  return query execute 'select u.* from dia.users_for_admins u where true' || wanted;
end
$$;

-- One row of a matrix with everything in it, written to the audit log: what an admin opens is personal.
create or replace function public.dia_open_matrix_row(matrix text, row_key text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  key_column text;
  answer jsonb;
begin
  perform dia.require_admin('open a row of a matrix');
  select a.attname into key_column
  from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = 1
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and c.relname = 'dia_' || matrix;
  if key_column is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such matrix', hint = 'Give the name of a matrix as @dia/core/matrices has it.';
  end if;
  begin
    -- A key that is put together is found by the columns it is put together of.
    execute format('select to_jsonb(r) - ''search_text'' from public.%I r where r.%I = %L', 'dia_' || matrix, key_column, row_key)
      || case
        when matrix = 'ledger_postings' then format(' and r.transaction_id = %L', split_part(row_key, '.', 1))
        when matrix = 'accounts' then format(' and r.user_id = %L', split_part(row_key, '.', 1))
        when matrix in ('decisions', 'dead_letters') then
          format(' and r.user_id = %L and r.entry_id = %L', split_part(row_key, '.', 1), split_part(row_key, '.', 2))
        when matrix = 'audio_features' then format(' and r.content_id = %L', split_part(row_key, ' ', 1))
        else '' end
      into answer;
  exception when data_exception then
    answer := null;
  end;
  -- Cents stay exact past 2^53.
  select jsonb_object_agg(v.key, case when v.key like '%\_cents' then to_jsonb(v.value #>> '{}') else v.value end) into answer
  from jsonb_each(answer) v;
  if answer is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such row', hint = 'It may have gone since; read the page again.';
  end if;
  perform dia.write_audit('matrix.open_row',
    coalesce(answer ->> 'user_id', answer ->> 'user_uuid', answer ->> 'subject_user_id', answer ->> 'from_user_id')::uuid,
    jsonb_build_object('matrix', matrix, 'key', row_key));
  return answer;
end
$$;

-- That an admin opened a row of a host's own relation; for the function below alone.
create or replace function dia.record_host_opening(relation text, row_key text) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  -- Others see under their own rights what the host lets them see: no business of the log.
  if dia.may_administer() then
    perform dia.write_audit('matrix.open_row', null, jsonb_build_object('matrix', relation, 'key', row_key));
  end if;
end
$$;

-- One row of a host's own relation, read under the caller's rights and written down in the same transaction.
create or replace function public.dia_open_host_row(
  relation text, key_column text, row_key text, columns text[], exact_columns text[]
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  answer jsonb;
begin
  begin
    execute format('select to_jsonb(r) from (select %s from public.%I where %I = %L limit 1) r',
      (select string_agg(format(case when c = any (exact_columns) then '%1$I::text as %1$I' else '%1$I' end, c), ', ')
       from unnest(columns) c),
      relation, key_column, row_key) into answer;
  exception when data_exception then
    answer := null;
  end;
  if answer is null then
    raise exception sqlstate 'PT404' using
      message = 'There is no such row', hint = 'It may have gone since; read the page again.';
  end if;
  perform dia.record_host_opening(relation, row_key);
  return answer;
end
$$;

-- Writes down that a matrix, or what a request matches of it, is about to be exported; asked before the first row.
create or replace function public.dia_record_export(matrix text, request jsonb, row_count bigint) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  perform dia.require_admin('export a matrix');
  -- A driver may bind JSON as the text of it.
  if jsonb_typeof(request) = 'string' then
    request := dia.json_of(request #>> '{}');
  end if;
  -- A host's own matrix is exported like the kit's, under its own name.
  if request is null or octet_length(request::text) > 16384 or matrix is null
    or char_length(matrix) not between 1 and 200 then
    raise exception sqlstate 'PT422' using
      message = 'This export cannot be written down', hint = 'Give the name of a matrix and its request, at most 16 kB.';
  end if;
  perform dia.write_audit('matrix.export', null, jsonb_build_object('matrix', matrix, 'request', request, 'rows', row_count));
end
$$;

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'dia.estimated_rows(regclass)', 'dia.rows_of_last_day(regclass, name)', 'dia.matrix_figures(text)',
    'dia.option_column(text, text)', 'dia.users_who(jsonb)', 'dia.within(text, timestamptz, timestamptz)'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
  foreach f in array array[
    'public.dia_matrix_option_counts(text, text)', 'public.dia_matrix_degradations()', 'public.dia_adopt_optional_tables()',
    'public.dia_users_by_activity(jsonb)', 'public.dia_open_matrix_row(text, text)', 'public.dia_record_export(text, jsonb, bigint)',
    'public.dia_open_host_row(text, text, text, text[], text[])', 'dia.record_host_opening(text, text)'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
    execute format('grant execute on function %s to authenticated, service_role', f);
  end loop;
end
$$;
