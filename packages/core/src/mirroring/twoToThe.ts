/**
 * 2^x for x ≤ 1, and 0 below 2^−60. Made of +, −, × and ÷ only, whose results IEEE 754 fixes, so that every
 * engine gives the same bits; `2 ** x` may differ in the last one. Exact for whole x, else within 2 ulp.
 */
export function twoToThe(x: number): number {
  if (x === 0) return 1
  if (!(x >= -60)) return 0
  const whole = Math.round(x)
  const r = (x - whole) * Math.LN2
  let series = 1
  for (let n = 13; n > 0; n--) series = 1 + (series * r) / n
  for (let n = whole; n < 0; n += 30) series /= 1 << Math.min(-n, 30)
  return whole > 0 ? series * 2 : series
}
