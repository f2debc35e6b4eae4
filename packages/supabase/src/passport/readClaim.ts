import { DiaError } from '@dia/core/errors'
import type {
  ClaimedBalance,
  ClaimedBatch,
  ClaimedContract,
  ClaimedEntry,
  ClaimedMoney,
  ClaimedTransaction,
} from '@dia/core/passport'

/** What dia_passport_claim answers: the fields of entries as aligned arrays, null where nothing is open. */
interface ClaimAnswer extends Pick<ClaimedBatch, 'token' | 'at' | 'users' | 'entities'> {
  readonly entries:
    | { readonly [Field in keyof Required<Omit<ClaimedEntry, 'money'>>]: readonly never[] }
    | null
  readonly money?: {
    readonly facts: readonly (ClaimedMoney & { readonly userId: string; readonly id: string })[]
    readonly transactions: readonly ClaimedTransaction[]
    readonly contracts: readonly ClaimedContract[]
    readonly balances: readonly ClaimedBalance[]
  } | null
}

/** Entries out of the columns of an answer. Throws DiaError `UNEXPECTED_ANSWER`. */
export function readClaim(answer: unknown): ClaimedBatch {
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) {
    throw new DiaError(
      'UNEXPECTED_ANSWER',
      'The function dia_passport_claim answered something else than a batch',
      'Bring database and kit to the same version: run "dia migrate".',
    )
  }
  const { token, at, users, entities, entries: columns, money } = answer as ClaimAnswer
  if (columns === null) return { token, at, users, entities, entries: [] }
  const moneyOf = new Map(money?.facts.map((fact) => [`${fact.userId} ${fact.id}`, fact]))
  const entries = columns.id.map((id, row): ClaimedEntry => {
    const userId: string = columns.userId[row] ?? ''
    const fact = moneyOf.size === 0 ? undefined : moneyOf.get(`${userId} ${id}`)
    return {
      userId,
      id,
      eventType: columns.eventType[row] ?? '',
      occurredAt: columns.occurredAt[row] ?? '',
      receivedAt: columns.receivedAt[row] ?? null,
      entityType: columns.entityType[row] ?? null,
      entityId: columns.entityId[row] ?? null,
      context: columns.context[row],
      artistId: columns.artistId[row],
      eventId: columns.eventId[row],
      progressPercentage: columns.progressPercentage[row],
      systems: columns.systems[row] ?? 0,
      attempts: columns.attempts[row] ?? 0,
      ...(fact === undefined ? {} : { money: fact }),
    }
  })
  const { transactions = [], contracts = [], balances = [] } = money ?? {}
  return { token, at, users, entities, entries, transactions, contracts, balances }
}
