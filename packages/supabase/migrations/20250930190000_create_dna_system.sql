-- DNA: what each user's interactions add up to, and the entity vectors they point at.
-- Per user and domain: signal S, mass M and lifetime mass L at a reference time R, kept on a fixed grid,
-- so that an event is a pure addition and any order gives the same state.

do $$
begin
  perform set_config('search_path', 'public, ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector';
end
$$;

-- Immutable: a new vector of an entity is a new row.
create table if not exists dia.entity_dna (
  id bigint generated always as identity primary key,
  entity_type text not null check (entity_type in ('track', 'artist', 'event', 'playlist')),
  entity_id uuid not null,
  -- Set on the mean of an event's vector and an artist's, which a vote mirrors.
  with_artist_id uuid,
  model text not null,
  version int not null default 1,
  cultural vector(384) not null,
  behavioral vector(384) not null,
  economic vector(384) not null,
  spatial vector(384) not null,
  -- Bit 1 cultural, 2 behavioral, 4 economic, 8 spatial: set where the vector is not zero.
  domains smallint not null,
  created_at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (entity_type, entity_id, with_artist_id, model, version)
);
alter table dia.entity_dna enable row level security;
alter table dia.entity_dna alter column cultural set storage plain;
alter table dia.entity_dna alter column behavioral set storage plain;
alter table dia.entity_dna alter column economic set storage plain;
alter table dia.entity_dna alter column spatial set storage plain;

drop trigger if exists entity_dna_append_only on dia.entity_dna;
create trigger entity_dna_append_only before update or delete or truncate on dia.entity_dna
  for each statement execute function dia.refuse_rewrite();
alter table dia.entity_dna enable always trigger entity_dna_append_only;

-- One row per user whose DNA is initialised; pins the primary MediaID.
create table if not exists dia.dna_profiles (
  user_id uuid primary key,
  media_id uuid not null,
  model text not null,
  initialised_at timestamptz not null default clock_timestamp(),
  last_event_at timestamptz,
  interaction_count bigint not null default 0,
  -- Set while media_ids.profile_embedding is behind.
  embedding_stale_since timestamptz
) with (fillfactor = 80);
alter table dia.dna_profiles enable row level security;
create index if not exists dna_profiles_stale on dia.dna_profiles (embedding_stale_since) where embedding_stale_since is not null;

create table if not exists dia.dna_priors (
  user_id uuid not null,
  -- 1 cultural, 2 behavioral, 3 economic, 4 spatial, here and below.
  domain smallint not null check (domain between 1 and 4),
  prior vector(384) not null,
  primary key (user_id, domain)
);
alter table dia.dna_priors enable row level security;
alter table dia.dna_priors alter column prior set storage plain;

create table if not exists dia.dna_states (
  user_id uuid not null,
  domain smallint not null check (domain between 1 and 4),
  reference_time timestamptz not null,
  signal vector(384) not null,
  mass double precision not null,
  lifetime_mass double precision not null,
  primary key (user_id, domain)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
alter table dia.dna_states enable row level security;
alter table dia.dna_states alter column signal set storage plain;

-- What the processor decided about an entry. DNA, money and scores are the sums of these and can be refolded from
-- them alone. One row per entry, unless a system decided later than the others: then one per commit.
create table if not exists dia.passport_decisions (
  user_id uuid not null,
  entry_id uuid not null,
  -- The systems that this row decides: bit 1 MediaID, 2 Treasury, 4 Coliseum. Each stands in one row of an entry.
  systems smallint not null check (systems between 1 and 7),
  catalogue_version text not null,
  -- Canonical, or as logged where the catalogue does not know it.
  event_type text not null,
  occurred_at timestamptz not null,

  -- 2 done, 3 skipped; null where the row does not decide the system. So below.
  mediaid smallint check (mediaid in (2, 3)),
  mediaid_reason text,
  -- A row of dia.entity_dna, which loses none. (No foreign key: it would lock and log every vector it points at.)
  entity_dna_id bigint,
  valence double precision not null default 0,
  k_cultural double precision not null default 0,
  k_behavioral double precision not null default 0,
  k_economic double precision not null default 0,
  k_spatial double precision not null default 0,

  treasury smallint check (treasury in (2, 3)),
  treasury_reason text,
  -- The transaction that it made or changed; a duplicate's is the one that was there.
  transaction_id uuid,
  -- { kind, transaction, postings } as core decided, cents as text. kind: booked, refunded, requested, sent, returned,
  -- duplicate. transaction: as core's TreasuryTransaction, after the change. postings: [{ account, amountCents }].
  treasury_effect jsonb,

  coliseum smallint check (coliseum in (2, 3)),
  coliseum_reason text,
  -- Millionths of a point, given to each scored entity: the first, and where there is one, the second.
  base_score bigint,
  weighted_score bigint,
  scored_type text,
  scored_id uuid,
  second_type text,
  second_id uuid,
  -- Bit 1 the first, 2 the second entity: its period was final already, so that no leaderboard was added to.
  late smallint not null default 0 check (late between 0 and 3),

  decided_at timestamptz not null default clock_timestamp(),
  primary key (user_id, entry_id, systems),
  check (systems = (mediaid is not null)::int + 2 * (treasury is not null)::int + 4 * (coliseum is not null)::int),
  check ((mediaid = 3) = (mediaid_reason is not null)),
  check (mediaid = 3 or mediaid is null or entity_dna_id is not null),
  check ((treasury = 3) = (treasury_reason is not null)),
  check ((treasury = 2) = (treasury_effect is not null)),
  check ((coliseum = 3) = (coliseum_reason is not null)),
  check ((coliseum = 2) = (scored_id is not null))
);
alter table dia.passport_decisions drop constraint if exists passport_decisions_entity_dna_id_fkey;
comment on table dia.passport_decisions is 'What each system decided about an entry: recorded with its effects, in one transaction.';
alter table dia.passport_decisions enable row level security;
create index if not exists passport_decisions_user_time on dia.passport_decisions (user_id, occurred_at desc, entry_id desc);
create index if not exists passport_decisions_transaction on dia.passport_decisions (transaction_id) where transaction_id is not null;

drop trigger if exists passport_decisions_append_only on dia.passport_decisions;
create trigger passport_decisions_append_only before update or truncate on dia.passport_decisions
  for each statement execute function dia.refuse_rewrite();
alter table dia.passport_decisions enable always trigger passport_decisions_append_only;

/* The constants of the model, as @dia/core's defaults; a test holds them against each other. */
-- What is called per row is in plpgsql: a function in SQL with a search path of its own is not inlined, and each call of it
-- starts an executor. A refold makes tens of thousands of calls.
create or replace function dia.half_life_seconds(domain smallint) returns double precision
language plpgsql immutable parallel safe set search_path = ''
as $$ begin return case domain when 2 then 90 else 180 end * 86400.0::double precision; end $$;

create or replace function dia.domain_share(domain smallint) returns double precision
language sql immutable parallel safe set search_path = ''
as $$ select case domain when 1 then 0.40 when 2 then 0.30 else 0.15 end::double precision $$;

create or replace function dia.prior_mass() returns double precision
language sql immutable parallel safe set search_path = '' as $$ select 0.25::double precision $$;

/* Evidence that makes confidence one half. */
create or replace function dia.kappa() returns double precision
language sql immutable parallel safe set search_path = '' as $$ select 2.5::double precision $$;

/* The grid point at or before a moment: whole half-lives since 1970. */
create or replace function dia.reference_time_of(moment timestamptz, domain smallint) returns timestamptz
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  half_life double precision := dia.half_life_seconds(domain);
begin
  return to_timestamp(
    floor(extract(epoch from moment - '1970-01-01 00:00:00+00'::timestamptz)::double precision / half_life) * half_life);
end
$$;

/* 2^((later − earlier)/half-life) read backwards: what is left of `earlier` at `later`; above 1 when later is before earlier. */
create or replace function dia.decay(earlier timestamptz, later timestamptz, domain smallint) returns double precision
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  exponent double precision := extract(epoch from earlier - later)::double precision / dia.half_life_seconds(domain);
begin
  return case when exponent < -60 then 0 else power(2::double precision, exponent) end;
end
$$;

-- pgvector has no scalar times vector; doubling a short array is faster than filling a long one.
-- What float4 could not hold counts as 0.
create or replace function dia.constant_vector(c double precision) returns vector
language plpgsql immutable strict parallel safe
as $$
declare
  r real := case when abs(c) < 1e-30 then 0 else c end;
  v vector := array[r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r]::vector;
begin
  v := v || v; v := v || v; v := v || v; v := v || v;
  return v;
end
$$;
select dia.pin_vector_search_path('dia.constant_vector(double precision)');

-- Component by component. pgvector raises on underflow, so what is far below a rounding error is taken to 0 first: added
-- to 1e-15 and taken away again, it is gone.
create or replace function dia.scale_vector(v vector, factor double precision) returns vector
language plpgsql immutable strict parallel safe
as $$
declare
  nothing constant vector := array_fill(1e-15::real, '{384}')::vector;
begin
  return case when abs(factor) < 1e-22 then dia.constant_vector(0)
    else ((v + nothing) - nothing) * dia.constant_vector(factor) end;
end
$$;
select dia.pin_vector_search_path('dia.scale_vector(vector, double precision)');

-- The MediaID that counts: the pinned one while it exists, else the newest.
create or replace function dia.primary_media_id(of_user uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    (select m.id from dia.dna_profiles p join public.media_ids m on m.id = p.media_id where p.user_id = of_user),
    (select m.id from public.media_ids m where m.user_uuid = of_user
     order by m.updated_at desc nulls last, m.created_at desc nulls last, m.id desc limit 1)
  );
end
$$;

/* The 1536-d composite of a user at a moment: the four blocks √share · unit(DNA), one after the other. */
create or replace function dia.composite_dna(of_user uuid, moment timestamptz) returns vector
language plpgsql stable
as $$
declare
  composite vector;
  block vector;
  d smallint;
begin
  foreach d in array array[1, 2, 3, 4]::smallint[] loop
    select dia.scale_vector(
        l2_normalize(
          coalesce(dia.scale_vector(s.signal, dia.decay(s.reference_time, moment, d)), dia.constant_vector(0))
          + coalesce(dia.scale_vector(p.prior, dia.prior_mass()), dia.constant_vector(0))),
        sqrt(dia.domain_share(d)))
      into block
    from (values (of_user, d)) k (user_id, domain)
    left join dia.dna_states s using (user_id, domain)
    left join dia.dna_priors p using (user_id, domain);
    composite := case when composite is null then block else composite || block end;
  end loop;
  return composite;
end
$$;
select dia.pin_vector_search_path('dia.composite_dna(uuid, timestamptz)');

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'dia.half_life_seconds(smallint)', 'dia.domain_share(smallint)', 'dia.prior_mass()', 'dia.kappa()',
    'dia.reference_time_of(timestamptz, smallint)', 'dia.decay(timestamptz, timestamptz, smallint)',
    'dia.constant_vector(double precision)', 'dia.scale_vector(vector, double precision)',
    'dia.primary_media_id(uuid)', 'dia.composite_dna(uuid, timestamptz)'
  ]::regprocedure[] loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', f);
  end loop;
end
$$;
