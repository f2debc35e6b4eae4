import { DNA_DOMAINS, type DnaDomain, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { DnaContribution } from './DnaAttribution.js'
import { type AttributionPeriod, periodKey } from './periodKey.js'

const GROUPINGS = ['eventType', 'entity', 'artist', 'period', 'domain'] as const
/** What contributions are grouped by. */
export type ContributionGrouping = (typeof GROUPINGS)[number]

/** What the contributions of a group come to. */
export interface ContributionSum {
  readonly count: number
  readonly shares: PerDomain<number>
  readonly coefficients: PerDomain<number>
  /** The shares weighted by the domain shares, 0 to 1. */
  readonly overallShare: number
}

export interface ContributionGroup extends ContributionSum {
  /** The event type, id, period (its first day) or domain; null where the contributions do not say. */
  readonly key: string | null
}

/**
 * Contributions summed by event type, entity, artist, UTC period (default: months) or domain, largest overall
 * share first; `total` is the sum of all.
 * @example
 * import { groupContributions } from '@dia/core/attribution'
 * groupContributions([], 'eventType').total.overallShare // → 0
 */
export function groupContributions(
  contributions: readonly DnaContribution[],
  by: ContributionGrouping,
  options: { readonly period?: AttributionPeriod } = {},
): { groups: ContributionGroup[]; total: ContributionSum } {
  return answerOrDiaError('groupContributions', () => {
    if (!GROUPINGS.includes(by))
      throw new DiaError(
        'INVALID_GROUPING',
        'Contributions are not grouped so.',
        `Use one of ${GROUPINGS.join(', ')}.`,
      )
    const parts =
      by === 'domain'
        ? DNA_DOMAINS.map((domain): [string, ContributionSum] => [domain, sumUp(contributions, [domain])])
        : [...collect(contributions, keyOf(by, options.period ?? 'month'))].map(
            ([key, group]): [string | null, ContributionSum] => [key, sumUp(group)],
          )
    return {
      groups: parts
        .map(([key, sum]) => ({ key, ...sum }))
        .sort((a, b) => b.overallShare - a.overallShare || compareKeys(a.key, b.key)),
      total: sumUp(contributions),
    }
  })
}

/**
 * The key of the group that a contribution falls into.
 * @example
 * import { attributeDna, contributionKey } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * const one = [1, 0]
 * const entity = { cultural: one, behavioral: one, economic: one, spatial: one }
 * const played = { eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entity }
 * const [contribution] = attributeDna(createDnaState({ dimensions: 2 }), [played]).contributions
 * contributionKey(contribution, 'period') // → '2025-11-01'
 */
export function contributionKey(
  contribution: DnaContribution,
  by: Exclude<ContributionGrouping, 'domain'>,
  options: { readonly period?: AttributionPeriod } = {},
): string | null {
  return answerOrDiaError('contributionKey', () => keyOf(by, options.period ?? 'month')(contribution))
}

function keyOf(
  by: Exclude<ContributionGrouping, 'domain'>,
  period: AttributionPeriod,
): (contribution: DnaContribution) => string | null {
  if (by === 'eventType') return ({ eventType }) => eventType
  if (by === 'entity') return ({ entityId }) => entityId
  if (by === 'artist') return ({ artistId }) => artistId
  return ({ occurredAt }) => periodKey(occurredAt, period)
}

function collect(
  contributions: readonly DnaContribution[],
  keyOfOne: (contribution: DnaContribution) => string | null,
): Map<string | null, DnaContribution[]> {
  const groups = new Map<string | null, DnaContribution[]>()
  for (const contribution of contributions) {
    const key = keyOfOne(contribution)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [contribution])
    else group.push(contribution)
  }
  return groups
}

function sumUp(
  contributions: readonly DnaContribution[],
  domains: readonly DnaDomain[] = DNA_DOMAINS,
): ContributionSum {
  const shares = perDomain(() => 0)
  const coefficients = perDomain(() => 0)
  let count = 0
  for (const contribution of contributions) {
    let counts = domains === DNA_DOMAINS
    for (const domain of domains) {
      const share = finite(contribution.shares[domain])
      shares[domain] += share
      coefficients[domain] += finite(contribution.coefficients[domain])
      counts ||= share !== 0
    }
    if (counts) count += 1
  }
  const overallShare = DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * shares[domain], 0)
  return { count, shares, coefficients, overallShare }
}

function finite(value: number): number {
  if (!Number.isFinite(value))
    throw new DiaError(
      'INVALID_CONTRIBUTION',
      'A contribution has a share or coefficient that is not a finite number.',
      'Pass the contributions that attributeDna answered.',
    )
  return value
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
