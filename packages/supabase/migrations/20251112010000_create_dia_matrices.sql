-- The matrices: one view each in the exposed schema, for admins. Each reads through a gated view with the owner's rights
-- (ADR 0005); rows of logs are live. A column that is filtered, sorted or searched is a column of a table, or an
-- expression that an index holds, so that the planner sees the index through both views. Names are looked up by
-- primary key for the rows of a page alone.

-- What pages of the kit's own tables are found by.
create index if not exists passport_entries_occurred on public.passport_entries (occurred_at, id);
create index if not exists passport_entries_type_occurred on public.passport_entries (event_type, occurred_at, id);
-- Nearly all entries are the player's: its newest are found by time alone.
create index if not exists passport_entries_category_occurred on public.passport_entries (event_category, occurred_at, id)
  where event_category <> 'player';
create index if not exists passport_entries_id on public.passport_entries (id);
create index if not exists coliseum_metrics_id on public.coliseum_metrics (id);
create index if not exists passport_work_dead on dia.passport_work (user_id, entry_id)
  where mediaid = 4 or treasury = 4 or coliseum = 4;
-- Open work by the time of its entry, whatever system it is open in: the states are in the index, so that those of other
-- systems are passed by within it. The condition is spelled out, since each system's own then implies it.
create index if not exists passport_work_pending on dia.passport_work (occurred_at, entry_id, mediaid, treasury, coliseum)
  where mediaid = 1 or treasury = 1 or coliseum = 1;
-- Skipped and dead work, by the time of its entry: the rows that an entry leaves behind when nothing is open any more.
create index if not exists passport_work_not_pending on dia.passport_work (occurred_at, entry_id)
  where not (mediaid = 1 or treasury = 1 or coliseum = 1);
create index if not exists passport_work_mediaid_settled on dia.passport_work (mediaid, occurred_at, entry_id) where mediaid >= 3;
create index if not exists passport_work_treasury_settled on dia.passport_work (treasury, occurred_at, entry_id) where treasury >= 3;
create index if not exists passport_work_coliseum_settled on dia.passport_work (coliseum, occurred_at, entry_id) where coliseum >= 3;
create index if not exists passport_dead_letters_died on dia.passport_dead_letters (died_at);
create index if not exists passport_decisions_decided on dia.passport_decisions (decided_at);
create index if not exists audit_log_actor_id on dia.audit_log (actor_id, id);
create index if not exists audit_log_subject_id on dia.audit_log (subject_user_id, id) where subject_user_id is not null;
create index if not exists payout_contracts_created on public.payout_contracts (created_at, id);
create index if not exists ledger_postings_posted on dia.ledger_postings (posted_at);
do $$
declare
  account constant text := $q$((user_id::text || '.' || currency))$q$;
  stripe constant text := $q$((case when stripe_connect_account_id is null then 'not_connected' else 'connected' end))$q$;
  sorted text;
begin
  foreach sorted in array array['balance_cents', 'pending_cents', 'lifetime_earned_cents'] loop
    execute format('create index if not exists %I on public.treasury_accounts (%I, %s)', 'treasury_accounts_by_' || sorted, sorted, account);
    execute format('create index if not exists %I on public.treasury_accounts (%s, %I, %s)',
      'treasury_accounts_stripe_' || sorted, stripe, sorted, account);
    execute format('create index if not exists %I on public.treasury_accounts ((pending_cents > 0), %I, %s)',
      'treasury_accounts_has_pending_' || sorted, sorted, account);
  end loop;
  perform dia.index_search('public.treasury_transactions',
    $q$lower(id::text || ' ' || coalesce(stripe_payment_intent_id, ''))$q$, 'treasury_transactions_search');
end
$$;

create or replace view dia.engagements_for_admins as
select
  g.id,
  g.user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  g.event_type::text as event_type,
  g.content_id,
  c.title as content_title,
  c.artist_id,
  coalesce(c.artist_name, (select a.artist_name from public.artist_profiles a where a.id = c.artist_id)) as artist_name,
  g.session_id,
  g.metadata,
  g.created_at,
  s.search_text
from public.media_engagement_log g
left join public.content_items c on c.id = g.content_id
left join dia.user_matrix s on s.user_id = g.user_id
left join auth.users u on u.id = g.user_id
left join public.profiles p on p.id = g.user_id
where (select dia.may_administer());
create or replace view public.dia_engagements with (security_invoker = true) as select * from dia.engagements_for_admins;

create or replace view dia.listens_for_admins as
select
  l.id,
  l.user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  l.content_id,
  c.title as content_title,
  c.artist_id,
  coalesce(c.artist_name, (select a.artist_name from public.artist_profiles a where a.id = c.artist_id)) as artist_name,
  l.event_type::text as event_type,
  l.play_duration::double precision as play_duration,
  (l.progress_percentage / 100.0)::double precision as completion,
  l.session_id,
  l.metadata,
  l.created_at,
  s.search_text
from public.listening_history l
left join public.content_items c on c.id = l.content_id
left join dia.user_matrix s on s.user_id = l.user_id
left join auth.users u on u.id = l.user_id
left join public.profiles p on p.id = l.user_id
where (select dia.may_administer());
create or replace view public.dia_listens with (security_invoker = true) as select * from dia.listens_for_admins;

create or replace view dia.votes_for_admins as
select
  v.id,
  v.event_id,
  (select e.title from public.events e where e.id = v.event_id) as event_title,
  v.user_uuid as user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  v.artist_id,
  (select a.artist_name from public.artist_profiles a where a.id = v.artist_id) as artist_name,
  'vote_cast'::text as event_type,
  v.created_at,
  s.search_text
from public.event_votes v
left join dia.user_matrix s on s.user_id = v.user_uuid
left join auth.users u on u.id = v.user_uuid
left join public.profiles p on p.id = v.user_uuid
where (select dia.may_administer());
create or replace view public.dia_votes with (security_invoker = true) as select * from dia.votes_for_admins;

create or replace view dia.events_for_admins as
select m.*, (select r.refreshed_at from dia.matrix_refreshes r where r.matrix = 'events') as refreshed_at
from dia.event_matrix m
where (select dia.may_administer());
create or replace view public.dia_events with (security_invoker = true) as select * from dia.events_for_admins;

create or replace view dia.contents_for_admins as
select m.*, (select r.refreshed_at from dia.matrix_refreshes r where r.matrix = 'contents') as refreshed_at
from dia.content_matrix m
where (select dia.may_administer());
create or replace view public.dia_contents with (security_invoker = true) as select * from dia.contents_for_admins;

create or replace view dia.artists_for_admins as
select m.*, (select r.refreshed_at from dia.matrix_refreshes r where r.matrix = 'artists') as refreshed_at
from dia.artist_matrix m
where (select dia.may_administer());
create or replace view public.dia_artists with (security_invoker = true) as select * from dia.artists_for_admins;

create or replace view dia.subscriptions_for_admins as
select
  b.id,
  b.user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  b.artist_id,
  (select a.artist_name from public.artist_profiles a where a.id = b.artist_id) as artist_name,
  b.subscription_type,
  b.status,
  b.current_period_start,
  b.current_period_end,
  coalesce(b.cancel_at_period_end, false) as cancel_at_period_end,
  b.stripe_subscription_id,
  b.created_at,
  s.search_text
from dia.optional_subscriptions b
left join dia.user_matrix s on s.user_id = b.user_id
left join auth.users u on u.id = b.user_id
left join public.profiles p on p.id = b.user_id
where (select dia.may_administer());
create or replace view public.dia_subscriptions with (security_invoker = true) as select * from dia.subscriptions_for_admins;

create or replace view dia.transactions_for_admins as
select
  t.id,
  t.transaction_type,
  t.from_user_id,
  (select u.email::text from auth.users u where u.id = t.from_user_id) as from_email,
  (select p.display_name from public.profiles p where p.id = t.from_user_id) as from_name,
  t.to_user_id,
  (select u.email::text from auth.users u where u.id = t.to_user_id) as to_email,
  (select p.display_name from public.profiles p where p.id = t.to_user_id) as to_name,
  t.amount_cents,
  t.currency,
  t.status,
  t.entity_type,
  t.entity_id,
  case t.entity_type
    when 'track' then (select c.title from public.content_items c where c.id = t.entity_id)
    when 'artist' then (select a.artist_name from public.artist_profiles a where a.id = t.entity_id)
    when 'event' then (select v.title from public.events v where v.id = t.entity_id)
  end as entity_name,
  t.stripe_payment_intent_id,
  t.split_breakdown,
  t.reverses_id,
  t.refunded_cents,
  t.contract_id,
  t.entry_id,
  t.created_at,
  t.updated_at,
  lower(t.id::text || ' ' || coalesce(t.stripe_payment_intent_id, '')) as search_text
from public.treasury_transactions t
where (select dia.may_administer());
create or replace view public.dia_transactions with (security_invoker = true) as select * from dia.transactions_for_admins;

create or replace view dia.accounts_for_admins as
select
  b.user_id::text || '.' || b.currency as account_id,
  b.user_id,
  (select u.email::text from auth.users u where u.id = b.user_id) as user_email,
  (select p.display_name from public.profiles p where p.id = b.user_id) as user_name,
  b.currency,
  b.balance_cents,
  b.pending_cents,
  b.pending_cents > 0 as has_pending,
  b.lifetime_earned_cents,
  case when b.stripe_connect_account_id is null then 'not_connected' else 'connected' end as stripe_status,
  b.stripe_connect_account_id,
  b.last_payout_at,
  b.created_at,
  b.updated_at,
  s.search_text
from public.treasury_accounts b
left join dia.user_matrix s on s.user_id = b.user_id
where (select dia.may_administer());
create or replace view public.dia_accounts with (security_invoker = true) as select * from dia.accounts_for_admins;

create or replace view dia.metrics_for_admins as
select
  x.id,
  x.metric_type,
  x.user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  x.entity_type,
  x.entity_id,
  case x.entity_type
    when 'track' then (select c.title from public.content_items c where c.id = x.entity_id)
    when 'artist' then (select a.artist_name from public.artist_profiles a where a.id = x.entity_id)
    when 'event' then (select v.title from public.events v where v.id = x.entity_id)
  end as entity_name,
  x.base_score::double precision as base_score,
  x.weighted_score::double precision as weighted_score,
  x.context,
  x.entry_id,
  x.is_late,
  x.created_at,
  s.search_text
from public.coliseum_metrics x
left join dia.user_matrix s on s.user_id = x.user_id
left join auth.users u on u.id = x.user_id
left join public.profiles p on p.id = x.user_id
where (select dia.may_administer());
create or replace view public.dia_metrics with (security_invoker = true) as select * from dia.metrics_for_admins;

create or replace view dia.leaderboards_for_admins as
select
  l.place_id,
  l.leaderboard_type,
  l.period_start,
  l.period_end,
  l.rank,
  l.previous_rank,
  l.trend,
  l.entity_type,
  l.entity_id,
  case l.entity_type
    when 'track' then (select c.title from public.content_items c where c.id = l.entity_id)
    when 'artist' then (select a.artist_name from public.artist_profiles a where a.id = l.entity_id)
    when 'event' then (select v.title from public.events v where v.id = l.entity_id)
  end as entity_name,
  l.score
from dia.leaderboard_places l
where (select dia.may_administer());
create or replace view public.dia_leaderboards with (security_invoker = true) as select * from dia.leaderboards_for_admins;

create or replace view dia.passport_for_admins as
select
  e.id,
  e.user_id,
  u.email::text as user_email,
  p.display_name as user_name,
  e.event_type,
  e.event_category,
  e.entity_type,
  e.entity_id,
  case e.entity_type
    when 'track' then (select c.title from public.content_items c where c.id = e.entity_id)
    when 'artist' then (select a.artist_name from public.artist_profiles a where a.id = e.entity_id)
    when 'event' then (select v.title from public.events v where v.id = e.entity_id)
  end as entity_name,
  case coalesce(w.mediaid, d.mediaid, 0)
    when 1 then case when w.mediaid_attempts > 0 then 'retrying' else 'pending' end
    when 2 then 'done' when 3 then 'skipped' when 4 then 'dead' else 'not_routed' end as mediaid,
  case coalesce(w.treasury, d.treasury, 0)
    when 1 then case when w.treasury_attempts > 0 then 'retrying' else 'pending' end
    when 2 then 'done' when 3 then 'skipped' when 4 then 'dead' else 'not_routed' end as treasury,
  case coalesce(w.coliseum, d.coliseum, 0)
    when 1 then case when w.coliseum_attempts > 0 then 'retrying' else 'pending' end
    when 2 then 'done' when 3 then 'skipped' when 4 then 'dead' else 'not_routed' end as coliseum,
  -- As they stand in the work table; what filters on them reads dia_passport_by_work.
  w.mediaid as mediaid_work,
  w.treasury as treasury_work,
  w.coliseum as coliseum_work,
  w.is_open,
  coalesce(w.mediaid_reason, d.mediaid_reason) as mediaid_reason,
  coalesce(w.treasury_reason, d.treasury_reason) as treasury_reason,
  coalesce(w.coliseum_reason, d.coliseum_reason) as coliseum_reason,
  coalesce(w.mediaid_attempts + w.treasury_attempts + w.coliseum_attempts, 0) as attempts,
  e.session_id,
  e.device_id,
  e.metadata,
  e.clock_flag,
  e.occurred_at,
  e.created_at,
  case when not coalesce(w.is_open, false) and coalesce(w.mediaid, 0) <> 4 and coalesce(w.treasury, 0) <> 4
    and coalesce(w.coliseum, 0) <> 4 then d.decided_at end as processed_at,
  s.search_text
from public.passport_entries e
-- By the user in other words, since the planner would take a user that is asked for to the work as well, read all of
-- their work at once, and compare each entry with all of it.
left join dia.passport_work w on w.user_id = e.user_id::text::uuid and w.entry_id = e.id
left join lateral (
  select max(x.mediaid) as mediaid, max(x.treasury) as treasury, max(x.coliseum) as coliseum,
    max(x.mediaid_reason) as mediaid_reason, max(x.treasury_reason) as treasury_reason,
    max(x.coliseum_reason) as coliseum_reason, max(x.decided_at) as decided_at
  from dia.passport_decisions x where x.user_id = e.user_id and x.entry_id = e.id) d on true
left join dia.user_matrix s on s.user_id = e.user_id
left join auth.users u on u.id = e.user_id
left join public.profiles p on p.id = e.user_id
where (select dia.may_administer());
create or replace view public.dia_passport with (security_invoker = true) as select * from dia.passport_for_admins;

-- The entries that have work, found from it: open, skipped or dead in some system. A join that starts from entries is
-- guessed to find next to none (its columns are taken for independent), and a whole log is then read for a page. Here each
-- row of work looks up its one entry, in the order of an index on the work, and bounds are the work's own.
create or replace view dia.passport_by_work_for_admins as
select
  w.entry_id as id, w.user_id, p.user_email, p.user_name, p.event_type, p.event_category, p.entity_type, p.entity_id,
  p.entity_name, p.mediaid, p.treasury, p.coliseum, w.mediaid as mediaid_work, w.treasury as treasury_work,
  w.coliseum as coliseum_work, w.mediaid = 1 or w.treasury = 1 or w.coliseum = 1 as is_open, p.mediaid_reason,
  p.treasury_reason, p.coliseum_reason, p.attempts, p.session_id, p.device_id, p.metadata, p.clock_flag,
  w.occurred_at, p.created_at, p.processed_at, p.search_text
from dia.passport_work w
cross join lateral (select * from dia.passport_for_admins e where e.user_id = w.user_id and e.id = w.entry_id limit 1) p
where (select dia.may_administer());
create or replace view public.dia_passport_by_work with (security_invoker = true) as select * from dia.passport_by_work_for_admins;

-- The plain matrices: every other table.

create or replace view dia.profiles_for_admins as
select p.id, p.display_name, p.role::text as role, p.created_at, p.updated_at
from public.profiles p
where (select dia.may_administer());
create or replace view public.dia_profiles with (security_invoker = true) as select * from dia.profiles_for_admins;

create or replace view dia.media_ids_for_admins as
select m.id, m.user_uuid, m.interests, m.genre_preferences, m.content_flags, m.location_code,
  m.profile_embedding is not null as has_embedding, m.version, m.created_at, m.updated_at
from public.media_ids m
where (select dia.may_administer());
create or replace view public.dia_media_ids with (security_invoker = true) as select * from dia.media_ids_for_admins;

create or replace view dia.listening_sessions_for_admins as
select l.id, l.user_id, l.started_at, l.ended_at, l.device_type, l.context
from dia.optional_listening_sessions l
where (select dia.may_administer());
create or replace view public.dia_listening_sessions with (security_invoker = true) as select * from dia.listening_sessions_for_admins;

create or replace view dia.event_attendees_for_admins as
select a.id, a.event_id, a.user_id, a.status, a.created_at
from dia.optional_event_attendees a
where (select dia.may_administer());
create or replace view public.dia_event_attendees with (security_invoker = true) as select * from dia.event_attendees_for_admins;

create or replace view dia.audio_features_for_admins as
select f.content_id::text || ' ' || f.address as feature_id, f.content_id, f.genre, f.mood, f.tempo, f.energy
from dia.optional_audio_features f
where (select dia.may_administer());
create or replace view public.dia_audio_features with (security_invoker = true) as select * from dia.audio_features_for_admins;

create or replace view dia.payout_contracts_for_admins as
select c.id, c.artist_id, c.artist_share::double precision as artist_share, c.platform_share::double precision as platform_share,
  c.label_share::double precision as label_share, c.referral_share::double precision as referral_share, c.label_user_id,
  c.effective_from, c.expires_at, c.created_at
from public.payout_contracts c
where (select dia.may_administer());
create or replace view public.dia_payout_contracts with (security_invoker = true) as select * from dia.payout_contracts_for_admins;

create or replace view dia.ledger_postings_for_admins as
select concat_ws('.', l.transaction_id, l.status, l.account, l.user_id) as posting_id, l.posted_at, l.transaction_id, l.status,
  l.account, l.user_id, l.amount_cents, l.currency
from dia.ledger_postings l
where (select dia.may_administer());
create or replace view public.dia_ledger_postings with (security_invoker = true) as select * from dia.ledger_postings_for_admins;

create or replace view dia.audit_log_for_admins as
select a.id, a.at, a.actor_id, (select u.email::text from auth.users u where u.id = a.actor_id) as actor_email, a.action, a.subject_user_id,
  (select u.email::text from auth.users u where u.id = a.subject_user_id) as subject_email, a.details
from dia.audit_log a
where (select dia.may_administer());
create or replace view public.dia_audit_log with (security_invoker = true) as select * from dia.audit_log_for_admins;

create or replace view dia.dead_letters_for_admins as
select l.user_id::text || '.' || l.entry_id || '.' || l.system as letter_id, l.user_id, l.entry_id, l.system,
  (select e.event_type from public.passport_entries e where e.user_id = l.user_id and e.id = l.entry_id) as event_type,
  l.code, l.message, l.attempts, l.died_at, l.dismissed_at
from dia.passport_dead_letters l
where (select dia.may_administer());
create or replace view public.dia_dead_letters with (security_invoker = true) as select * from dia.dead_letters_for_admins;

create or replace view dia.decisions_for_admins as
select d.user_id::text || '.' || d.entry_id || '.' || d.systems as decision_id, d.decided_at, d.user_id, d.entry_id, d.systems,
  d.event_type, d.catalogue_version, d.mediaid_reason, d.treasury_reason, d.coliseum_reason, d.valence,
  d.k_cultural, d.k_behavioral, d.k_economic, d.k_spatial, d.occurred_at
from dia.passport_decisions d
where (select dia.may_administer());
create or replace view public.dia_decisions with (security_invoker = true) as select * from dia.decisions_for_admins;

do $$
declare
  matrix text;
begin
  foreach matrix in array array[
    'engagements', 'listens', 'votes', 'events', 'contents', 'artists', 'subscriptions', 'transactions',
    'accounts', 'metrics', 'leaderboards', 'passport', 'passport_by_work', 'profiles', 'media_ids', 'listening_sessions',
    'event_attendees', 'audio_features', 'payout_contracts', 'ledger_postings', 'audit_log', 'dead_letters',
    'decisions'
  ] loop
    execute format('revoke all on dia.%I, public.%I from public, anon, authenticated, service_role', matrix || '_for_admins', 'dia_' || matrix);
    execute format('grant select on dia.%I, public.%I to authenticated, service_role', matrix || '_for_admins', 'dia_' || matrix);
    execute format('comment on view public.%I is %L', 'dia_' || matrix, format('The matrix "%s", readable by admins.', matrix));
  end loop;
end
$$;
