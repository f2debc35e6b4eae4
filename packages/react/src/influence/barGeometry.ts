import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '@dia/core/domains'

/** One piece of a bar, in parts of the whole width. */
export interface BarPiece {
  readonly domain: DnaDomain
  readonly isPush: boolean
  readonly x: number
  readonly width: number
}

/** A bar stacked by domain in the fixed order, pull before push, each weighted by its domain's share. */
export function barPieces(
  pulls: Readonly<PerDomain<number>>,
  pushes: Readonly<PerDomain<number>>,
  greatest: number,
): BarPiece[] {
  const pieces: BarPiece[] = []
  let x = 0
  for (const domain of DNA_DOMAINS)
    for (const [isPush, values] of [
      [false, pulls],
      [true, pushes],
    ] as const) {
      const width = greatest > 0 ? (DOMAIN_SHARES[domain] * values[domain]) / greatest : 0
      if (!(width > 0)) continue
      pieces.push({ domain, isPush, x, width })
      x += width
    }
  return pieces
}
