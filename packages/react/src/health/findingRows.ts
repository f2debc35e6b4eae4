import type { HealthFinding, SystemHealth, WorkSystem } from '@dia/core/health'
import { worstRefresh } from './healthTiles.js'

/** A matrix, or those of its rows that one filter leaves. */
export interface HealthRows {
  readonly matrix: string
  readonly by?: { readonly filter: string; readonly value: string }
}

/** States of work as the Passport's filters name them. */
const WORK = { open: '1', skipped: '3', dead: '4' } as const

/** The rows that a finding speaks of; null where no matrix shows them. */
export function findingRows(
  { code }: Pick<HealthFinding, 'code'>,
  { work, refreshes }: Pick<SystemHealth, 'work' | 'refreshes'>,
): HealthRows | null {
  const systems = (Object.keys(work) as WorkSystem[]).filter((system) => system !== 'seal')
  const inPassport = (system: WorkSystem | undefined, state: keyof typeof WORK): HealthRows | null =>
    system === undefined ? null : { matrix: 'passport', by: { filter: system, value: WORK[state] } }
  const most = (state: 'open' | 'dead') =>
    systems.reduce<WorkSystem | undefined>(
      (best, one) => (work[one][state] > (best ? work[best][state] : 0) ? one : best),
      undefined,
    )
  switch (code) {
    case 'DEAD_LETTERS':
      return inPassport(most('dead'), 'dead')
    case 'BACKLOG_GROWING':
      return inPassport(most('open'), 'open')
    case 'UNKNOWN_EVENT_TYPES':
      return inPassport('mediaid', 'skipped')
    case 'DUPLICATE_MEDIA_IDS':
      return { matrix: 'media_ids' }
    case 'LEDGER_UNBALANCED':
      return { matrix: 'ledger_postings' }
    case 'USER_MATRIX_STALE':
      return { matrix: 'users' }
    case 'STATISTICS_STALE':
      return { matrix: worstRefresh({ refreshes, findings: [{ code }] })?.matrix ?? 'events' }
    default:
      return inPassport(
        systems.find((system) => code === `${system.toUpperCase()}_BEHIND`),
        'open',
      )
  }
}
