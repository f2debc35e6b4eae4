import type { DnaState } from './DnaState.js'
import { type DnaReading, readDnaAt } from './readDna.js'

/**
 * A state before and after. The two readings are made when they are first asked for: most callers want the
 * state alone. (Getters of a class, because a getter in an object literal costs a hidden class per object.)
 * @example
 * import { createDnaState, DnaMove, mirrorInteractionToDNA } from '@dia/core/mirroring'
 * const zero = [0, 0]
 * const entity = { cultural: [1, 0], behavioral: zero, economic: zero, spatial: zero }
 * const interaction = { eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity }
 * const move = mirrorInteractionToDNA(createDnaState({ dimensions: 2 }), interaction)
 * move instanceof DnaMove // → true
 * [move.before.cultural, move.after.cultural] // → [[0, 0], [1, 0]]
 */
export class DnaMove {
  readonly state: DnaState
  readonly #from: DnaState
  readonly #atMs: number
  #before: DnaReading | undefined
  #after: DnaReading | undefined

  /** @internal */
  constructor(from: DnaState, to: DnaState, atMs: number) {
    this.state = to
    this.#from = from
    this.#atMs = atMs
  }

  /** The DNA without what was added, at the later moment. */
  get before(): DnaReading {
    this.#before ??= readDnaAt(this.#from, this.#atMs)
    return this.#before
  }

  /** The DNA with what was added, at the later moment. */
  get after(): DnaReading {
    this.#after ??= readDnaAt(this.state, this.#atMs)
    return this.#after
  }
}
