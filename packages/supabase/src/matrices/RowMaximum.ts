/**
 * How many rows a server answers at once. It cuts longer answers without a word, so a short answer is the end only where
 * a longer one was seen.
 */
export class RowMaximum {
  #longest = 0
  #cut: number | null = null

  /** Whether there are certainly no rows after an answer of `count` where `asked` were asked for. */
  isEnd(count: number, asked: number): boolean {
    if (this.#cut !== null && count > this.#cut) this.#cut = null
    const isLonger = count > this.#longest
    if (isLonger) this.#longest = count
    if (count >= asked) return false
    if (count === 0) return true
    return this.#cut === null ? !isLonger && count < this.#longest : count < this.#cut
  }

  /** An answer of `count` was not the end: the server stops there. */
  cutAt(count: number): void {
    this.#cut = count
    this.#longest = count
  }
}
