import { compareText } from './compareText.js'

/** Counts texts; NULL is not counted. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(value: string | null): void {
    if (value !== null) this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
  }

  /** The most frequent text, the smallest of several, as SQL's MODE; null where there is none. */
  mode(): string | null {
    let best: [string, number] | null = null
    for (const entry of this.#counts) {
      const ahead = best === null ? 1 : entry[1] - best[1] || compareText(best[0], entry[0])
      if (ahead > 0) best = entry
    }
    return best === null ? null : best[0]
  }
}
