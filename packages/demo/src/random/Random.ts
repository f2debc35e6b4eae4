import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { v4, v7 } from 'uuid'

/** Draws of one reproducible stream. Never shared between two things that must not influence each other. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** An integer from min to max, both included. */
  int(min: number, max: number): number
  between(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Standard normal. */
  normal(): number
  /** An index below size; the first are the likeliest, 1/(rank + 2)^exponent by inversion. */
  rank(size: number, exponent?: number): number
  uuid(): string
  /** UUIDv7 that carries the given moment. */
  uuidAt(milliseconds: number): string
}

/** The stream that belongs to (seed, label, index); different triples give unrelated streams. */
export function randomOf(seed: number, label: string, index = 0): Random {
  const high = Math.floor(seed / 2 ** 32)
  const generator = xoroshiro128plusFromState([
    scramble(seed ^ scramble(high + 1)),
    scramble(hashOf(label)),
    scramble(index ^ 0x5bd1e995),
    scramble(Math.floor(index / 2 ** 32) + hashOf(label) + seed),
  ])
  for (let warmUp = 0; warmUp < 4; warmUp++) generator.next()

  const next = () => (generator.next() >>> 0) / 2 ** 32
  const bytes = new Uint8Array(16)
  const words = new DataView(bytes.buffer)
  const fill = () => {
    for (let offset = 0; offset < 16; offset += 4) words.setInt32(offset, generator.next())
    return bytes
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))

  return {
    next,
    int,
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[Math.floor(next() * list.length)]
      if (picked === undefined) throw new RangeError('Nothing to pick from an empty list.')
      return picked
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    rank: (size, exponent = 0.8) => {
      const power = 1 - exponent
      const low = 2 ** power
      const drawn = (low + next() * ((size + 2) ** power - low)) ** (1 / power) - 2
      return Math.min(size - 1, Math.max(0, Math.floor(drawn)))
    },
    uuid: () => v4({ random: fill() }),
    uuidAt: (milliseconds) => v7({ random: fill(), msecs: milliseconds }),
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
