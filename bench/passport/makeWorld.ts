import type { Connection } from './BenchDatabase.js'

export interface World {
  readonly users: number
  readonly tracks: number
  /** The share of events that come out of an offline queue, up to ninety days late; default 0.05. */
  readonly offline?: number
}

/** Users with a MediaID, artists who can be paid, tracks with features: the host's rows that events point at. */
export async function makeWorld(owner: Connection, { users, tracks }: World): Promise<void> {
  await owner.query(
    `insert into auth.users (id, aud, role, email, is_sso_user, is_anonymous, created_at)
     select md5('user' || n)::uuid, 'authenticated', 'authenticated', 'user-' || n || '@example.com', false, false, '2025-01-01'
     from generate_series(1, $1::int) n`,
    [users],
  )
  await owner.query(
    `insert into public.media_ids (user_uuid, interests, genre_preferences, content_flags, location_code)
     select md5('user' || n)::uuid, array['vinyl', 'live music'], array['jazz', 'soul'], '{"high_quality": true}', 'US-CA'
     from generate_series(1, $1::int) n`,
    [users],
  )
  await owner.query(
    `insert into public.artist_profiles (id, user_id, artist_name)
     select md5('artist' || n)::uuid, md5('user' || n)::uuid, 'Artist ' || n from generate_series(1, $1::int / 10) n`,
    [tracks],
  )
  await owner.query(
    `insert into public.content_items (id, title, artist_name, artist_id, duration, file_type)
     select md5('track' || n)::uuid, 'Track ' || n, 'Artist ' || n % ($1::int / 10) + 1,
       md5('artist' || n % ($1::int / 10) + 1)::uuid, 200, 'audio/flac'
     from generate_series(1, $1::int) n`,
    [tracks],
  )
  await owner.query(
    `insert into public.audio_features (content_id, genre, mood, tempo, energy)
     select md5('track' || n)::uuid, (array['jazz', 'soul', 'techno', 'folk', 'dub'])[n % 5 + 1], 'calm', 80 + n % 80, 0.4
     from generate_series(1, $1::int) n`,
    [tracks],
  )
}

/**
 * Logs events in arrival order: users and tracks by Zipf, one in thirty a tip, the rest plays, favourites and skips
 * of the last quarter of an hour, but for those that come out of an offline queue. Answers how many users they are of.
 */
export async function logEvents(
  owner: Connection,
  { users, tracks, offline = 0.05 }: World,
  events: number,
  seed: number,
): Promise<number> {
  await owner.query('select setseed($1::float8)', [seed / 1000])
  const [row] = await owner.query<{ users: number }>(
    `with drawn as materialized (
       select n, floor($2::int ^ random())::int as u, floor($3::int ^ random())::int as t, random() as kind,
         case when random() < $5::float8 then random() * 90 * 86400 else random() * 900 end as ago
       from generate_series(1, $1::int) n
     ), logged as (
       insert into public.passport_entries (id, user_id, event_type, entity_type, entity_id, metadata, device_time)
       select ${idOf("$4::int || ':' || n", 'now() - make_interval(secs => case when ago < 35 * 86400 then ago else 0 end)')},
         md5('user' || u)::uuid,
         case when n % 30 = 0 then 'treasury.artist_tip' when kind < 0.8 then 'player.track_played'
           when kind < 0.9 then 'player.track_favorited' else 'player.track_skipped' end,
         'track', md5('track' || t)::uuid,
         case when n % 30 = 0 then jsonb_build_object('amount_cents', '500', 'stripe_payment_intent_id', 'pi_' || $4::int || '_' || n)
           else jsonb_build_object('context', 'playlist', 'progress_percentage', floor(kind * 100)) end,
         now() - make_interval(secs => ago)
       from drawn
       returning user_id
     )
     select count(distinct user_id)::int as users from logged`,
    [events, users, tracks, seed, offline],
  )
  return row?.users ?? 0
}

/** A play of every user, and of every track: what comes after them finds DNA and vectors there. */
export async function logFirstPlays(owner: Connection, { users, tracks }: World): Promise<void> {
  await owner.query(
    `insert into public.passport_entries (id, user_id, event_type, entity_type, entity_id, device_time)
     select ${idOf("'first' || n", 'now()')}, md5('user' || n)::uuid, 'player.track_played', 'track', md5('track' || n % $2::int + 1)::uuid,
       now() - make_interval(secs => n)
     from generate_series(1, $1::int) n`,
    [users, tracks],
  )
}

/** Entries that every system leaves out: what is left is the pipeline itself. */
export async function logIdle(
  owner: Connection,
  { users }: World,
  events: number,
  seed: number,
): Promise<void> {
  await owner.query(
    `insert into public.passport_entries (id, user_id, event_type, metadata)
     select ${idOf("'idle' || $3::int || ':' || n", 'now()')}, md5('user' || 1 + n % $2::int)::uuid, 'player.track_paused', '{}'
     from generate_series(1, $1::int) n`,
    [events, users, seed],
  )
}

/** SQL of an id as clients make them: a UUIDv7, of the event's time where that is less than 35 days ago. */
function idOf(seed: string, moment: string): string {
  return `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${seed}), 14, 3) || '8' || substr(md5(${seed}), 18))::uuid`
}
