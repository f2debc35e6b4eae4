import { type Instant, secondsBetween } from '../time/index.js'

/** The first and last of some moments. */
export class TimeSpan {
  readonly #first: Instant
  readonly #last: Instant

  constructor(first: Instant, last: Instant = first) {
    this.#first = first
    this.#last = last
  }

  with(at: Instant): TimeSpan {
    if (at.iso < this.#first.iso) return new TimeSpan(at, this.#last)
    return at.iso > this.#last.iso ? new TimeSpan(this.#first, at) : this
  }

  get start(): string {
    return this.#first.iso
  }

  get end(): string {
    return this.#last.iso
  }

  get seconds(): number {
    return secondsBetween(this.#first, this.#last)
  }
}
