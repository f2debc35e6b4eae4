import type { NumberVector } from './unitVector.js'

/** Dot products of an entity vector e with n = signal + priorScale·prior, the DNA before the event but for a factor. */
export interface StepDots {
  readonly ee: number
  readonly en: number
  readonly nn: number
}

/** One pass, two sums of each kind, so that an addition need not wait for the one before it. */
export function measureStep(
  signal: readonly number[],
  prior: readonly number[],
  priorScale: number,
  e: NumberVector,
): StepDots {
  const fours = signal.length & ~3
  let ee = 0
  let ee1 = 0
  let en = 0
  let en1 = 0
  let nn = 0
  let nn1 = 0
  let i = 0
  for (; i < fours; i += 4) {
    const x = e[i] as number
    const x1 = e[i + 1] as number
    const x2 = e[i + 2] as number
    const x3 = e[i + 3] as number
    const n = (signal[i] as number) + priorScale * (prior[i] as number)
    const n1 = (signal[i + 1] as number) + priorScale * (prior[i + 1] as number)
    const n2 = (signal[i + 2] as number) + priorScale * (prior[i + 2] as number)
    const n3 = (signal[i + 3] as number) + priorScale * (prior[i + 3] as number)
    ee += x * x + x2 * x2
    ee1 += x1 * x1 + x3 * x3
    en += x * n + x2 * n2
    en1 += x1 * n1 + x3 * n3
    nn += n * n + n2 * n2
    nn1 += n1 * n1 + n3 * n3
  }
  for (; i < signal.length; i++) {
    const x = e[i] as number
    const n = (signal[i] as number) + priorScale * (prior[i] as number)
    ee += x * x
    en += x * n
    nn += n * n
  }
  return { ee: ee + ee1, en: en + en1, nn: nn + nn1 }
}

/** A step in numbers: n·scale is before, e·toward is v·unit(e), and the lengths before and after. */
export interface StepScalars {
  readonly scale: number
  readonly toward: number
  readonly alpha: number
  readonly before: number
  readonly after: number
}

/** |v·unit(e) − before|² and |unit(after) − unit(before)|², component by component: exact where the dot products cancel. */
export function measureLengths(
  signal: readonly number[],
  prior: readonly number[],
  priorScale: number,
  e: NumberVector,
  { scale, toward, alpha, before, after }: StepScalars,
): { gap: number; turned: number } {
  let gap = 0
  let turned = 0
  for (let i = 0; i < signal.length; i++) {
    const was = scale * ((signal[i] as number) + priorScale * (prior[i] as number))
    const away = toward * (e[i] as number) - was
    const turn = (was + alpha * away) / after - was / before
    gap += away * away
    turned += turn * turn
  }
  return { gap, turned }
}

/** signal + coefficient·e in a new array. */
export function addScaled(signal: readonly number[], coefficient: number, e: NumberVector): number[] {
  const sum = signal.slice()
  const fours = sum.length & ~3
  let i = 0
  for (; i < fours; i += 4) {
    sum[i] = (sum[i] as number) + coefficient * (e[i] as number)
    sum[i + 1] = (sum[i + 1] as number) + coefficient * (e[i + 1] as number)
    sum[i + 2] = (sum[i + 2] as number) + coefficient * (e[i + 2] as number)
    sum[i + 3] = (sum[i + 3] as number) + coefficient * (e[i + 3] as number)
  }
  for (; i < sum.length; i++) sum[i] = (sum[i] as number) + coefficient * (e[i] as number)
  return sum
}
