import { DEMO_DEFAULTS, type DemoOptions } from './DemoOptions.js'

/**
 * A platform of the size that goes with so many interactions: users grow in step with them, the catalogue more
 * slowly, as on real platforms. 20,000 gives the demo.
 */
export function demoOptionsFor(interactions: number): DemoOptions {
  const scale = interactions / DEMO_DEFAULTS.interactions
  const grown = (base: number, power: number, least: number) =>
    Math.max(least, Math.round(base * scale ** power))
  return {
    interactions,
    users: grown(DEMO_DEFAULTS.users, 1, 100),
    artists: grown(DEMO_DEFAULTS.artists, 0.6, 12),
    tracks: grown(DEMO_DEFAULTS.tracks, 0.65, 120),
    events: grown(DEMO_DEFAULTS.events, 0.5, 6),
  }
}
