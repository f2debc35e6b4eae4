import { foldBatch, readBatch } from '../mirroring/foldBatch.js'
import type { DnaState, MirrorInteraction, MirrorSettings } from '../mirroring/index.js'

const BATCH = 512

/** Folds interactions as they come, holding one batch of them at a time. */
export class HistoryFold {
  #state: DnaState
  #batch: MirrorInteraction[] = []
  readonly #settings: MirrorSettings | undefined

  constructor(state: DnaState, settings?: MirrorSettings) {
    this.#state = state
    this.#settings = settings
  }

  add(interaction: MirrorInteraction): void {
    this.#batch.push(interaction)
    if (this.#batch.length === BATCH) this.finish()
  }

  /** The state with everything added so far. */
  finish(): DnaState {
    if (this.#batch.length > 0) {
      this.#state = foldBatch(this.#state, this.#batch, readBatch(this.#batch, this.#settings))
      this.#batch = []
    }
    return this.#state
  }
}
