import { DNA_DOMAINS } from '@dia/core/domains'
import type { DomainVectors } from '@dia/core/embedding'
import { DiaError } from '@dia/core/errors'
import type { ClaimedBatch, PassportLog } from '@dia/core/passport'
import type { RpcCall } from '../rpc/RpcCall.js'

const OUTCOMES = { done: 2, skipped: 3 } as const

/** The Passport log in the database, whichever way its functions are called: as the service role or the owner. */
export function passportLogOver(call: RpcCall): PassportLog {
  return {
    async claim({ batchSize, leaseSeconds, model }) {
      const batch = await call('dia_passport_claim', {
        batch_size: batchSize,
        lease_seconds: leaseSeconds,
        model,
      })
      if (typeof batch !== 'object' || batch === null || !('token' in batch)) {
        throw new DiaError(
          'UNEXPECTED_ANSWER',
          'The function dia_passport_claim answered something else than a batch',
          'Bring database and kit to the same version: run "dia migrate".',
        )
      }
      return batch as ClaimedBatch
    },

    async commit({ token, model, catalogueVersion, decisions, priors, entityVectors }) {
      const column = <Value>(of: (decision: (typeof decisions)[number]) => Value): Value[] =>
        decisions.map(of)
      const answer = await call('dia_passport_commit', {
        token,
        model,
        catalogue_version: catalogueVersion,
        users: column(({ userId }) => userId),
        entries: column(({ entryId }) => entryId),
        outcomes: column(({ outcome }) => OUTCOMES[outcome]),
        reasons: column(({ reason }) => reason),
        event_types: column(({ eventType }) => eventType),
        times: column(({ occurredAt }) => occurredAt),
        entity_types: column(({ entityType }) => entityType),
        entity_ids: column(({ entityId }) => entityId),
        with_artist_ids: column(({ withArtistId }) => withArtistId),
        valences: column(({ valence }) => valence),
        k_cultural: column(({ k }) => k.cultural),
        k_behavioral: column(({ k }) => k.behavioral),
        k_economic: column(({ k }) => k.economic),
        k_spatial: column(({ k }) => k.spatial),
        priors: JSON.stringify(priors.map(({ vectors, ...of }) => ({ ...of, ...vectorTexts(vectors) }))),
        entity_vectors: JSON.stringify(
          entityVectors.map(({ vectors, ...of }) => ({ ...of, ...vectorTexts(vectors) })),
        ),
      })
      return answer as { processed: number; skipped: number; lapsed: number; at: number }
    },

    async fail(token, failures) {
      const answer = await call('dia_passport_fail', {
        token,
        users: failures.map(({ userId }) => userId),
        entries: failures.map(({ entryId }) => entryId),
        codes: failures.map(({ code }) => code),
        messages: failures.map(({ message }) => message.slice(0, 1000)),
      })
      return answer as { retried: number; dead: number; at: number }
    },
  }
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
