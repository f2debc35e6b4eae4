/** Times of statements by name, in milliseconds, over interleaved rounds. */
export class Rounds {
  readonly #times = new Map<string, number[]>()

  async time(what: string, work: () => Promise<unknown>): Promise<void> {
    const began = process.hrtime.bigint()
    await work()
    const ms = Number(process.hrtime.bigint() - began) / 1e6
    const times = this.#times.get(what)
    if (times === undefined) this.#times.set(what, [ms])
    else times.push(ms)
  }

  /** NaN where it was never timed. */
  median(what: string): number {
    return median(this.#times.get(what) ?? [])
  }
}

export function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN
}
