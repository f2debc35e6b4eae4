import { currencyOptions } from './currencyOptions.js'
import { defineMatrix } from './defineMatrix.js'
import type { MatrixDefinition, MatrixRow } from './MatrixDefinition.js'
import { ofAnyRow } from './ofAnyRow.js'

/** Profiles of the host's users. */
export const profilesMatrix = /* @__PURE__ */ defineMatrix({
  name: 'profiles',
  key: 'id',
  columns: { id: 'id', display_name: 'text', role: 'badge', created_at: 'time', updated_at: 'time' },
  sorts: ['id'],
  direction: 'asc',
  ids: { id: 'user' },
})

/** MediaIDs, duplicates included; the embedding is told, not shown. */
export const mediaIdsMatrix = /* @__PURE__ */ defineMatrix({
  name: 'media_ids',
  title: 'MediaIDs',
  key: 'id',
  columns: {
    id: 'id',
    user_uuid: 'id',
    interests: 'tags',
    genre_preferences: 'tags',
    content_flags: 'json',
    location_code: 'text',
    has_embedding: 'boolean',
    version: 'number',
    created_at: 'time',
    updated_at: 'time',
  },
  sorts: ['id'],
  direction: 'asc',
  ids: { user_uuid: 'user' },
})

/** Sessions of listening, in hosts that have them. */
export const listeningSessionsMatrix = /* @__PURE__ */ defineMatrix({
  name: 'listening_sessions',
  key: 'id',
  columns: {
    id: 'id',
    user_id: 'id',
    started_at: 'time',
    ended_at: 'time',
    device_type: 'text',
    context: 'text',
  },
  sorts: ['id'],
  direction: 'asc',
  ids: { id: 'session', user_id: 'user' },
  optionalTable: 'listening_sessions',
})

/** Who attends which event, in hosts that say so. */
export const eventAttendeesMatrix = /* @__PURE__ */ defineMatrix({
  name: 'event_attendees',
  key: 'id',
  columns: { id: 'id', event_id: 'id', user_id: 'id', status: 'badge', created_at: 'time' },
  sorts: ['id'],
  direction: 'asc',
  ids: { event_id: 'event', user_id: 'user' },
  optionalTable: 'event_attendees',
})

/** What an analysis heard in a track, in hosts that analyse; a track may have several rows. */
export const audioFeaturesMatrix = /* @__PURE__ */ defineMatrix({
  name: 'audio_features',
  key: 'feature_id',
  columns: {
    feature_id: 'id',
    content_id: 'id',
    genre: 'text',
    mood: 'text',
    tempo: 'number',
    energy: 'number',
  },
  sorts: ['content_id'],
  direction: 'asc',
  ids: { content_id: 'track' },
  optionalTable: 'audio_features',
})

/** How artists' gross is split, and from when until when. */
export const payoutContractsMatrix = /* @__PURE__ */ defineMatrix({
  name: 'payout_contracts',
  key: 'id',
  columns: {
    id: 'id',
    artist_id: 'id',
    artist_share: 'percent',
    platform_share: 'percent',
    label_share: 'percent',
    referral_share: 'percent',
    label_user_id: 'id',
    effective_from: 'time',
    expires_at: 'time',
    created_at: 'time',
  },
  sorts: ['created_at'],
  ids: { artist_id: 'artist' },
})

/** Postings of the ledger; those of a transaction sum to zero. */
export const ledgerPostingsMatrix = /* @__PURE__ */ defineMatrix({
  name: 'ledger_postings',
  key: 'posting_id',
  columns: {
    posting_id: 'id',
    posted_at: 'time',
    transaction_id: 'id',
    status: 'badge',
    account: 'badge',
    user_id: 'id',
    amount_cents: 'money',
    currency: 'badge',
  },
  sorts: ['posted_at'],
  ids: { transaction_id: 'entity', user_id: 'user' },
  choices: { currency: /* @__PURE__ */ currencyOptions() },
})

/** What admins opened and did. */
export const auditLogMatrix = /* @__PURE__ */ defineMatrix({
  name: 'audit_log',
  key: 'id',
  columns: {
    id: 'id',
    at: 'time',
    actor_id: 'id',
    actor_email: 'text',
    action: 'badge',
    subject_user_id: 'id',
    subject_email: 'text',
    details: 'json',
  },
  sorts: ['id'],
  ids: { actor_id: 'user', subject_user_id: 'user' },
})

/** Entries that a system gave up on, with the last error. */
export const deadLettersMatrix = /* @__PURE__ */ defineMatrix({
  name: 'dead_letters',
  key: 'letter_id',
  columns: {
    letter_id: 'id',
    user_id: 'id',
    entry_id: 'id',
    system: 'badge',
    event_type: 'influence',
    code: 'badge',
    message: 'text',
    attempts: 'number',
    died_at: 'time',
    dismissed_at: 'time',
  },
  sorts: ['died_at'],
  ids: { user_id: 'user' },
})

/** What the processor decided about each entry; a row decides one system or several. */
export const decisionsMatrix = /* @__PURE__ */ defineMatrix({
  name: 'decisions',
  title: 'Passport decisions',
  key: 'decision_id',
  columns: {
    decision_id: 'id',
    decided_at: 'time',
    user_id: 'id',
    entry_id: 'id',
    systems: 'number',
    event_type: 'influence',
    catalogue_version: 'text',
    mediaid_reason: 'badge',
    treasury_reason: 'badge',
    coliseum_reason: 'badge',
    valence: 'number',
    k_cultural: 'number',
    k_behavioral: 'number',
    k_economic: 'number',
    k_spatial: 'number',
    occurred_at: 'time',
  },
  sorts: ['decided_at'],
  ids: { user_id: 'user' },
  // As a user's history is indexed; one index more would cost each commit.
  idSort: 'occurred_at',
})

/** Matrices of the tables beside the thirteen, so that an admin sees all of them. */
export const plainMatrices: readonly MatrixDefinition<MatrixRow>[] = [
  /* @__PURE__ */ ofAnyRow(profilesMatrix),
  /* @__PURE__ */ ofAnyRow(mediaIdsMatrix),
  /* @__PURE__ */ ofAnyRow(listeningSessionsMatrix),
  /* @__PURE__ */ ofAnyRow(eventAttendeesMatrix),
  /* @__PURE__ */ ofAnyRow(audioFeaturesMatrix),
  /* @__PURE__ */ ofAnyRow(payoutContractsMatrix),
  /* @__PURE__ */ ofAnyRow(ledgerPostingsMatrix),
  /* @__PURE__ */ ofAnyRow(auditLogMatrix),
  /* @__PURE__ */ ofAnyRow(deadLettersMatrix),
  /* @__PURE__ */ ofAnyRow(decisionsMatrix),
]
