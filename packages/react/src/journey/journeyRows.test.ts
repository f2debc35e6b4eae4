import type { InteractionTimelineRow } from '@dia/core/queries'
import { describe, expect, it } from 'vitest'
import { madeHistory } from '../dna/madeHistory.js'
import { journeyRows } from './journeyRows.js'

const history = madeHistory(8)
const hostRow = (id: string, type: string, entity: string, at: string): InteractionTimelineRow => ({
  source: 'listening',
  interaction_type: type,
  entity_id: entity,
  entity_type: 'track',
  entity_name: null,
  artist_name: null,
  play_duration: null,
  progress_percentage: null,
  session_id: null,
  created_at: at,
  id,
})

describe('journeyRows', () => {
  it('finds the decision on a host row by type, entity and time, whatever the row calls the type', () => {
    const rows = journeyRows([hostRow('row', 'played', 'entity-0', '2025-01-01 00:00:00.4+00')], history)
    expect(rows.find(({ id }) => id === 'row')?.decision?.id).toBe('entry-0')
  })

  it('takes each decision once and shows the others as the Passport’s own', () => {
    const twice = [1, 2].map((n) => hostRow(`row-${n}`, 'played', 'entity-0', '2025-01-01T00:00:00Z'))
    const rows = journeyRows(twice, history)
    const decided = rows.filter(({ source }) => source === 'listening').map(({ decision }) => decision?.id)
    expect(decided).toEqual(['entry-0', undefined])
    expect(rows.filter(({ source }) => source === 'passport')).toHaveLength(7)
  })

  it('keeps a row that is far in time, or of another entity, apart', () => {
    const rows = [
      hostRow('late', 'played', 'entity-0', '2025-01-01T00:00:03Z'),
      hostRow('other', 'played', 'entity-3', '2025-01-01T00:00:00Z'),
    ]
    expect(journeyRows(rows, history).filter(({ source }) => source === 'passport')).toHaveLength(8)
    expect(journeyRows(rows, null).map(({ decision }) => decision)).toEqual([null, null])
  })
})
