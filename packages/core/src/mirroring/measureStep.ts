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
  e: ArrayLike<number>,
): StepDots {
  const dimensions = signal.length
  let ee0 = 0
  let ee1 = 0
  let en0 = 0
  let en1 = 0
  let nn0 = 0
  let nn1 = 0
  let i = 0
  for (; i + 1 < dimensions; i += 2) {
    const x0 = numberAt(e, i)
    const x1 = numberAt(e, i + 1)
    const n0 = numberAt(signal, i) + priorScale * numberAt(prior, i)
    const n1 = numberAt(signal, i + 1) + priorScale * numberAt(prior, i + 1)
    ee0 += x0 * x0
    ee1 += x1 * x1
    en0 += x0 * n0
    en1 += x1 * n1
    nn0 += n0 * n0
    nn1 += n1 * n1
  }
  if (i < dimensions) {
    const x = numberAt(e, i)
    const n = numberAt(signal, i) + priorScale * numberAt(prior, i)
    ee0 += x * x
    en0 += x * n
    nn0 += n * n
  }
  return { ee: ee0 + ee1, en: en0 + en1, nn: nn0 + nn1 }
}

/** Σ (valenceOverLength·e − scale·n)², component by component: exact where the dot products would cancel. */
export function measureGap(
  signal: readonly number[],
  prior: readonly number[],
  priorScale: number,
  e: ArrayLike<number>,
  valenceOverLength: number,
  scale: number,
): number {
  let sum = 0
  for (let i = 0; i < signal.length; i++) {
    const n = numberAt(signal, i) + priorScale * numberAt(prior, i)
    const gap = valenceOverLength * numberAt(e, i) - scale * n
    sum += gap * gap
  }
  return sum
}

/** signal + coefficient·e in a new array. */
export function addScaled(signal: readonly number[], coefficient: number, e: ArrayLike<number>): number[] {
  const sum = signal.slice()
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + coefficient * (e[i] as number)
  return sum
}

/** The component, or NaN where there is no number: the sums then say so. */
function numberAt(vector: ArrayLike<number>, i: number): number {
  const x = vector[i]
  return typeof x === 'number' ? x : Number.NaN
}
