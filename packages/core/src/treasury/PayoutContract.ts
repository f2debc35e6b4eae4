import { parseDecimal } from '../decimals/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type Moment, millisecondsOf } from '../time/index.js'

/** A share of the gross: decimal text, or a number read by its shortest decimal text; at most six decimals. */
export type Share = string | number

/** How revenue is split. The three shares sum to exactly 1; the referral share comes off the platform's part. */
export interface RevenueShares {
  readonly artistShare: Share
  readonly platformShare: Share
  readonly labelShare: Share
  /** A share of the gross, at most the platform's. */
  readonly referralShare?: Share | null | undefined
}

export interface PayoutContract extends RevenueShares {
  readonly id: string
  /** In force from here, this moment included. */
  readonly effectiveFrom: Moment
  /** In force until here, this moment excluded; null means without end. */
  readonly expiresAt: Moment | null
}

/** What applies without a contract. */
export const DEFAULT_SHARES: RevenueShares = Object.freeze({
  artistShare: '0.70',
  platformShare: '0.30',
  labelShare: '0',
})

/** A whole, in the millionths that shares are reckoned in. */
export const WHOLE_SHARE = 1_000_000n

/** Shares as exact millionths. */
export interface ExactShares {
  readonly artist: bigint
  readonly platform: bigint
  readonly label: bigint
  readonly referral: bigint
}

/**
 * A contract's shares as exact millionths. Throws DiaError `INVALID_SHARE` (no decimal from 0 to 1 with
 * at most six places), `SHARES_NOT_WHOLE` (sum is not exactly 1), `REFERRAL_TOO_LARGE`.
 * @example
 * import { exactShares } from '@dia/core/treasury'
 * exactShares({ artistShare: '0.7', platformShare: '0.3', labelShare: 0 }).artist // → 700000n
 */
export function exactShares(contract: RevenueShares): ExactShares {
  return answerOrDiaError('exactShares', () => {
    if (typeof contract !== 'object' || contract === null) throw invalidShare('contract')
    const artist = millionths(contract.artistShare, 'artistShare')
    const platform = millionths(contract.platformShare, 'platformShare')
    const label = millionths(contract.labelShare, 'labelShare')
    const referral = millionths(contract.referralShare ?? 0, 'referralShare')
    if (artist + platform + label !== WHOLE_SHARE)
      throw new DiaError(
        'SHARES_NOT_WHOLE',
        `The shares of artist, platform and label sum to ${artist + platform + label} millionths, not 1,000,000.`,
        'Make the three shares sum to exactly 1.',
      )
    if (referral > platform)
      throw new DiaError(
        'REFERRAL_TOO_LARGE',
        'The referral share is larger than the platform share it comes off.',
        'Lower the referral share to at most the platform share.',
      )
    return { artist, platform, label, referral }
  })
}

/** Throws DiaError `CONTRACT_PERIOD` unless it starts before it ends. */
export function contractPeriod(contract: PayoutContract): { start: number; end: number } {
  if (typeof contract !== 'object' || contract === null || typeof contract.id !== 'string')
    throw new DiaError('INVALID_CONTRACTS', 'A contract has no id.', 'Pass contracts with their ids.')
  const start = millisecondsOf(contract.effectiveFrom)
  const end =
    (contract.expiresAt ?? null) === null
      ? Number.POSITIVE_INFINITY
      : millisecondsOf(contract.expiresAt ?? '')
  if (start < end) return { start, end }
  throw new DiaError(
    'CONTRACT_PERIOD',
    'A contract ends before it starts, or as it starts.',
    'Set its expiry after its effective date, or to null.',
  )
}

function millionths(value: unknown, field: string): bigint {
  const decimal = parseDecimal(value)
  if (decimal === null) throw invalidShare(field)
  const scaled = decimal.digits * WHOLE_SHARE
  const divisor = 10n ** BigInt(decimal.scale)
  const share = scaled / divisor
  if (scaled % divisor !== 0n || share < 0n || share > WHOLE_SHARE) throw invalidShare(field)
  return share
}

function invalidShare(field: string): DiaError {
  return new DiaError(
    'INVALID_SHARE',
    `A contract's ${field} is no share.`,
    'A share is a decimal from 0 to 1 with at most six places, as text or number.',
    { details: { field } },
  )
}
