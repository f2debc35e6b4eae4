import { describe, expect, it } from 'vitest'
import { overallState, sparkline, tileState, workTotals, worstRefresh } from './healthTiles.js'

const work = (open: number, lagSeconds: number) => ({
  open,
  retrying: 1,
  dead: 2,
  skipped: 0,
  oldestOpenAt: null,
  lagSeconds,
  decidedLastHour: 10,
})

describe('health in figures', () => {
  it('adds the systems up, but lag is that of the slowest', () => {
    const systems = { mediaid: work(5, 7), treasury: work(3, 60), coliseum: work(0, 0), seal: work(2, 1) }
    expect(workTotals({ work: systems })).toEqual({
      open: 10,
      retrying: 4,
      dead: 8,
      lagSeconds: 60,
      decidedLastHour: 40,
    })
  })

  it('is as bad as the worst finding', () => {
    const finding = (severity: 'info' | 'warning' | 'critical') => ({
      code: 'X',
      severity,
      title: '',
      since: null,
      why: '',
      wayOut: '',
      sql: null,
    })
    expect(overallState({ findings: [] })).toBe('well')
    expect(overallState({ findings: [finding('info')] })).toBe('well')
    expect(overallState({ findings: [finding('info'), finding('warning')] })).toBe('warning')
    expect(overallState({ findings: [finding('warning'), finding('critical')] })).toBe('critical')
  })

  it('gives a tile the state of the worst finding of it, and of no other', () => {
    const findings = [
      { code: 'TREASURY_BEHIND', severity: 'warning' },
      { code: 'MEDIAID_BEHIND', severity: 'critical' },
      { code: 'USER_MATRIX_STALE', severity: 'warning' },
      { code: 'DUPLICATE_MEDIA_IDS', severity: 'info' },
    ] as const
    expect(tileState({ findings }, 'lag')).toBe('critical')
    expect(tileState({ findings }, 'freshness')).toBe('warning')
    expect(tileState({ findings }, 'duplicates')).toBe('info')
    expect(tileState({ findings }, 'backlog')).toBe('well')
    expect(tileState({ findings: [{ code: 'BACKLOG_GROWING', severity: 'warning' }] }, 'backlog')).toBe(
      'warning',
    )
  })

  it('says of freshness what is worst: the relation that is stale, however old another may be', () => {
    const refreshes = [
      { matrix: 'users', ageSeconds: 1200 },
      { matrix: 'events', ageSeconds: 4000 },
      { matrix: 'contents', ageSeconds: 3000 },
    ]
    const found = (...codes: string[]) => ({
      refreshes,
      findings: codes.map((code) => ({ code, severity: 'warning' as const })),
    })
    expect(worstRefresh(found())?.matrix).toBe('events')
    expect(tileState(found(), 'freshness')).toBe('well')
    expect(worstRefresh(found('USER_MATRIX_STALE'))?.matrix).toBe('users')
    expect(worstRefresh(found('STATISTICS_STALE'))?.matrix).toBe('events')
    expect(tileState(found('STATISTICS_STALE'), 'freshness')).toBe('warning')
    expect(worstRefresh({ refreshes: [], findings: [] })).toBeNull()
  })

  it('draws a day from left to right, the greatest at the top, and nothing of a single sample', () => {
    const sample = (open: number, interactions: number | null = null) => ({
      at: '',
      open,
      dead: 0,
      lagSeconds: 0,
      decided: 0,
      users: null,
      freshnessSeconds: null,
      unsealed: null,
      workers: null,
      interactions,
      dnaShare: null,
      duplicates: null,
      ledgerOffCents: null,
    })
    expect(sparkline([sample(0), sample(10), sample(5)], 'open', { width: 100, height: 20 })).toEqual({
      d: 'M0.0 20.0L50.0 0.0L100.0 10.0',
      points: [
        { time: '', value: 0, at: 0, off: 1 },
        { time: '', value: 10, at: 0.5, off: 0 },
        { time: '', value: 5, at: 1, off: 0.5 },
      ],
    })
    expect(sparkline([sample(1)], 'open', { width: 100, height: 20 })).toBeNull()
    const rare = [sample(0, 4), sample(0), sample(0), sample(0, 8)]
    expect(sparkline(rare, 'interactions', { width: 100, height: 20 })?.d).toBe('M0.0 10.0L100.0 0.0')
    expect(sparkline(rare, 'users', { width: 100, height: 20 })).toBeNull()
  })
})
