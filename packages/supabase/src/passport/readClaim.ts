import { DiaError } from '@dia/core/errors'
import type {
  ClaimedBalance,
  ClaimedBatch,
  ClaimedContract,
  ClaimedEntry,
  ClaimedMoney,
  ClaimedTransaction,
  ClaimedUser,
} from '@dia/core/passport'

/** The facts of users as aligned arrays; each is null where there are no users. */
type UserColumns = {
  readonly [Field in 'userId' | 'mediaId' | 'consent' | 'preferences' | 'initialised' | 'model' | 'bases']:
    | readonly never[]
    | null
}

/** What dia_passport_claim answers: the fields of entries as aligned arrays, null where nothing is open. */
interface ClaimAnswer extends Pick<ClaimedBatch, 'token' | 'at' | 'entities'> {
  readonly users: UserColumns | null
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
  const { token, at, users: userColumns, entities, entries: columns, money } = answer as ClaimAnswer
  const users = readUsers(userColumns)
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

function readUsers(columns: UserColumns | null): ClaimedUser[] {
  return (columns?.userId ?? []).map((userId, row) => {
    const of = <Value>(field: keyof UserColumns): Value | undefined => columns?.[field]?.[row] ?? undefined
    const [mediaId, model, bases] = [
      of<string>('mediaId'),
      of<string>('model'),
      of<ClaimedUser['bases']>('bases'),
    ]
    const [consent, preferences] = [of('consent'), of('preferences')]
    return {
      userId,
      initialised: of('initialised') === true,
      contentFlags: {
        ...(consent !== undefined && { dna_consent: consent }),
        ...(preferences !== undefined && { dna_preferences: preferences }),
      },
      ...(mediaId !== undefined && { mediaId }),
      ...(model !== undefined && { model }),
      ...(bases !== undefined && { bases }),
    }
  })
}
