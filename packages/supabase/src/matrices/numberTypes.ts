import type { MatrixDefinition } from '@dia/core/matrices'

/** Types of columns that do not take any number: whole ones by their bits, and floats of four bytes. */
export type NumberType = 'smallint' | 'integer' | 'bigint' | 'real'

/** What the server was seen to say of the columns behind number filters. */
export type NumberTypes = Map<string, NumberType>

export interface NumberRange {
  readonly from?: number
  readonly to?: number
}

const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const
const LARGEST_REAL = 3.4028234663852886e38
const SMALLEST_REAL = 1.401298464324817e-45

export function numberColumn<Row>({ relation }: MatrixDefinition<Row>, column: string): string {
  return `${relation} ${column}`
}

/** The same range in numbers that a column of the type takes, which no server holds against others; null where it is empty. */
export function rangeInType(type: NumberType, range: NumberRange): { from?: unknown; to?: unknown } | null {
  return type === 'real' ? realRange(range) : wholeRange(range, BITS[type])
}

function wholeRange({ from, to }: NumberRange, bits: bigint): { from?: bigint; to?: bigint } | null {
  const [smallest, largest] = [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n]
  const first = from === undefined ? smallest : BigInt(Math.ceil(from))
  const end = to === undefined ? largest + 1n : BigInt(Math.ceil(to))
  if (first > largest || end <= smallest) return null
  return { ...(first > smallest && { from: first }), ...(end <= largest && { to: end }) }
}

function realRange({ from, to }: NumberRange): { from?: string; to?: string } {
  return {
    ...(from !== undefined && { from: nextReal(from) }),
    ...(to !== undefined && { to: nextReal(to) }),
  }
}

/** What is out of range is the same as the next that is not. */
function nextReal(end: number): string {
  if (end > LARGEST_REAL) return 'Infinity'
  if (end < -LARGEST_REAL) return String(-LARGEST_REAL)
  if (end !== 0 && Math.abs(end) < SMALLEST_REAL) return end > 0 ? String(SMALLEST_REAL) : '0'
  return String(end)
}
