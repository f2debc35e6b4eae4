export interface Peer {
  /** Events that one call works on. */
  readonly events: number
  /** Calls per round. */
  readonly calls: number
  readonly run: () => void
}

const WARM_UP = 3
const ROUNDS = 15

/** Nanoseconds of CPU per event, round by round, garbage collection included. The peers take turns in every round, so that a busy machine slows all of them. */
export function measure<Name extends string>(peers: Record<Name, Peer>): Record<Name, number[]> {
  const names = Object.keys(peers) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const name of names) {
      const { events, calls, run } = peers[name]
      const start = process.cpuUsage()
      for (let call = 0; call < calls; call++) run()
      const { user, system } = process.cpuUsage(start)
      if (round >= 0) samples[name].push(((user + system) * 1e3) / (calls * events))
    }
  return samples
}

/** The median of what each round says one peer takes as a multiple of another. */
export function ratio(slower: readonly number[], faster: readonly number[]): number {
  return median(slower.map((time, round) => time / (faster[round] as number)))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] as number
}
