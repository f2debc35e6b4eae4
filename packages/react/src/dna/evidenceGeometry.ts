import { DNA_DOMAINS, type DnaDomain, type PerDomain } from '@dia/core/domains'
import type { DomainEvidence } from '@dia/core/identity'
import { scaleBand, scaleLinear } from '@visx/scale'

/** One domain's marks, in px of the chart's own frame. */
export interface EvidenceBar {
  readonly domain: DnaDomain
  readonly y: number
  readonly height: number
  readonly confidenceWidth: number
  readonly maturityWidth: number
}

export interface EvidenceGeometry {
  readonly bars: readonly EvidenceBar[]
  readonly ticks: readonly { readonly share: number; readonly x: number }[]
}

const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** Where confidence and maturity of the four domains lie in a frame; shares outside 0 to 1 are drawn at its edge. */
export function evidenceGeometry(
  domains: PerDomain<DomainEvidence>,
  size: { width: number; height: number },
): EvidenceGeometry {
  const x = scaleLinear<number>({ domain: [0, 1], range: [0, size.width], clamp: true })
  const y = scaleBand<DnaDomain>({
    domain: [...DNA_DOMAINS],
    range: [0, size.height],
    paddingInner: 0.45,
    paddingOuter: 0.225,
  })
  return {
    bars: DNA_DOMAINS.map((domain) => ({
      domain,
      y: y(domain) ?? 0,
      height: y.bandwidth(),
      confidenceWidth: x(finite(domains[domain].confidence)),
      maturityWidth: x(finite(domains[domain].maturity)),
    })),
    ticks: TICKS.map((share) => ({ share, x: x(share) })),
  }
}

function finite(share: number): number {
  return Number.isFinite(share) ? share : 0
}
