import { type DemoOptions, resolveOptions } from '../options/index.js'

/** About how many rows a demo has; measured on the demo and good to some per cent at any size. */
export function expectedRows(options: DemoOptions): number {
  const { users, artists, tracks, events, interactions, log } = resolveOptions(options)
  const perInteraction = log ? 2.24 : 1.11
  return Math.round(4 * users + artists + 2.1 * tracks + events + perInteraction * interactions)
}
