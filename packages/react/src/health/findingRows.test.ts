import type { SystemHealth, WorkHealth } from '@dia/core/health'
import { passportMatrix, plainMatrices } from '@dia/core/matrices'
import { describe, expect, it } from 'vitest'
import { findingRows } from './findingRows.js'

const at = (part: Partial<WorkHealth>): WorkHealth => ({
  open: 0,
  retrying: 0,
  dead: 0,
  skipped: 0,
  oldestOpenAt: null,
  lagSeconds: 0,
  decidedLastHour: 0,
  ...part,
})
const work: SystemHealth['work'] = {
  mediaid: at({ open: 7, dead: 1 }),
  treasury: at({ dead: 3 }),
  coliseum: at({ open: 2 }),
  seal: at({ open: 900, dead: 9 }),
}
const refreshes: SystemHealth['refreshes'] = ['users', 'events', 'contents'].map((matrix, index) => ({
  matrix,
  refreshedAt: '2025-10-30T12:00:00Z',
  ageSeconds: index * 1000,
  durationSeconds: 1,
}))

describe('the rows of a finding', () => {
  it('are those of the system that it concerns most, never the seal’s', () => {
    expect(findingRows({ code: 'DEAD_LETTERS' }, { work, refreshes })?.by?.filter).toBe('treasury')
    expect(findingRows({ code: 'BACKLOG_GROWING' }, { work, refreshes })?.by?.filter).toBe('mediaid')
    expect(findingRows({ code: 'COLISEUM_BEHIND' }, { work, refreshes })?.by?.filter).toBe('coliseum')
    expect(findingRows({ code: 'STATISTICS_STALE' }, { work, refreshes })).toEqual({ matrix: 'contents' })
    expect(findingRows({ code: 'SEAL_BEHIND' }, { work, refreshes })).toBeNull()
    expect(findingRows({ code: 'NO_WORKER' }, { work, refreshes })).toBeNull()
  })

  it('are asked for by filters and values that the matrices have', () => {
    const codes = ['DEAD_LETTERS', 'BACKLOG_GROWING', 'UNKNOWN_EVENT_TYPES', 'MEDIAID_BEHIND']
    for (const code of codes) {
      const { by } = findingRows({ code }, { work, refreshes }) ?? {}
      const filter = passportMatrix.filters.find(({ name }) => name === by?.filter)
      expect(filter?.kind).toBe('select')
      expect(filter?.kind === 'select' && filter.options?.map(({ value }) => value)).toContain(by?.value)
    }
    const names = plainMatrices.map(({ name }) => name)
    expect(names).toContain(findingRows({ code: 'DUPLICATE_MEDIA_IDS' }, { work, refreshes })?.matrix)
    expect(names).toContain(findingRows({ code: 'LEDGER_UNBALANCED' }, { work, refreshes })?.matrix)
  })
})
