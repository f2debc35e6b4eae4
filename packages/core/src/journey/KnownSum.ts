/** A running sum that skips NULL, as SQL's SUM and AVG do. */
export class KnownSum {
  #sum = 0
  #count = 0

  add(value: number | null): void {
    if (value === null) return
    this.#sum += value
    this.#count += 1
  }

  /** Null where nothing is known. */
  sum(): number | null {
    return this.#count === 0 ? null : this.#sum
  }

  /** Null where nothing is known. */
  mean(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count
  }
}
