/** ln(2)^n / n!, the terms of 2^x. */
const TERMS = /* @__PURE__ */ makeTerms()

function makeTerms(): number[] {
  const terms = [1]
  for (let n = 1; n < 14; n++) terms.push(((terms[n - 1] as number) * Math.LN2) / n)
  return terms
}

/**
 * 2^x for x ≤ 1, and 0 below 2^−60. Made of +, −, × and ÷ only, whose results IEEE 754 fixes, so that every
 * engine gives the same bits; `2 ** x` may differ in the last one. Exact for whole x, else within 2 ulp.
 */
export function twoToThe(x: number): number {
  if (x === 0) return 1
  if (x < -60) return 0
  const whole = Math.round(x)
  const rest = x - whole
  let power = 0
  for (let n = 13; n >= 0; n--) power = power * rest + (TERMS[n] as number)
  for (let n = whole; n < 0; n++) power /= 2
  return whole > 0 ? power * 2 : power
}
