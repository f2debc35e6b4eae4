import { DiaError } from '@dia/core/errors'
import { CAST_SIZE } from '../people/demoPeople.js'
import { DEMO_DEFAULTS, type DemoOptions } from './DemoOptions.js'

/** Options with every default filled in; throws DEMO_OPTIONS_INVALID for what cannot be generated. */
export function resolveOptions(options: DemoOptions): Required<DemoOptions> {
  const resolved = { ...DEMO_DEFAULTS, ...definedOf(options) }
  if (!Number.isSafeInteger(resolved.seed)) throw invalid('seed', 'Give a whole number.')
  for (const name of ['users', 'artists', 'tracks', 'events', 'interactions'] as const) {
    if (!Number.isSafeInteger(resolved[name]) || resolved[name] < 1)
      throw invalid(name, 'Give a whole number of 1 or more.')
  }
  if (Number.isNaN(Date.parse(resolved.until))) throw invalid('until', 'Give an ISO date and time.')
  if (resolved.tracks < resolved.artists) throw invalid('tracks', 'Give at least one track for each artist.')
  const usersNeeded = CAST_SIZE + resolved.artists
  if (resolved.users < usersNeeded)
    throw invalid(
      'users',
      `The cast and the artists need ${usersNeeded} users; give as many, or fewer artists.`,
    )
  return resolved
}

function definedOf(options: DemoOptions): DemoOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function invalid(option: keyof DemoOptions, hint: string): DiaError {
  return new DiaError('DEMO_OPTIONS_INVALID', `The demo option "${option}" is not usable.`, hint, {
    details: { option },
  })
}
