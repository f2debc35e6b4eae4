import type { DnaDomain } from '../domains/index.js'
import { basesTokens } from '../embedding/embedBases.js'
import type { TokenBag } from '../embedding/TokenBag.js'
import type { AtgcBases } from '../identity/index.js'

/** Something two users both state, and how much of the cosine of their priors it makes. */
export interface SharedStatement {
  /** The flags' weight holds for behavioral and economic alike. */
  readonly domain: Exclude<DnaDomain, 'economic'>
  readonly kind: 'taste' | 'flag' | 'place'
  /** The normalised words, `key=value`, or the place. */
  readonly text: string
  readonly weight: number
}

const KINDS = { taste: 'taste', phrase: 'taste', is: 'flag', place: 'place' } as const

/** The tokens of two users' bases that meet: strongest first, then by text. */
export function sharedStatements(a: AtgcBases, b: AtgcBases): SharedStatement[] {
  const [left, right] = [basesTokens(a), basesTokens(b)]
  return [
    ...meetings('cultural', left.cultural, right.cultural),
    ...meetings('behavioral', left.flags, right.flags),
    ...meetings('spatial', left.spatial, right.spatial),
  ].sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (x.text < y.text ? -1 : 1))
}

function meetings(domain: SharedStatement['domain'], a: TokenBag, b: TokenBag): SharedStatement[] {
  const lengths = length(a) * length(b)
  return [...a].flatMap(([token, weight]) => {
    const other = b.get(token)
    if (other === undefined || weight === 0 || other === 0) return []
    const colon = token.indexOf(':')
    const kind = KINDS[token.slice(0, colon) as keyof typeof KINDS]
    return [
      {
        domain,
        kind,
        text: statementText(token.slice(colon + 1), weight, other),
        weight: (weight * other) / lengths,
      },
    ]
  })
}

/** A flag both set to false is held as `key=true` with a negative weight. */
function statementText(text: string, weight: number, other: number): string {
  return weight < 0 && other < 0 ? text.replace(/=true$/, '=false') : text
}

function length(bag: TokenBag): number {
  return Math.sqrt([...bag.values()].reduce((sum, weight) => sum + weight * weight, 0))
}
