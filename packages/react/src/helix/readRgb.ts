export type Rgb = readonly [red: number, green: number, blue: number]

const BLACK: Rgb = [0, 0, 0]

/** The channels, 0 to 255, of a colour as `getComputedStyle` writes it: `rgb(…)` or `color(srgb …)`; black for another. */
export function readRgb(colour: string): Rgb {
  const [, space = '', channels = ''] = /^(rgba?|color)\(\s*(?:srgb\s+)?([^)/]*)/.exec(colour) ?? []
  const numbers = channels.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  const [red, green, blue] = space === 'color' ? numbers.map((channel) => channel * 255) : numbers
  return red === undefined || green === undefined || blue === undefined ? BLACK : [red, green, blue]
}
