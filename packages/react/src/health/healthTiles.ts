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
  freshness: ['USER_MATRIX_STALE'],
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

/** How all stands: as bad as its worst finding. */
export function overallState({ findings }: Pick<SystemHealth, 'findings'>): Exclude<HealthState, 'info'> {
  if (findings.some(({ severity }) => severity === 'critical')) return 'critical'
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'well'
}

/** A figure that is sampled. */
export type SampledFigure = Exclude<keyof HealthSample, 'at'>

/** A figure of the samples that have it, oldest first. */
function sampledFigures(history: readonly HealthSample[], of: SampledFigure): number[] {
  return history.flatMap((sample) => {
    const figure = sample[of]
    return figure === null ? [] : [Number(figure)]
  })
}

/** The line of a tile's history in a frame, and its ends; null with fewer than two samples. */
export function sparkline(
  history: readonly HealthSample[],
  of: SampledFigure,
  { width, height }: { width: number; height: number },
): { readonly d: string; readonly first: number; readonly last: number } | null {
  const values = sampledFigures(history, of)
  if (values.length < 2) return null
  const most = Math.max(...values) || 1
  const points = values.map(
    (value, i) =>
      `${((i / (values.length - 1)) * width).toFixed(1)} ${(height * (1 - value / most)).toFixed(1)}`,
  )
  return { d: `M${points.join('L')}`, first: values[0] ?? 0, last: values[values.length - 1] ?? 0 }
}
