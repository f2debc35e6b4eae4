import { artistIdAt, artistOfTrack, durationOfTrack, trackIdAt } from '../platform/index.js'
import { type HostEvent, writeEngagement, writeListen } from './hostRows.js'
import { type Earnings, logPayment } from './money.js'
import { logAside, type Session } from './Session.js'
import { artistOf, type Taste, trackOf } from './tasteOf.js'

/** Plays one track: how it ends and what follows depends on how much the user likes it. Moves the clock on. */
export function listenOnce(session: Session, taste: Taste, earnings: Earnings): void {
  const { track, pleasure } = playTrack(session, taste)
  react(session, track, pleasure, earnings)
  session.clock += session.diary.random.int(1, 15) * 1000
}

/** Plays one track and answers how much of it was enjoyed, from 0 to 1. Moves the clock on. */
export function playTrack(session: Session, taste: Taste): { track: number; pleasure: number } {
  const { random, world } = session.diary
  const shares = taste.sharesAt(session.clock)
  const returns = random.chance(session.context === 'discovery' ? 0.1 : 0.4)
  const artist = returns ? random.pick(taste.favourites) : artistOf(world, random, shares)
  const track = trackOf(world, random, artist)
  const duration = durationOfTrack(world, track)
  const share = shares[artist % shares.length] ?? 0
  const liking = Math.min(1, 0.15 + 1.6 * share + (taste.favourites.includes(artist) ? 0.3 : 0))

  const ending = endingOf(random.next(), liking)
  const part =
    ending === 'completed' ? 1 : ending === 'skipped' ? random.between(0.02, 0.4) : random.between(0.4, 0.95)
  const heard = Math.round(duration * part)
  const contentId = trackIdAt(world, track)
  const vertical = session.context === 'vertical_player'
  const write = vertical ? writeEngagement : writeListen
  const event = (type: HostEvent['type'], at: number): HostEvent => ({
    type,
    at,
    contentId,
    entity: { type: 'track', id: contentId },
    playDuration: heard,
    progress: Math.round(part * 1000) / 10,
    ...(vertical
      ? { metadata: { play_duration: heard, progress_percentage: Math.round(part * 1000) / 10 } }
      : {}),
  })

  write(session, event(vertical ? 'track_play' : 'played', session.clock))
  session.clock += Math.max(1, heard) * 1000
  if (ending === 'completed') write(session, event(vertical ? 'track_complete' : 'completed', session.clock))
  if (ending === 'skipped') write(session, event(vertical ? 'track_skip' : 'skipped', session.clock))
  return { track, pleasure: liking * part }
}

function endingOf(draw: number, liking: number): 'completed' | 'skipped' | 'left' {
  const completed = 0.2 + 0.6 * liking
  if (draw < completed) return 'completed'
  return draw < completed + (1 - completed) * 0.65 ? 'skipped' : 'left'
}

function react(session: Session, track: number, pleasure: number, earnings: Earnings): void {
  const { diary } = session
  const { random, world } = diary
  const artist = artistOfTrack(world, track)
  const contentId = trackIdAt(world, track)
  const entity = { type: 'track' as const, id: contentId }
  const after = () => session.clock - random.int(0, 20) * 1000
  const onTrack = (type: HostEvent['type']) =>
    writeEngagement(session, { type, at: after(), contentId, entity })
  const onArtist = (type: HostEvent['type']) => {
    const artistId = artistIdAt(world, artist)
    const metadata = { artist_id: artistId }
    writeEngagement(session, {
      type,
      at: after(),
      contentId: null,
      entity: { type: 'artist', id: artistId },
      metadata,
    })
  }

  if (random.chance(0.16 * pleasure)) onTrack('track_favorite')
  if (random.chance(0.008)) onTrack('track_unfavorite')
  if (random.chance(0.05 * pleasure)) onTrack('track_share')
  if (random.chance(0.03 * pleasure)) onTrack('track_download')
  if (random.chance(0.04 * pleasure)) onArtist('artist_follow')
  if (random.chance(0.003)) onArtist('artist_unfollow')
  if (random.chance(0.05 * pleasure)) {
    writeEngagement(session, {
      type: 'playlist_add',
      at: after(),
      contentId,
      entity,
      metadata: { playlist_id: random.uuid() },
    })
  }
  if (random.chance(0.01)) {
    const playlist = { type: 'playlist' as const, id: random.uuid() }
    const metadata = { playlist_id: playlist.id, name: 'Untitled, "draft" 1' }
    writeEngagement(session, {
      type: 'playlist_create',
      at: after(),
      contentId: null,
      entity: playlist,
      metadata,
    })
  }
  if (random.chance(0.05)) writeListen(session, { type: 'added_to_queue', at: after(), contentId, entity })
  if (random.chance(0.03 * pleasure))
    writeListen(session, { type: 'downloaded', at: after(), contentId, entity })
  if (random.chance(0.04)) logAside(session, 'player.track_paused', entity)
  if (random.chance(0.02)) logAside(session, 'social.link_shared', entity)
  if (random.chance(0.015)) {
    logAside(session, 'player.content_viewed', { type: 'artist', id: artistIdAt(world, artist) })
  }
  if (random.chance(0.035 * pleasure)) {
    const cents = random.pick([99, 129, 129, 199, 999])
    const refund = random.chance(0.06) ? 'whole' : undefined
    logPayment(
      diary,
      earnings,
      { type: 'treasury.track_purchase', at: session.clock, cents, artist, entity },
      refund,
    )
  }
  if (random.chance(0.015 * pleasure)) {
    const cents = random.pick([100, 200, 500, 500, 1000, 2500])
    const to = { type: 'artist' as const, id: artistIdAt(world, artist) }
    logPayment(diary, earnings, { type: 'treasury.artist_tip', at: session.clock, cents, artist, entity: to })
  }
}
