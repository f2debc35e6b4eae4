import { expect, it } from 'vitest'
import { analyseSessions, artistAffinity, buildTimeline, dedupePlays } from '../journey/index.js'
import { parseRow } from './parseRow.js'

const user_id = '15480116-8c78-4a75-af8c-2c70795333a6'
const session_id = '00000000-0000-4000-8000-00000000000a'
const content_id = '00000000-0000-4000-8000-00000000000b'
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

const listen = parseRow('listening_history', {
  id: id(1),
  user_id,
  session_id,
  content_id,
  event_type: 'played',
  progress_percentage: '140',
  created_at: '2025-08-03 12:00:00+00',
})
const engagement = parseRow('media_engagement_log', {
  id: id(2),
  user_id,
  session_id,
  content_id,
  event_type: 'track_play',
  created_at: '2025-08-03T12:00:04.000001+00:00',
})
const entry = parseRow('passport_entries', {
  id: id(3),
  user_id,
  event_type: 'player.track_played',
  event_category: 'player',
  occurred_at: '2025-08-03T14:00:00+02:00',
  created_at: '2025-08-03T12:30:00Z',
})

it('rows as parseRow reads them go into the journey as they are', () => {
  expect(dedupePlays([listen, engagement]).kept).toEqual([listen])
  expect(buildTimeline([listen, engagement, entry]).sessions.map((session) => session.events.length)).toEqual(
    [2, 1],
  )
  expect(analyseSessions([listen])[0]).toMatchObject({ session_id, avg_completion_rate: 140 })
  expect(artistAffinity([{ ...listen, artist_name: 'Nova' }], [engagement])[0]?.artist_name).toBe('Nova')
})
