import * as z from 'zod'
import { decimal, nullable, timestamp, uuid } from './columns/index.js'

/** A share to be written: 0 to 1 with at most six decimals, so that sums are exact. */
const share = decimal.pipe(
  z
    .number()
    .min(0)
    .max(1)
    .refine((value) => Number(value.toFixed(6)) === value, 'has more than six decimals'),
)

/** `payout_contracts`: how an artist's gross is split, and from when until when; `expires_at` null is open-ended. */
export const payoutContracts = {
  key: ['id'],
  row: z.object({
    id: uuid,
    artist_id: uuid,
    artist_share: decimal,
    platform_share: decimal,
    label_share: decimal,
    referral_share: nullable(decimal),
    /** Who gets the label's share. */
    label_user_id: nullable(uuid),
    effective_from: timestamp,
    expires_at: nullable(timestamp),
    created_at: timestamp,
  }),
  insert: z
    .strictObject({
      id: uuid.optional(),
      artist_id: uuid,
      artist_share: share.default(0.7),
      platform_share: share.default(0.3),
      label_share: share.default(0),
      referral_share: share.nullish(),
      label_user_id: uuid.nullish(),
      effective_from: timestamp,
      expires_at: timestamp.nullish(),
      created_at: timestamp.optional(),
    })
    .refine(sharesSumToOne, { path: ['artist_share'], message: 'does not sum to 1 with the other shares' })
    .refine((contract) => (contract.referral_share ?? Number.NEGATIVE_INFINITY) <= contract.platform_share, {
      path: ['referral_share'],
      message: 'is more than the platform share it comes off',
    })
    .refine(({ label_share, label_user_id }) => label_share === 0 || (label_user_id ?? null) !== null, {
      path: ['label_user_id'],
      message: 'is missing, though the label has a share',
    })
    .refine(({ effective_from, expires_at }) => (expires_at ?? '9') > effective_from, {
      path: ['expires_at'],
      message: 'is not after effective_from',
    }),
} as const

function sharesSumToOne(contract: { artist_share: number; platform_share: number; label_share: number }) {
  const shares = [contract.artist_share, contract.platform_share, contract.label_share]
  return shares.reduce((sum, value) => sum + Math.round(value * 1e6), 0) === 1e6
}
