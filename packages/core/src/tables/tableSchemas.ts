import type * as z from 'zod'
import { artistProfiles } from './artistProfiles.js'
import { audioFeatures } from './audioFeatures.js'
import { authUsers } from './authUsers.js'
import { coliseumMetrics } from './coliseumMetrics.js'
import { contentItems } from './contentItems.js'
import { eventAttendees } from './eventAttendees.js'
import { events } from './events.js'
import { eventVotes } from './eventVotes.js'
import { leaderboards } from './leaderboards.js'
import { listeningHistory } from './listeningHistory.js'
import { listeningSessions } from './listeningSessions.js'
import { mediaEngagementLog } from './mediaEngagementLog.js'
import { mediaIds } from './mediaIds.js'
import { passportEntries } from './passportEntries.js'
import { payoutContracts } from './payoutContracts.js'
import { profiles } from './profiles.js'
import { subscriptions } from './subscriptions.js'
import { treasuryAccounts } from './treasuryAccounts.js'
import { treasuryTransactions } from './treasuryTransactions.js'

/**
 * Every table that DIA mirrors, by name: `row` reads what a driver answers (unknown columns are left out, host quirks
 * made even), `insert` makes what the API takes (unknown columns fail, money and vectors become text), `key` names
 * the columns by which errors name a row.
 */
export const tableSchemas = {
  'auth.users': authUsers,
  profiles,
  media_ids: mediaIds,
  listening_history: listeningHistory,
  media_engagement_log: mediaEngagementLog,
  listening_sessions: listeningSessions,
  events,
  event_votes: eventVotes,
  event_attendees: eventAttendees,
  content_items: contentItems,
  artist_profiles: artistProfiles,
  subscriptions,
  audio_features: audioFeatures,
  treasury_accounts: treasuryAccounts,
  treasury_transactions: treasuryTransactions,
  payout_contracts: payoutContracts,
  coliseum_metrics: coliseumMetrics,
  leaderboards,
  passport_entries: passportEntries,
} as const

/** The tables that DIA mirrors. */
export type TableName = keyof typeof tableSchemas

/** A row as DIA works with it: `TableRow<'media_ids'>`. */
export type TableRow<Name extends TableName> = z.output<(typeof tableSchemas)[Name]['row']>

/** What a caller gives to write a row. */
export type TableInsert<Name extends TableName> = z.input<(typeof tableSchemas)[Name]['insert']>

/** What goes over the wire to write a row. */
export type TableWrite<Name extends TableName> = z.output<(typeof tableSchemas)[Name]['insert']>
