import type { DnaState, MirrorSettings } from '../mirroring/index.js'

export interface ReplaySettings extends MirrorSettings {
  /** What the history is folded onto: the user's prior, or an earlier state. Default: an empty state of 4 × 384. */
  readonly state?: DnaState
}
