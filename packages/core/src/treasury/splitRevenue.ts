import { answerOrDiaError, DiaError } from '../errors/index.js'
import { allocate } from './allocate.js'
import { DEFAULT_SHARES, exactShares, type RevenueShares, WHOLE_SHARE } from './PayoutContract.js'
import { parseCents } from './parseCents.js'

/** Who gets what, in cents; together the gross. */
export interface RevenueSplit {
  readonly artist: bigint
  readonly platform: bigint
  readonly label: bigint
  readonly referral: bigint
}

/**
 * Splits a gross amount by largest remainder: the parts sum to it, each within one cent of exact, ties
 * to artist, then label. A referral is taken from the platform's cents, so it never costs the artist one.
 * Throws DiaError `INVALID_AMOUNT`, and those of `exactShares`.
 * @example
 * import { splitRevenue } from '@dia/core/treasury'
 * splitRevenue(999n).artist // → 699n
 */
export function splitRevenue(amountCents: bigint, contract: RevenueShares = DEFAULT_SHARES): RevenueSplit {
  return answerOrDiaError('splitRevenue', () => {
    const gross = parseCents(amountCents)
    if (gross < 0n)
      throw new DiaError(
        'INVALID_AMOUNT',
        'A negative amount cannot be split.',
        'Refund with refundTransaction.',
      )
    const shares = exactShares(contract)
    const [artist = 0n, label = 0n, platform = 0n] = allocate(gross, [
      shares.artist,
      shares.label,
      shares.platform,
    ])
    const referral = referralCents(gross * shares.referral, gross * shares.platform, platform)
    return { artist, platform: platform - referral, label, referral }
  })
}

/**
 * The referral's error x and the platform's e − x share what the platform's rounding (e) left: x nearest to
 * e/2 keeps both within a cent. Exact amounts come in millionths of a cent.
 */
function referralCents(exactReferral: bigint, exactPlatform: bigint, platform: bigint): bigint {
  const doubled = 2n * exactReferral + platform * WHOLE_SHARE - exactPlatform
  return (doubled + WHOLE_SHARE - 1n) / (2n * WHOLE_SHARE)
}
