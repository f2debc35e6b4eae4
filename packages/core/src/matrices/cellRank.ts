import { instantOf } from '../time/instantOf.js'
import type { MatrixColumnKind } from './MatrixDefinition.js'

/** A cell as it is compared: null for what is absent. */
export type CellRank = number | bigint | string | null

const NUMBERS: readonly (MatrixColumnKind | undefined)[] = ['number', 'percent', 'duration', 'money']

/** Numbers rank by size, however they are written (`"9007199254740993"` too), times by the instant, the rest as text. */
export function cellRank(kind: MatrixColumnKind | undefined, cell: unknown): CellRank {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number' || typeof cell === 'bigint') return cell
  if (kind === 'time') return instantOf(cell)?.iso ?? String(cell)
  return NUMBERS.includes(kind) ? numberOf(String(cell)) : String(cell)
}

/** Below 0 where `a` comes first; what is absent comes last. */
export function compareRanks(a: CellRank, b: CellRank): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : a > b ? 1 : 0
}

function numberOf(text: string): CellRank {
  if (/^-?\d{1,40}$/.test(text)) return BigInt(text)
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? text : value
}
