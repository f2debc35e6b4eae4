import type { AtgcBases } from '@dia/core/identity'
import type { DnaPreferences } from '@dia/core/influence'
import type { MirrorInteraction } from '@dia/core/mirroring'

/** What a DNA is made of, apart from the weights. */
export interface LaboratoryHistory {
  readonly bases: AtgcBases
  /** As the user set them. */
  readonly preferences: DnaPreferences
  /** Their event types are canonical. */
  readonly interactions: readonly MirrorInteraction[]
  /** The moment the DNA is read at, ISO 8601; not before the newest interaction. */
  readonly readAt: string
}
