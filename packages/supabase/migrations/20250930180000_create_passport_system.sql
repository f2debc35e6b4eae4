-- Passport: the immutable log of every user action, and the work that is still open on it.

create table if not exists dia.event_types (
  -- A canonical name or an alias.
  name text primary key,
  canonical text not null,
  category text not null check (category in ('player', 'concierto', 'treasury', 'coliseum', 'social', 'system')),
  mediaid boolean not null,
  treasury boolean not null,
  coliseum boolean not null,
  -- What it books in the Treasury.
  transaction_type text
);
alter table dia.event_types enable row level security;

comment on table dia.event_types is 'Routing of the event catalogue: which systems work an entry of each name. A test holds it against @dia/core.';

insert into dia.event_types (name, canonical, category, mediaid, treasury, coliseum) values
  ('player.track_played', 'player.track_played', 'player', true, false, true),
  ('played', 'player.track_played', 'player', true, false, true),
  ('track_play', 'player.track_played', 'player', true, false, true),
  ('player.track_completed', 'player.track_completed', 'player', true, false, true),
  ('completed', 'player.track_completed', 'player', true, false, true),
  ('track_complete', 'player.track_completed', 'player', true, false, true),
  ('player.track_skipped', 'player.track_skipped', 'player', true, false, true),
  ('skipped', 'player.track_skipped', 'player', true, false, true),
  ('track_skip', 'player.track_skipped', 'player', true, false, true),
  ('player.track_favorited', 'player.track_favorited', 'player', true, false, true),
  ('favorited', 'player.track_favorited', 'player', true, false, true),
  ('track_favorite', 'player.track_favorited', 'player', true, false, true),
  ('player.track_unfavorited', 'player.track_unfavorited', 'player', true, false, true),
  ('unfavorited', 'player.track_unfavorited', 'player', true, false, true),
  ('track_unfavorite', 'player.track_unfavorited', 'player', true, false, true),
  ('player.track_paused', 'player.track_paused', 'player', true, false, false),
  ('paused', 'player.track_paused', 'player', true, false, false),
  ('track_pause', 'player.track_paused', 'player', true, false, false),
  ('player.track_downloaded', 'player.track_downloaded', 'player', true, false, true),
  ('downloaded', 'player.track_downloaded', 'player', true, false, true),
  ('track_download', 'player.track_downloaded', 'player', true, false, true),
  ('player.queue_updated', 'player.queue_updated', 'player', true, false, true),
  ('added_to_queue', 'player.queue_updated', 'player', true, false, true),
  ('queue_add', 'player.queue_updated', 'player', true, false, true),
  ('player.playlist_created', 'player.playlist_created', 'player', true, false, true),
  ('playlist_create', 'player.playlist_created', 'player', true, false, true),
  ('player.playlist_added', 'player.playlist_added', 'player', true, false, true),
  ('playlist_add', 'player.playlist_added', 'player', true, false, true),
  ('player.item_unlocked', 'player.item_unlocked', 'player', true, false, true),
  ('locker.item_unlocked', 'player.item_unlocked', 'player', true, false, true),
  ('player.content_viewed', 'player.content_viewed', 'player', true, false, true),
  ('locker.content_viewed', 'player.content_viewed', 'player', true, false, true),
  ('player.reward_claimed', 'player.reward_claimed', 'player', true, true, true),
  ('locker.reward_claimed', 'player.reward_claimed', 'player', true, true, true),
  ('player.search_performed', 'player.search_performed', 'player', true, false, true),
  ('discovery.search_performed', 'player.search_performed', 'player', true, false, true),
  ('player.recommendation_clicked', 'player.recommendation_clicked', 'player', true, false, true),
  ('discovery.recommendation_clicked', 'player.recommendation_clicked', 'player', true, false, true),
  ('player.artist_discovered', 'player.artist_discovered', 'player', true, false, true),
  ('discovery.artist_discovered', 'player.artist_discovered', 'player', true, false, true),
  ('player.filter_applied', 'player.filter_applied', 'player', true, false, true),
  ('discovery.filter_applied', 'player.filter_applied', 'player', true, false, true),
  ('concierto.vote_cast', 'concierto.vote_cast', 'concierto', true, false, true),
  ('vote_cast', 'concierto.vote_cast', 'concierto', true, false, true),
  ('event_vote', 'concierto.vote_cast', 'concierto', true, false, true),
  ('concierto.event_attend', 'concierto.event_attend', 'concierto', true, false, true),
  ('concierto.event_attended', 'concierto.event_attend', 'concierto', true, false, true),
  ('event_attend', 'concierto.event_attend', 'concierto', true, false, true),
  ('concierto.event_rsvp', 'concierto.event_rsvp', 'concierto', true, false, true),
  ('event_rsvp', 'concierto.event_rsvp', 'concierto', true, false, true),
  ('concierto.ticket_purchased', 'concierto.ticket_purchased', 'concierto', true, true, true),
  ('ticket_purchase', 'concierto.ticket_purchased', 'concierto', true, true, true),
  ('concierto.event_viewed', 'concierto.event_viewed', 'concierto', true, false, true),
  ('event_view', 'concierto.event_viewed', 'concierto', true, false, true),
  ('concierto.event_created', 'concierto.event_created', 'concierto', true, false, true),
  ('concierto.artist_scored', 'concierto.artist_scored', 'concierto', true, false, true),
  ('concierto.event_shared', 'concierto.event_shared', 'concierto', true, false, true),
  ('event_share', 'concierto.event_shared', 'concierto', true, false, true),
  ('social.user_followed', 'social.user_followed', 'social', true, false, true),
  ('artist_follow', 'social.user_followed', 'social', true, false, true),
  ('social.user_unfollowed', 'social.user_unfollowed', 'social', true, false, true),
  ('artist_unfollow', 'social.user_unfollowed', 'social', true, false, true),
  ('social.content_shared', 'social.content_shared', 'social', true, false, true),
  ('track_share', 'social.content_shared', 'social', true, false, true),
  ('social.content_liked', 'social.content_liked', 'social', true, false, true),
  ('social.content_unliked', 'social.content_unliked', 'social', true, false, true),
  ('social.content_commented', 'social.content_commented', 'social', true, false, true),
  ('social.link_shared', 'social.link_shared', 'social', true, false, true),
  ('cals.link_shared', 'social.link_shared', 'social', true, false, true),
  ('social.link_opened', 'social.link_opened', 'social', true, false, true),
  ('cals.link_opened', 'social.link_opened', 'social', true, false, true),
  ('social.message_sent', 'social.message_sent', 'social', false, false, true),
  ('cals.message_sent', 'social.message_sent', 'social', false, false, true),
  ('treasury.track_play', 'treasury.track_play', 'treasury', false, true, false),
  ('treasury.track_purchase', 'treasury.track_purchase', 'treasury', true, true, true),
  ('track_purchase', 'treasury.track_purchase', 'treasury', true, true, true),
  ('treasury.artist_tip', 'treasury.artist_tip', 'treasury', true, true, true),
  ('tip', 'treasury.artist_tip', 'treasury', true, true, true),
  ('treasury.subscription_start', 'treasury.subscription_start', 'treasury', true, true, true),
  ('treasury.subscription_started', 'treasury.subscription_start', 'treasury', true, true, true),
  ('treasury.subscription_renew', 'treasury.subscription_renew', 'treasury', true, true, true),
  ('treasury.subscription_renewed', 'treasury.subscription_renew', 'treasury', true, true, true),
  ('treasury.subscription_cancel', 'treasury.subscription_cancel', 'treasury', true, false, true),
  ('treasury.subscription_cancelled', 'treasury.subscription_cancel', 'treasury', true, false, true),
  ('treasury.transaction_created', 'treasury.transaction_created', 'treasury', true, true, true),
  ('treasury.refund_issued', 'treasury.refund_issued', 'treasury', true, true, true),
  ('treasury.payout_requested', 'treasury.payout_requested', 'treasury', false, true, true),
  ('treasury.payout_completed', 'treasury.payout_completed', 'treasury', false, true, true),
  ('treasury.attribution_credited', 'treasury.attribution_credited', 'treasury', false, true, true),
  ('treasury.balance_updated', 'treasury.balance_updated', 'treasury', false, false, false),
  ('coliseum.metric_tracked', 'coliseum.metric_tracked', 'coliseum', false, false, false),
  ('coliseum.milestone_reached', 'coliseum.milestone_reached', 'coliseum', false, false, false),
  ('coliseum.leaderboard_updated', 'coliseum.leaderboard_updated', 'coliseum', false, false, false),
  ('coliseum.report_generated', 'coliseum.report_generated', 'coliseum', false, false, false),
  ('system.setup_completed', 'system.setup_completed', 'system', true, false, false),
  ('mediaid.setup_completed', 'system.setup_completed', 'system', true, false, false),
  ('system.simulator_used', 'system.simulator_used', 'system', true, false, false),
  ('mediaid.simulator_used', 'system.simulator_used', 'system', true, false, false),
  ('system.consent_updated', 'system.consent_updated', 'system', true, false, false),
  ('mediaid.consent_updated', 'system.consent_updated', 'system', true, false, false),
  ('system.dna_generated', 'system.dna_generated', 'system', false, false, false),
  ('mediaid.dna_generated', 'system.dna_generated', 'system', false, false, false),
  ('system.dna_evolved', 'system.dna_evolved', 'system', false, false, false),
  ('mediaid.dna_evolved', 'system.dna_evolved', 'system', false, false, false),
  ('system.profile_viewed', 'system.profile_viewed', 'system', false, false, false),
  ('mediaid.profile_viewed', 'system.profile_viewed', 'system', false, false, false),
  ('system.login', 'system.login', 'system', false, false, false),
  ('access.login', 'system.login', 'system', false, false, false),
  ('system.logout', 'system.logout', 'system', false, false, false),
  ('access.logout', 'system.logout', 'system', false, false, false),
  ('system.permission_granted', 'system.permission_granted', 'system', false, false, false),
  ('access.permission_granted', 'system.permission_granted', 'system', false, false, false),
  ('system.permission_revoked', 'system.permission_revoked', 'system', false, false, false),
  ('access.permission_revoked', 'system.permission_revoked', 'system', false, false, false),
  ('system.error_occurred', 'system.error_occurred', 'system', false, false, false),
  ('system.notification_sent', 'system.notification_sent', 'system', false, false, false),
  ('system.email_sent', 'system.email_sent', 'system', false, false, false)
on conflict (name) do update set
  canonical = excluded.canonical, category = excluded.category,
  mediaid = excluded.mediaid, treasury = excluded.treasury, coliseum = excluded.coliseum;

update dia.event_types t set transaction_type = b.transaction_type
from (values
  ('player.reward_claimed', 'reward'),
  ('concierto.ticket_purchased', 'event_ticket'),
  ('treasury.track_play', 'track_play'),
  ('treasury.track_purchase', 'track_purchase'),
  ('treasury.artist_tip', 'tip'),
  ('treasury.subscription_start', 'subscription'),
  ('treasury.subscription_renew', 'subscription'),
  ('treasury.transaction_created', 'other'),
  ('treasury.refund_issued', 'refund'),
  ('treasury.payout_requested', 'payout'),
  ('treasury.payout_completed', 'payout'),
  ('treasury.attribution_credited', 'referral')
) b (canonical, transaction_type)
where t.canonical = b.canonical and t.transaction_type is distinct from b.transaction_type;

create table if not exists public.passport_entries (
  -- Made by the client, a UUIDv7.
  id uuid not null,
  user_id uuid not null,
  session_id uuid,
  device_id text check (char_length(device_id) <= 200),
  event_type text not null check (char_length(event_type) between 1 and 200),
  event_category text not null check (event_category in ('player', 'concierto', 'treasury', 'coliseum', 'social', 'system')),
  entity_type text check (entity_type in ('track', 'artist', 'event', 'transaction', 'playlist')),
  entity_id uuid,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object' and octet_length(metadata::text) <= 16384),
  -- The device's clock when it happened and when it was sent, as the device said.
  device_time timestamptz check (isfinite(device_time)),
  sent_at timestamptz check (isfinite(sent_at)),
  -- The database's clock when the entry was received.
  created_at timestamptz not null default now(),
  -- Effective time: the device's, corrected by (received − sent), at most 5 minutes after it was received.
  -- (Spelt in intervals since the epoch, since timestamptz + interval is not immutable.)
  occurred_at timestamptz not null generated always as (
    least(
      to_timestamp(extract(epoch from
        (coalesce(device_time, created_at) - '1970-01-01 00:00:00+00'::timestamptz)
        + case when device_time is null or sent_at is null then interval '0' else created_at - sent_at end
      )::double precision),
      to_timestamp(extract(epoch from created_at - '1970-01-01 00:00:00+00'::timestamptz)::double precision + 300)
    )
  ) stored,
  -- Why the device's clock was not taken at its word: it ran a minute or more ahead or behind, or was still ahead
  -- of the limit after that was put right.
  clock_flag text generated always as (
    case
      when device_time is null then null
      when device_time - created_at + case when sent_at is null then interval '0' else created_at - sent_at end
        > interval '5 minutes' then 'future'
      when sent_at - created_at >= interval '1 minute' then 'ahead'
      when created_at - sent_at >= interval '1 minute' then 'behind'
    end
  ) stored,
  primary key (user_id, id)
);
comment on table public.passport_entries is 'Immutable event log, the single source of truth for user actions.';

create index if not exists passport_entries_user_time on public.passport_entries (user_id, occurred_at desc, id desc);

alter table public.passport_entries enable row level security;
revoke all on public.passport_entries from public, anon, authenticated, service_role;
grant select on public.passport_entries to authenticated;
grant select, insert on public.passport_entries to service_role;

drop policy if exists passport_entries_read on public.passport_entries;
create policy passport_entries_read on public.passport_entries for select to authenticated
  using (user_id = (select auth.uid()) or (select dia.is_admin()));

drop trigger if exists passport_entries_append_only on public.passport_entries;
create trigger passport_entries_append_only before update or delete or truncate on public.passport_entries
  for each statement execute function dia.refuse_rewrite();
alter table public.passport_entries enable always trigger passport_entries_append_only;

-- State per routed system: 0 not routed, 1 open, 2 done, 3 skipped, 4 dead.
-- A row stays while something is open, skipped or dead; an entry without a row is done.
create table if not exists dia.passport_work (
  user_id uuid not null,
  entry_id uuid not null,
  -- The entry's own, so that what was skipped or is dead is found in the order of its time.
  occurred_at timestamptz not null,
  mediaid smallint not null check (mediaid between 0 and 4),
  treasury smallint not null check (treasury between 0 and 4),
  coliseum smallint not null check (coliseum between 0 and 4),
  -- Why a system skipped it, or the code of its last failure.
  mediaid_reason text,
  treasury_reason text,
  coliseum_reason text,
  -- Failures of each system; five make it dead.
  mediaid_attempts smallint not null default 0,
  treasury_attempts smallint not null default 0,
  coliseum_attempts smallint not null default 0,
  -- Leases that ran out: whoever claimed it stopped before it was done.
  lapses smallint not null default 0,
  -- Free to claim from this moment, unless it is leased.
  available_at timestamptz not null default clock_timestamp(),
  -- Who claimed it last, and until when. In no index, so that a lease writes the row and nothing else.
  lease_token uuid,
  leased_until timestamptz,
  -- Money waits for the entry before it (a refund for its purchase, a payout's completion for its request): the
  -- transaction it waits for, and since when. Whoever books that transaction makes the entry available.
  waits_for uuid,
  waits_since timestamptz,
  is_open boolean not null generated always as (mediaid = 1 or treasury = 1 or coliseum = 1) stored,
  -- One of 64 shares of the users, 0 to 63. What is claimed together is of one share, as far as there is enough of it: a
  -- batch then holds more of each user, whose DNA it writes once, and batches that run beside each other hold different
  -- users. Money has a share of its own, 64: a payout must not overtake what others paid in before it.
  share smallint not null generated always as (case when treasury = 0 then get_byte(uuid_send(user_id), 15) & 63 else 64 end) stored,
  primary key (user_id, entry_id)
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0.02);
alter table dia.passport_work enable row level security;
comment on table dia.passport_work is 'What is open, skipped or dead of the Passport, per entry and system. Done is the absence of a row.';
create index if not exists passport_work_open on dia.passport_work (share, available_at) where is_open;
-- Those whose lease ran out: next to none, and looked for by every claim.
create index if not exists passport_work_lapsed on dia.passport_work (available_at) where is_open and lapses > 0;
create index if not exists passport_work_waiting on dia.passport_work (waits_for) where waits_for is not null;

create or replace function dia.set_event_category() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.event_category := coalesce(
    (select t.category from dia.event_types t where t.name = new.event_type),
    substring(new.event_type from '^(player|concierto|treasury|coliseum|social|system)\.'),
    'system'
  );
  return new;
end
$$;
revoke all on function dia.set_event_category() from public, anon, authenticated, service_role;

drop trigger if exists passport_entries_category on public.passport_entries;
create trigger passport_entries_category before insert on public.passport_entries
  for each row when (new.event_category is null) execute function dia.set_event_category();
alter table public.passport_entries enable always trigger passport_entries_category;

-- Work is opened by the insert itself, so nothing is ever looked for by id or time.
-- An unknown name is routed to MediaID, which records it as skipped.
create or replace function dia.open_passport_work() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into dia.passport_work (user_id, entry_id, occurred_at, mediaid, treasury, coliseum)
  select n.user_id, n.id, n.occurred_at,
    coalesce(t.mediaid, true)::int, coalesce(t.treasury, false)::int, coalesce(t.coliseum, false)::int
  from new_entries n left join dia.event_types t on t.name = n.event_type
  where t.name is null or t.mediaid or t.treasury or t.coliseum;
  return null;
end
$$;
revoke all on function dia.open_passport_work() from public, anon, authenticated, service_role;

drop trigger if exists passport_entries_open_work on public.passport_entries;
create trigger passport_entries_open_work after insert on public.passport_entries
  referencing new table as new_entries for each statement execute function dia.open_passport_work();
alter table public.passport_entries enable always trigger passport_entries_open_work;

create table if not exists dia.passport_dead_letters (
  user_id uuid not null,
  entry_id uuid not null,
  system text not null check (system in ('mediaid', 'treasury', 'coliseum')),
  code text not null,
  message text not null,
  attempts smallint not null,
  died_at timestamptz not null default clock_timestamp(),
  -- When an admin decided that it is not to be worked any more; it stays, so that this can be taken back.
  dismissed_at timestamptz,
  primary key (user_id, entry_id, system)
);
alter table dia.passport_dead_letters add column if not exists dismissed_at timestamptz;
alter table dia.passport_dead_letters enable row level security;
