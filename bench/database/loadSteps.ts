import type { Sizes } from './Sizes.js'

/** One table's rows, written in slices of a running number; a step may be cut off between two slices. */
export interface LoadStep {
  readonly table: string
  readonly rows: number
  /** Writes the rows `first` < n ≤ `last`. */
  slice(range: string): string
}

/** What the steps compute with: ids, picks and times that follow from a row's number alone, so that tables agree. */
export const LOAD_FUNCTIONS = `
  create or replace function bench.id(kind text, n bigint) returns uuid language sql immutable parallel safe
    as $$ select md5(kind || n)::uuid $$;
  -- 0 ≤ value < 1; another one per salt.
  create or replace function bench.chance(n bigint, salt int) returns double precision language sql immutable parallel safe
    as $$ select (hashint8extended(n, salt) & 2147483647) / 2147483648.0 $$;
  -- 1 to count; the first come oftener, the more the higher the power.
  create or replace function bench.pick(n bigint, salt int, count bigint, power double precision) returns bigint
    language sql immutable parallel safe
    as $$ select 1 + floor(count * power(bench.chance(n, salt), power))::bigint $$;
  -- Rows come in the order of their times, over two years up to the anchor, with ties.
  create or replace function bench.at(n bigint, total bigint) returns timestamptz language sql stable
    as $$ select a.moment - interval '730 days' + floor(n / 3 * 3 * 63072000.0 / total) * interval '1 second' from bench.anchor a $$;
  -- A UUIDv7 of a moment; the number tells equal moments apart.
  create or replace function bench.v7(moment timestamptz, n bigint) returns uuid language sql immutable parallel safe
    as $$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
      || '8' || substr(md5(n::text), 4, 15))::uuid $$;
`

const LISTENED = `(array['played','played','played','played','played','played','played','completed','completed','skipped','skipped','added_to_queue','downloaded'])`
const ENGAGED = `(array['track_play','track_play','track_complete','track_skip','track_favorite','track_favorite','track_unfavorite','track_share','track_download','artist_follow','artist_unfollow','playlist_create','playlist_add'])`
const LOGGED = `(array['player.track_played','player.track_played','player.track_played','player.track_played','player.track_completed','player.track_completed','player.track_skipped','player.track_favorited','social.user_followed','concierto.vote_cast','treasury.artist_tip','treasury.track_purchase'])`

/** All tables, in an order in which each finds what it points at. The heavy user is number 0. */
export function loadSteps(sizes: Sizes): readonly LoadStep[] {
  const { users, artists, tracks, events, heavy } = sizes
  const of = (kind: string, n: string) => `bench.id('${kind}', ${n})`
  const word = (list: string, salt: number) => `${list}[bench.pick(n, ${salt}, cardinality(${list}), 1)]`
  /** The heavy user's rows are spread evenly over the table. */
  const user = (total: number, heavyRows: number) =>
    of(
      'user',
      `case when n % ${Math.max(1, Math.floor(total / heavyRows))} = 0 then 0 else bench.pick(n, 1, ${users}, 1.5) end`,
    )
  const track = of('track', `bench.pick(n, 2, ${tracks}, 2)`)
  const artist = (n: string) => of('artist', `1 + (${n}) % ${artists}`)
  const event = of('event', `bench.pick(n, 3, ${events}, 2)`)
  const at = (total: number) => `bench.at(n, ${total})`
  const step = (table: string, rows: number, columns: string, select: string): LoadStep => ({
    table,
    rows,
    slice: (range) => `insert into ${table} (${columns}) select ${select} from ${range} n`,
  })

  const session = (kind: string, total: number, heavyRows: number) =>
    `md5('${kind}' || ${user(total, heavyRows)} || n / ${Math.max(1, Math.floor((total / heavyRows) * 10))})::uuid`
  const entryAt = at(sizes.entries)
  const entryUser = user(sizes.entries, heavy[0])
  const entryType = word(LOGGED, 4)

  const steps: LoadStep[] = [
    step(
      'auth.users',
      users + 1,
      'id, aud, role, email, is_sso_user, is_anonymous, created_at, last_sign_in_at',
      `${of('user', 'n - 1')}, 'authenticated', 'authenticated', 'listener-' || n - 1 || '@example.com', false, false,
       ${at(users + 1)}, ${at(users + 1)}`,
    ),
    step(
      'public.profiles',
      users + 1,
      'id, display_name, role, created_at',
      `${of('user', 'n - 1')}, 'Listener ' || n - 1,
       case when n - 1 > ${users - artists} then 'artist' when n % 997 = 0 then 'brand' else 'fan' end, ${at(users + 1)}`,
    ),
    step(
      'public.media_ids',
      Math.floor(users * 0.9),
      'user_uuid, interests, genre_preferences, content_flags, location_code, created_at, updated_at',
      // One in fifty users has two.
      `${of('user', 'case when n % 50 = 0 then n - 2 else n - 1 end')}, array['vinyl', 'live music'], array['jazz', 'soul'], '{"high_quality": true}',
       'PT-11', ${at(users)}, ${at(users)}`,
    ),
    step(
      'public.artist_profiles',
      artists,
      'id, user_id, artist_name, verified, created_at',
      `${of('artist', 'n')}, ${of('user', `${users - artists} + n`)}, 'Artist ' || n, n % 3 = 0, ${at(artists)}`,
    ),
    step(
      'public.content_items',
      tracks,
      'id, title, artist_name, artist_id, duration, file_type, checksum, created_at',
      `${of('track', 'n')}, 'Track ' || n, 'Artist ' || 1 + n % ${artists}, ${artist('n')}, 120 + n % 240,
       (array['audio/mpeg', 'audio/mpeg', 'audio/mpeg', 'audio/flac', 'audio/wav'])[1 + n % 5], md5(n::text), ${at(tracks)}`,
    ),
    step(
      'public.audio_features',
      tracks,
      'content_id, genre, mood, tempo, energy',
      `${of('track', 'n')}, (array['jazz', 'soul', 'techno', 'folk', 'dub'])[1 + n % 5], 'calm', 80 + n % 80, 0.4`,
    ),
    step(
      'public.events',
      events,
      'id, title, host_id, location, event_date, status, created_at',
      `${of('event', 'n')}, 'Event ' || n, ${of('user', `${users - artists} + bench.pick(n, 5, ${artists}, 2)`)},
       (array['Lisbon', 'Porto', 'Berlin', 'Lagos'])[1 + n % 4], ${at(events)} + interval '60 days',
       case when n > ${events * 0.95} then 'published' when n % 40 = 0 then 'cancelled' when n % 50 = 0 then 'draft' else 'completed' end,
       ${at(events)}`,
    ),
    step(
      'public.listening_history',
      sizes.listens,
      'user_id, session_id, content_id, event_type, play_duration, progress_percentage, metadata, created_at',
      `${user(sizes.listens, heavy[0])}, ${session('listen', sizes.listens, heavy[0])}, ${track}, ${word(LISTENED, 6)}, n % 300,
       case when n % 20 > 0 then bench.pick(n, 7, 110, 0.5) end, '{"device": "mobile", "source": "playlist"}', ${at(sizes.listens)}`,
    ),
    step(
      'public.media_engagement_log',
      sizes.engagements,
      'user_id, session_id, content_id, event_type, metadata, created_at',
      `${user(sizes.engagements, heavy[1])}, ${session('listen', sizes.engagements, heavy[1])}, ${track}, ${word(ENGAGED, 8)},
       '{"source": "search"}', ${at(sizes.engagements)}`,
    ),
    step(
      'public.event_votes',
      sizes.votes,
      'event_id, artist_id, user_uuid, created_at',
      `${event}, ${of('artist', `bench.pick(n, 9, ${artists}, 2)`)}, ${user(sizes.votes, heavy[2])}, ${at(sizes.votes)}`,
    ),
    step(
      'public.event_attendees',
      sizes.attendees,
      'event_id, user_id, status, created_at',
      `${event}, ${user(sizes.attendees, heavy[2])}, (array['going', 'going', 'attended', 'cancelled'])[1 + n % 4], ${at(sizes.attendees)}`,
    ),
    step(
      'public.listening_sessions',
      Math.floor(sizes.listens / 10),
      'user_id, started_at, ended_at, device_type, context',
      `${user(sizes.listens / 10, heavy[0] / 10)}, ${at(sizes.listens / 10)}, ${at(sizes.listens / 10)} + interval '30 minutes', 'mobile', 'commute'`,
    ),
    step(
      'public.subscriptions',
      sizes.subscriptions,
      'user_id, artist_id, subscription_type, status, current_period_start, current_period_end, stripe_subscription_id, created_at',
      `${user(sizes.subscriptions, heavy[2])}, ${of('artist', `bench.pick(n, 9, ${artists}, 2)`)},
       (array['patron', 'artist_fan', 'artist_fan'])[1 + n % 3],
       (array['active', 'active', 'active', 'canceled', 'past_due'])[1 + n % 5], ${at(sizes.subscriptions)},
       ${at(sizes.subscriptions)} + interval '1 month', 'sub_' || n, ${at(sizes.subscriptions)}`,
    ),
    step(
      'public.treasury_accounts',
      Math.floor(users / 2),
      'user_id, balance_cents, pending_cents, lifetime_earned_cents, stripe_connect_account_id',
      // Some balances are shared by thousands: most have nothing.
      `${of('user', `${users} - n`)}, case when n > ${artists} then 0 else bench.pick(n, 10, 900000, 4) end,
       case when n % 30 = 0 and n <= ${artists} then n % 5000 else 0 end,
       case when n > ${artists} then 0 else bench.pick(n, 10, 9000000, 4) end, case when n <= ${artists} then 'acct_' || n end`,
    ),
    step(
      'public.treasury_transactions',
      sizes.transactions,
      'id, transaction_type, from_user_id, to_user_id, amount_cents, status, source, split_breakdown, stripe_payment_intent_id, entity_type, entity_id, refunded_cents, entry_user_id, entry_id, created_at, updated_at',
      `${of('transaction', 'n')}, k.kind, case when k.kind <> 'payout' then k.user_id end,
       ${of('user', `${users - artists} + bench.pick(n, 11, ${artists}, 2)`)}, k.amount,
       case when k.kind = 'payout' and n % 7 = 0 then 'pending' when n % 100 = 0 then 'failed' when n % 90 = 0 then 'refunded' else 'completed' end,
       'stripe', '[{"role": "artist", "account": "balance", "amount_cents": "70"}, {"role": "platform", "account": "platform", "amount_cents": "30"}]',
       case when k.kind <> 'payout' then 'pi_' || md5('intent' || n) end,
       case when k.kind = 'event_ticket' then 'event' when k.kind in ('tip', 'subscription') then 'artist' when k.kind = 'track_purchase' then 'track' end,
       case when k.kind = 'event_ticket' then ${event} when k.kind in ('tip', 'subscription') then ${of('artist', `bench.pick(n, 9, ${artists}, 2)`)}
         when k.kind = 'track_purchase' then ${track} end,
       case when n % 100 > 0 and not (k.kind = 'payout' and n % 7 = 0) and n % 90 = 0 then k.amount else 0 end,
       k.user_id, ${of('payment', 'n')}, ${at(sizes.transactions)}, ${at(sizes.transactions)}`,
    ),
    {
      table: 'dia.ledger_postings',
      rows: sizes.transactions,
      slice: (range) =>
        `insert into dia.ledger_postings (transaction_id, status, account, user_id, currency, amount_cents, posted_at)
         select ${of('transaction', 'n')}, 'completed', p.account, case when p.account = 'balance' then
           ${of('user', `${users - artists} + bench.pick(n, 11, ${artists}, 2)`)} end, 'USD',
           p.part * bench.pick(n, 12, 5000, 2), ${at(sizes.transactions)}
         from ${range} n cross join (values ('stripe', -2), ('balance', 1), ('platform', 1)) p (account, part)`,
    },
    step(
      'public.passport_entries',
      sizes.entries,
      'id, user_id, session_id, device_id, event_type, event_category, entity_type, entity_id, metadata, device_time, created_at',
      `bench.v7(${entryAt}, n), ${entryUser}, ${session('listen', sizes.entries, heavy[0])}, 'device-' || n % 1000, ${entryType},
       split_part(${entryType}, '.', 1), case when ${entryType} like 'concierto%' then 'event' when ${entryType} = 'treasury.artist_tip' or ${entryType} like 'social%' then 'artist' else 'track' end,
       case when ${entryType} like 'concierto%' then ${event} when ${entryType} = 'treasury.artist_tip' or ${entryType} like 'social%' then ${of('artist', `bench.pick(n, 9, ${artists}, 2)`)} else ${track} end,
       '{"context": "playlist", "progress_percentage": 87}', ${entryAt}, ${entryAt} + interval '2 seconds'`,
    ),
    {
      // Vectors of the tracks that are heard most.
      table: 'dia.entity_dna',
      rows: Math.floor(tracks / 10),
      slice: (range) =>
        `insert into dia.entity_dna (entity_type, entity_id, model, cultural, behavioral, economic, spatial, domains)
         select 'track', ${of('track', 'n')}, 'seeded', v.signal, v.signal, v.signal, v.signal, 15 from ${range} n cross join bench.vector v order by n`,
    },
    step(
      'dia.passport_decisions',
      sizes.entries,
      'user_id, entry_id, systems, catalogue_version, event_type, occurred_at, mediaid, entity_dna_id, valence, k_cultural, k_behavioral, k_economic, k_spatial, coliseum, base_score, weighted_score, scored_type, scored_id, decided_at',
      `${entryUser}, bench.v7(${entryAt}, n), 5, '1', ${entryType}, ${entryAt}, 2, bench.pick(n, 2, ${Math.floor(tracks / 10)}, 2), 1, 0.5, 0.4, 0.1, 0.1, 2, 1000000, 2000000, 'track', ${track},
       ${entryAt} + interval '5 seconds'`,
    ),
    {
      // One in a hundred stays: skipped, at the end of the log open, some dead.
      table: 'dia.passport_work',
      rows: sizes.entries,
      slice: (range) =>
        `insert into dia.passport_work (user_id, entry_id, occurred_at, mediaid, treasury, coliseum, mediaid_reason, mediaid_attempts)
         select ${entryUser}, bench.v7(${entryAt}, n), ${entryAt}, case when n > ${sizes.entries * 0.999} then 1 when n % 5000 = 0 then 4 else 3 end, 0,
           case when n > ${sizes.entries * 0.999} then 1 else 2 end,
           case when n <= ${sizes.entries * 0.999} then case when n % 5000 = 0 then 'ENTITY_BROKEN' else 'NO_MEDIA_ID' end end,
           case when n % 5000 = 0 then 5 else 0 end
         from ${range} n where n % 100 = 0`,
    },
    {
      table: 'dia.passport_dead_letters',
      rows: sizes.entries,
      slice: (range) =>
        `insert into dia.passport_dead_letters (user_id, entry_id, system, code, message, attempts, died_at)
         select ${entryUser}, bench.v7(${entryAt}, n), 'mediaid', 'ENTITY_BROKEN', 'The vector cannot be built', 5, ${entryAt}
         from ${range} n where n % 5000 = 0 and n <= ${sizes.entries * 0.999}`,
    },
    step(
      'public.coliseum_metrics',
      sizes.metrics,
      'id, metric_type, user_id, entity_type, entity_id, base_score, weighted_score, context, entry_id, created_at',
      `${of('metric', 'n')}, ${word(LOGGED, 13)}, ${user(sizes.metrics, heavy[0])}, k.kind,
       case k.kind when 'event' then ${event} when 'artist' then ${of('artist', `bench.pick(n, 9, ${artists}, 2)`)} else ${track} end,
       1, 2.5, '{"progress": 0.87}', ${of('payment', 'n')}, ${at(sizes.metrics)}`,
    ),
    {
      table: 'public.leaderboards',
      rows: 730,
      slice: (range) =>
        `insert into public.leaderboards (leaderboard_type, period_start, period_end, rankings)
         select b.board, b.starts, b.ends, (
           select jsonb_agg(jsonb_build_object('rank', r, 'entity_id', case b.board when 'tracks_daily' then ${of('track', `1 + (r * 7 + n) % ${tracks}`)}
             when 'artists_weekly' then ${artist('r * 7 + n')} else ${of('event', `1 + (r * 7 + n) % ${events}`)} end,
             'score', 1000 - r, 'previous_rank', nullif(r % 9, 0))) from generate_series(1, 100) r)
         from ${range} n cross join bench.anchor a
         cross join lateral (
           select 'tracks_daily' as board, date_trunc('day', a.moment, 'UTC') - n * interval '1 day' as starts, date_trunc('day', a.moment, 'UTC') - (n - 1) * interval '1 day' as ends
           union all select 'artists_weekly', date_trunc('week', a.moment, 'UTC') - n * interval '7 days', date_trunc('week', a.moment, 'UTC') - (n - 1) * interval '7 days' where n < 104
           union all select 'events_monthly', date_trunc('month', a.moment, 'UTC') - n * interval '1 month', date_trunc('month', a.moment, 'UTC') - (n - 1) * interval '1 month' where n < 24) b`,
    },
    step(
      'public.payout_contracts',
      artists,
      'artist_id, effective_from, created_at',
      `${of('artist', 'n')}, ${at(artists)}, ${at(artists)}`,
    ),
    step(
      'dia.audit_log',
      sizes.audits,
      'at, actor_id, action, subject_user_id, details',
      `${at(sizes.audits)}, ${of('user', 'n % 5')}, 'matrix.open_row', ${of('user', `bench.pick(n, 14, ${users}, 1)`)}, '{"matrix": "users"}'`,
    ),
    step(
      'dia.dna_profiles',
      Math.floor(users / 2),
      'user_id, media_id, model, last_event_at, interaction_count',
      `${of('user', 'n - 1')}, ${of('media', 'n')}, 'seeded', ${at(users / 2)}, 25`,
    ),
    {
      table: 'dia.dna_states',
      rows: Math.floor(users / 2),
      slice: (range) =>
        `insert into dia.dna_states (user_id, domain, reference_time, signal, mass, lifetime_mass)
         select ${of('user', 'n - 1')}, d, ${at(users / 2)}, v.signal, 3 + d, 9 + d
         from ${range} n cross join generate_series(1, 4) d cross join bench.vector v`,
    },
  ]
  return steps.map(withKinds)
}

/** Kinds of money and of scored entities, drawn once per row. */
function withKinds(step: LoadStep): LoadStep {
  const kinds: Readonly<Record<string, string>> = {
    'public.treasury_transactions': `select bench.id('user', bench.pick(n, 1, 1000, 1.5)) as user_id, bench.pick(n, 12, 5000, 2) as amount,
      (array['tip', 'tip', 'tip', 'tip', 'track_purchase', 'track_purchase', 'track_purchase', 'subscription', 'event_ticket', 'payout'])[bench.pick(n, 15, 10, 1)] as kind`,
    'public.coliseum_metrics': `select (array['track', 'track', 'track', 'track', 'artist', 'artist', 'artist', 'artist', 'artist', 'event'])[bench.pick(n, 16, 10, 1)] as kind`,
  }
  const drawn = kinds[step.table]
  if (drawn === undefined) return step
  return { ...step, slice: (range) => `${step.slice(range)} cross join lateral (${drawn}) k` }
}
