import type { HealthSample, HealthSeverity, SystemHealth } from '@dia/core/health'

export type HealthState = 'well' | HealthSeverity

/** Totals over all systems. */
export interface WorkTotals {
  readonly open: number
  readonly retrying: number
  readonly dead: number
  readonly lagSeconds: number
  readonly decidedLastHour: number
}

export function workTotals({ work }: Pick<SystemHealth, 'work'>): WorkTotals {
  const all = Object.values(work)
  return {
    open: all.reduce((sum, { open }) => sum + open, 0),
    retrying: all.reduce((sum, { retrying }) => sum + retrying, 0),
    dead: all.reduce((sum, { dead }) => sum + dead, 0),
    lagSeconds: all.reduce((most, { lagSeconds }) => Math.max(most, lagSeconds), 0),
    decidedLastHour: all.reduce((sum, { decidedLastHour }) => sum + decidedLastHour, 0),
  }
}

/** The findings that a tile's figure is of. */
const FINDINGS = {
  backlog: ['BACKLOG_GROWING'],
  lag: ['MEDIAID_BEHIND', 'TREASURY_BEHIND', 'COLISEUM_BEHIND'],
  dead: ['DEAD_LETTERS'],
  freshness: ['USER_MATRIX_STALE', 'STATISTICS_STALE'],
  ledger: ['LEDGER_UNBALANCED'],
  duplicates: ['DUPLICATE_MEDIA_IDS'],
  sealed: ['SEAL_BEHIND'],
  workers: ['NO_WORKER'],
} as const

/** How a figure stands: as bad as the worst finding of it, so that tiles and findings have one threshold. */
export function tileState(
  {
    findings,
  }: { readonly findings: readonly { readonly code: string; readonly severity: HealthSeverity }[] },
  figure: keyof typeof FINDINGS,
): HealthState {
  const codes: readonly string[] = FINDINGS[figure]
  const severities = findings.filter(({ code }) => codes.includes(code)).map(({ severity }) => severity)
  const worst = (['critical', 'warning', 'info'] as const).find((severity) => severities.includes(severity))
  return worst ?? 'well'
}

/** The refresh that the tile names: the oldest of those that a finding calls stale, else the oldest of all. */
export function worstRefresh<Refresh extends { readonly matrix: string; readonly ageSeconds: number }>({
  refreshes,
  findings,
}: {
  readonly refreshes: readonly Refresh[]
  readonly findings: readonly { readonly code: string }[]
}): Refresh | null {
  const isFound = (code: string) => findings.some((finding) => finding.code === code)
  const stale = refreshes.filter(({ matrix }) =>
    isFound(matrix === 'users' ? 'USER_MATRIX_STALE' : 'STATISTICS_STALE'),
  )
  return (stale.length > 0 ? stale : refreshes).reduce<Refresh | null>(
    (worst, one) => (worst === null || one.ageSeconds > worst.ageSeconds ? one : worst),
    null,
  )
}

/** How all stands: as bad as its worst finding. */
export function overallState({ findings }: Pick<SystemHealth, 'findings'>): Exclude<HealthState, 'info'> {
  if (findings.some(({ severity }) => severity === 'critical')) return 'critical'
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'well'
}

/** A figure that is sampled. */
export type SampledFigure = Exclude<keyof HealthSample, 'at'>

/** A figure of the samples that have it, oldest first. */
function sampledFigures(history: readonly HealthSample[], of: SampledFigure) {
  return history.flatMap((sample) => {
    const figure = sample[of]
    return figure === null ? [] : [{ time: sample.at, value: Number(figure) }]
  })
}

/** A sample on a tile's line: when, how much, and where, both from 0 to 1 of the frame. */
export interface SparkPoint {
  readonly time: string
  readonly value: number
  readonly at: number
  readonly off: number
}

/** The line of a tile's history in a frame, and its samples; null with fewer than two. */
export function sparkline(
  history: readonly HealthSample[],
  of: SampledFigure,
  { width, height }: { width: number; height: number },
): { readonly d: string; readonly points: readonly SparkPoint[] } | null {
  const figures = sampledFigures(history, of)
  if (figures.length < 2) return null
  const most = Math.max(...figures.map(({ value }) => value)) || 1
  const points = figures.map(({ time, value }, i) => ({
    time,
    value,
    at: i / (figures.length - 1),
    off: 1 - value / most,
  }))
  const drawn = points.map(({ at, off }) => `${(at * width).toFixed(1)} ${(off * height).toFixed(1)}`)
  return { d: `M${drawn.join('L')}`, points }
}
