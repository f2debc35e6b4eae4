import type { ContractRow, ContractText } from './ContractRow.js'
import { HOSTILE_TEXTS } from './hostileTexts.js'

const STATUSES = ['open', 'done', 'odd, "one"']
const PAST_EXACT = 9_007_199_254_740_993n
const PLAIN = 14

/** Rows that hold every text of `HOSTILE_TEXTS`, ties, nulls, and cents past 2^53. */
export const CONTRACT_ROWS: readonly ContractRow[] = [
  ...HOSTILE_TEXTS,
  ...Array.from({ length: PLAIN }, (_, n) => `plain ${n % 3}`),
].map((name, n) => {
  const code = `row ${String(n).padStart(3, '0')}`
  return {
    // The keys run against the codes, so that ties are told by the key and by nothing else.
    row_id: uuidOf('a', 999 - n),
    code,
    name,
    status: STATUSES[n % STATUSES.length] ?? '',
    is_live: n % 4 === 0,
    happened_at: new Date(Date.UTC(2025, 8, 1 + (n % 8), 12, 30, 15, 125)).toISOString(),
    score: (n % 5) * 0.25 - 0.5,
    amount_cents: String((n % 2 === 0 ? PAST_EXACT : -PAST_EXACT) + BigInt(n)),
    currency: 'USD',
    tags: n % 3 === 0 ? ['a,b', `g"${n % 6}`] : n % 3 === 1 ? [] : null,
    note: n % 2 === 0 ? name : null,
    owner_id: uuidOf('b', n % 7),
    payload: n % 5 === 0 ? null : { text: name, list: [n, null, { deep: true }] },
    search_text: `${code} ${name}`.toLowerCase(),
  }
})

/** More than the largest page holds. */
const TEXTS = 5_017

/** Texts as keys: the hostile ones, then plain ones. */
export const CONTRACT_TEXTS: readonly ContractText[] = Array.from({ length: TEXTS }, (_, n) => {
  const text_id = HOSTILE_TEXTS[n] ?? `text ${String(n).padStart(5, '0')}`
  return { text_id, place: n + 1, search_text: text_id.toLowerCase() }
})

function uuidOf(kind: string, n: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`
}
