import type { HealthSample, SystemHealth } from '@dia/core/health'

export type HealthState = 'well' | 'warning' | 'critical'

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

/** How all stands: as bad as its worst finding. */
export function overallState({ findings }: Pick<SystemHealth, 'findings'>): HealthState {
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
