import { type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import { artistIdAt } from './artistAt.js'
import type { DemoWorld } from './DemoWorld.js'

interface Terms {
  artist: number
  platform: number
  label: number
  referral: number | null
}

const LABEL_DEAL: Terms = { artist: 0.6, platform: 0.25, label: 0.15, referral: 0.05 }
const EVEN_DEAL: Terms = { artist: 0.7, platform: 0.3, label: 0, referral: 0.1 }
/** Thirds do not come out even: cents are left over, and somebody gets them. */
const THIRDS: Terms = { artist: 0.666667, platform: 0.333333, label: 0, referral: null }

/**
 * The payout contracts of an artist: the cast's artist changed to a label half-way, every fourth is with a label, some
 * pay for referrals, some had a contract that has run out, most have none.
 */
export function contractRecords(world: DemoWorld, artist: number): DemoRecord[] {
  const half = world.from + (world.to - world.from) / 2
  if (artist === 0)
    return [
      contract(world, artist, EVEN_DEAL, world.from, half),
      contract(world, artist, LABEL_DEAL, half, null),
    ]
  if (artist % 4 === 1) return [contract(world, artist, LABEL_DEAL, world.from, null)]
  if (artist % 4 === 2) return [contract(world, artist, THIRDS, world.from, half)]
  return []
}

function contract(
  world: DemoWorld,
  artist: number,
  { artist: artist_share, platform, label, referral }: Terms,
  from: number,
  to: number | null,
): DemoRecord {
  return recordOf('public.payout_contracts', {
    id: randomOf(world.seed, `contract from ${from}`, artist).uuid(),
    artist_id: artistIdAt(world, artist),
    artist_share,
    platform_share: platform,
    label_share: label,
    referral_share: referral,
    label_user_id: label > 0 ? DEMO_PEOPLE.brand.id : null,
    effective_from: isoTime(from),
    expires_at: to === null ? null : isoTime(to),
  })
}
