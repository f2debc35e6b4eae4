import type { AtgcBases } from '@dia/core/identity'

export type BaseLetter = 'A' | 'T' | 'G' | 'C'

export const BASE_LETTERS: readonly BaseLetter[] = ['A', 'T', 'G', 'C']

/** What one base says, as short texts; settings are kept apart, since they are no taste. */
export interface BaseContent {
  readonly letter: BaseLetter
  readonly items: readonly string[]
  readonly settings: readonly string[]
}

const SETTINGS = new Set(['dna_consent', 'dna_preferences'])

/** The four bases in their order; empty ones stay, with no items. */
export function baseContents(bases: AtgcBases): readonly BaseContent[] {
  const flags = Object.entries(bases.contentFlags)
  const location = bases.locationCode?.trim() ?? ''
  return [
    { letter: 'A', items: texts(bases.interests), settings: [] },
    { letter: 'T', items: texts(bases.genrePreferences), settings: [] },
    {
      letter: 'G',
      items: flags.filter(([name]) => !SETTINGS.has(name)).map(([name, value]) => flagText(name, value)),
      settings: flags.filter(([name]) => SETTINGS.has(name)).map(([name, value]) => flagText(name, value)),
    },
    { letter: 'C', items: location === '' ? [] : [location], settings: [] },
  ]
}

function texts(items: readonly string[]): readonly string[] {
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))]
}

function flagText(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `${name}: ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`
}
