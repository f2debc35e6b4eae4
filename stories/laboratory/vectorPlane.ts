/** A point of the plane, in units of the vectors' length; y grows upward. */
export interface PlanePoint {
  readonly x: number
  readonly y: number
}

/**
 * Two vectors in the plane they span, the first along x: lengths, the angle and the distance of their tips are
 * as in 384 dimensions.
 */
export function vectorPlane(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  cosine: number,
): { first: PlanePoint; second: PlanePoint } {
  const length = lengthOf(second)
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine))
  return {
    first: { x: lengthOf(first), y: 0 },
    second: { x: length * cosine, y: length * sine },
  }
}

export function lengthOf(vector: ArrayLike<number>): number {
  return Math.sqrt(Array.from(vector).reduce((sum, component) => sum + component * component, 0))
}

/** In degrees. */
export function angleOf(cosine: number): number {
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI
}
