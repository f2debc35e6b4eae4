import { DNA_DOMAINS } from '@dia/core/domains'
import type { DomainVectors } from '@dia/core/embedding'
import type { DecidedBatch, EntryDecision, MediaIdDecision, TreasuryDecision } from '@dia/core/passport'

const OUTCOMES = { waits: 1, done: 2, skipped: 3 } as const

/** A decided batch as dia_passport_commit takes it: one aligned array per field, null where it would hold nothing. */
export function commitArguments({
  token,
  model,
  catalogueVersion,
  decisions,
  priors,
  entityVectors,
}: DecidedBatch): Record<string, unknown> {
  const column = <Value>(of: (decision: EntryDecision) => Value): Value[] | null => {
    const values = decisions.map(of)
    return values.every((value) => value === null) ? null : values
  }
  // Only what is done has weights.
  const weight = (of: (decision: MediaIdDecision) => number) =>
    column(({ mediaid }) => (mediaid?.outcome === 'done' ? of(mediaid) : null))
  return {
    token,
    model,
    catalogue_version: catalogueVersion,
    users: column(({ userId }) => userId),
    entries: column(({ entryId }) => entryId),
    event_types: column(({ eventType }) => eventType),
    times: column(({ occurredAt }) => occurredAt),

    outcomes: column(({ mediaid }) => (mediaid === null ? null : OUTCOMES[mediaid.outcome])),
    reasons: column(({ mediaid }) => mediaid?.reason ?? null),
    entity_types: column(({ mediaid }) => mediaid?.entityType ?? null),
    entity_ids: column(({ mediaid }) => mediaid?.entityId ?? null),
    with_artist_ids: column(({ mediaid }) => mediaid?.withArtistId ?? null),
    valences: weight(({ valence }) => valence),
    k_cultural: weight(({ k }) => k.cultural),
    k_behavioral: weight(({ k }) => k.behavioral),
    k_economic: weight(({ k }) => k.economic),
    k_spatial: weight(({ k }) => k.spatial),

    treasury_outcomes: column(({ treasury }) => (treasury === null ? null : OUTCOMES[treasury.outcome])),
    treasury_reasons: column(({ treasury }) => treasury?.reason ?? null),
    money: column(({ treasury, ...entry }) => (treasury === null ? null : moneyText(treasury, entry))),

    coliseum_outcomes: column(({ coliseum }) => (coliseum === null ? null : OUTCOMES[coliseum.outcome])),
    coliseum_reasons: column(({ coliseum }) => coliseum?.reason ?? null),
    // An entry scores all its entities alike; as text, since they are bigint.
    base_scores: column(({ coliseum }) => textOf(coliseum?.scores[0]?.baseScore)),
    weighted_scores: column(({ coliseum }) => textOf(coliseum?.scores[0]?.weightedScore)),
    scored_types: column(({ coliseum }) => coliseum?.scores[0]?.entityType ?? null),
    scored_ids: column(({ coliseum }) => coliseum?.scores[0]?.entityId ?? null),
    second_types: column(({ coliseum }) => coliseum?.scores[1]?.entityType ?? null),
    second_ids: column(({ coliseum }) => coliseum?.scores[1]?.entityId ?? null),
    lates: column(({ coliseum }) => lateBits(coliseum?.scores)),
    contexts: column(({ coliseum }) => contextText(coliseum?.context)),

    priors: JSON.stringify(priors.map(({ vectors, ...of }) => ({ ...of, ...vectorTexts(vectors) }))),
    entity_vectors: JSON.stringify(
      entityVectors.map(({ vectors, ...of }) => ({ ...of, ...vectorTexts(vectors) })),
    ),
  }
}

/** Cents as text: JSON has no bigint. */
function moneyText(
  { outcome, effect, waitsFor, refundedBefore, ...decided }: TreasuryDecision,
  { entityType, entityId }: Pick<EntryDecision, 'entityType' | 'entityId'>,
): string | null {
  if (outcome === 'waits') return JSON.stringify({ waitsFor })
  if (effect === null) return null
  const { fromUserId, toUserId, contractId, stripePaymentIntentId: intent } = decided
  return JSON.stringify(
    { effect, entityType, entityId, fromUserId, toUserId, contractId, intent, refundedBefore },
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
}

function textOf(value: bigint | undefined): string | null {
  return value === undefined ? null : String(value)
}

function lateBits(scores: readonly { readonly isLate: boolean }[] = []): number | null {
  if (scores.length === 0) return null
  return (scores[0]?.isLate ? 1 : 0) + (scores[1]?.isLate ? 2 : 0)
}

function contextText(context: object | undefined): string | null {
  if (context === undefined || Object.keys(context).length === 0) return null
  return JSON.stringify(context)
}

/** pgvector reads and writes vectors as text. */
function vectorTexts(vectors: DomainVectors): Record<string, string> {
  return Object.fromEntries(
    DNA_DOMAINS.map((domain) => [
      domain,
      `[${Array.from(vectors[domain], (c) => Math.fround(c)).join(',')}]`,
    ]),
  )
}
