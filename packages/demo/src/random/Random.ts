import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { v4, v7 } from 'uuid'

/** Draws of one reproducible stream. Never shared between two things that must not influence each other. */
export class Random {
  private readonly bytes = new Uint8Array(16)
  private readonly words = new DataView(this.bytes.buffer)

  constructor(private readonly generator: RandomGenerator) {}

  /** In [0, 1). */
  next(): number {
    return (this.generator.next() >>> 0) / 2 ** 32
  }

  /** An integer from min to max, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  between(min: number, max: number): number {
    return min + this.next() * (max - min)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)]
    if (picked === undefined) throw new RangeError('Nothing to pick from an empty list.')
    return picked
  }

  /** Standard normal. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** An index below size; the first are the likeliest, as (index + 2) to the power of −exponent. */
  rank(size: number, exponent = 0.8): number {
    const power = 1 - exponent
    const low = 2 ** power
    const drawn = (low + this.next() * ((size + 2) ** power - low)) ** (1 / power) - 2
    return Math.min(size - 1, Math.max(0, Math.floor(drawn)))
  }

  uuid(): string {
    return v4({ random: this.fill() })
  }

  /** UUIDv7 that carries the given moment. */
  uuidAt(milliseconds: number): string {
    return v7({ random: this.fill(), msecs: milliseconds })
  }

  private fill(): Uint8Array {
    for (let offset = 0; offset < 16; offset += 4) this.words.setInt32(offset, this.generator.next())
    return this.bytes
  }
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
  return new Random(generator)
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
