/** MurmurHash3 x86_32 of bytes: the same unsigned 32 bits on every machine. */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  const byte = (index: number) => bytes[index] ?? 0
  const body = bytes.length & ~3
  let hash = seed | 0
  for (let i = 0; i < body; i += 4) {
    const block = byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24)
    hash = Math.imul(rotateLeft(hash ^ scramble(block), 13), 5) + 0xe6546b64
  }
  const rest = bytes.length - body
  const tail =
    (rest > 2 ? byte(body + 2) << 16 : 0) | (rest > 1 ? byte(body + 1) << 8 : 0) | (rest > 0 ? byte(body) : 0)
  if (rest > 0) hash ^= scramble(tail)
  return finalMix(hash ^ bytes.length)
}

/** Murmur3's finaliser: spreads every bit of a 32-bit number over all of them; a bijection. */
export function finalMix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function scramble(block: number): number {
  return Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593)
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
