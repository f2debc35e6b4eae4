import type { DnaState } from './DnaState.js'
import { type DnaReading, readDnaAt } from './readDna.js'

/**
 * A state before and after. The two readings are made when they are first asked for: most callers want the
 * state alone. JSON holds them; a spread or a structured clone does not, so name them there. (Getters of a
 * class, because a getter in an object literal costs a hidden class per object.)
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
  declare readonly state: DnaState
  /** One field, because each private one costs time at every construction. */
  readonly #seen: { readonly from: DnaState; readonly atMs: number; before?: DnaReading; after?: DnaReading }

  /** @internal */
  constructor(from: DnaState, to: DnaState, atMs: number) {
    this.state = to
    this.#seen = { from, atMs }
  }

  /** The DNA without what was added, at the later moment. */
  get before(): DnaReading {
    const seen = this.#seen
    seen.before ??= readDnaAt(seen.from, seen.atMs)
    return seen.before
  }

  /** The DNA with what was added, at the later moment. */
  get after(): DnaReading {
    const seen = this.#seen
    seen.after ??= readDnaAt(this.state, seen.atMs)
    return seen.after
  }

  /** All of it as plain data, which `JSON.stringify` takes; a spread has no `before` and `after`. */
  toJSON(): object {
    return { ...this, before: this.before, after: this.after }
  }
}
