const share = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const four = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 4, maximumFractionDigits: 4 })
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en-GB')

/** How the laboratory writes its numbers; minus zero is zero. */
export const figures = {
  share: (value: number) => share.format(value),
  four: (value: number) => four.format(Math.abs(value) < 5e-5 ? 0 : value),
  degrees: (value: number) => `${one.format(value)}°`,
  milliseconds: (value: number) => `${one.format(value)} ms`,
  count: (value: number) => whole.format(value),
}
