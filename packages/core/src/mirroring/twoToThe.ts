/**
 * 2^x for x < 1, and 0 below 2^−60. Made of +, −, × and ÷ only, whose results IEEE 754 fixes, so that every
 * engine gives the same bits; `2 ** x` may differ in the last one. Exact for whole x, else within 2 ulp.
 */
export function twoToThe(x: number): number {
  if (x < -60) return 0
  let whole = Math.round(x)
  const y = (x - whole) * Math.LN2
  const z = y * y
  // e^y = (even + odd)/(even − odd), Padé's approximant of degree six, which leaves less than 1e-18; then twice that, halved.
  const odd = y * (332640 + z * (10080 + z * 42))
  let power = 2 + (4 * odd) / (665280 + z * (75600 + z * (840 + z)) - odd)
  for (; whole < 1; whole++) power /= 2
  return power
}
