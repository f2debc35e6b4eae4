import type { DnaPreferences, PartialDnaPreferences } from '../influence/index.js'

export interface SavedPreferences {
  /** As they count now. */
  readonly preferences: DnaPreferences
  /** As they counted before; saved, they take the change back. */
  readonly before: DnaPreferences
}

/** Where a user's preferences are kept, by an admin or by the user; audited. Failures are DiaErrors. */
export interface PreferencesSource {
  /** Saves what is given, clamped to its range; the rest and every other content flag are kept. */
  savePreferences(
    userId: string,
    preferences: PartialDnaPreferences,
    options?: { signal?: AbortSignal },
  ): Promise<SavedPreferences>
  /** Back to the defaults. */
  resetPreferences(userId: string, options?: { signal?: AbortSignal }): Promise<SavedPreferences>
}
