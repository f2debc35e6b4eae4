/** The line of a series in a box, as an SVG path; the least value lies at the bottom, a level series in the middle. */
export function sparklinePath(series: readonly number[], width: number, height: number): string {
  const least = Math.min(...series)
  const span = Math.max(...series) - least
  return series
    .map((value, index) => {
      const x = series.length === 1 ? width : (index / (series.length - 1)) * width
      const y = span === 0 ? height / 2 : height - ((value - least) / span) * height
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
