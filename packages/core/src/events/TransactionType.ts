/** What an event books in the Treasury. */
export const TRANSACTION_TYPES = [
  'track_play',
  'track_purchase',
  'tip',
  'subscription',
  'payout',
  'event_ticket',
  'reward',
  'referral',
  'refund',
  'other',
] as const
export type TransactionType = (typeof TRANSACTION_TYPES)[number]
