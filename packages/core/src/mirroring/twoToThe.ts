/**
 * 2^x for x < 1, and 0 below 2^−60. Made of +, −, × and ÷ only, whose results IEEE 754 fixes, so that every
 * engine gives the same bits; `2 ** x` may differ in the last one. Exact for whole x, else within 2 ulp.
 */
export function twoToThe(x: number): number {
  if (x === 0) return 1
  if (x < -60) return 0
  let whole = Math.floor(x)
  const y = (x - whole) * Math.LN2
  // e^y as a continued fraction; seven levels leave less than 1e-18 of it.
  let fraction = 1
  for (let n = 13; n > 0; n -= 2) fraction = 1 + (y * y) / (4 * n * (n + 2)) / fraction
  let power = 1 + y / (fraction - y / 2)
  for (; whole < 0; whole++) power /= 2
  return power
}
