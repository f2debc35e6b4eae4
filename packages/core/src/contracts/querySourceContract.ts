import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { InteractionTimelineRow } from '../queries/index.js'
import type { ContractCase } from './ContractCase.js'
import { CONTRACT_INTERACTIONS } from './contractInteractions.js'
import type { QueryScene } from './QueryScene.js'
import { queryPagingCases } from './queryPagingCases.js'
import { queryRefusalCases } from './queryRefusalCases.js'

/** What a contract needs of an adapter that answers the five queries. */
export interface QuerySourceHarness {
  /** A source that knows a user of exactly these interactions. Asked once, when a case needs it. */
  open(interactions: readonly InteractionTimelineRow[]): Promise<QueryScene>
}

/**
 * What every `QuerySource` keeps: nothing lost or repeated over pages, half-open periods, figures that agree with the
 * timeline, and refusals by name. Throws DiaError `INVALID_HARNESS`.
 * @example
 * import { querySourceContract } from '@dia/core/contracts'
 * querySourceContract({ open: async () => { throw new Error('later') } }).length // → 12
 */
export function querySourceContract(harness: QuerySourceHarness): readonly ContractCase[] {
  return answerOrDiaError('querySourceContract', () => {
    if (typeof harness?.open !== 'function') {
      throw new DiaError(
        'INVALID_HARNESS',
        'There is nothing to open a source with',
        'Pass { open }, which answers a QuerySource and the users it knows.',
      )
    }
    let opened: Promise<QueryScene> | undefined
    const scene = async () => {
      opened ??= harness.open(CONTRACT_INTERACTIONS)
      return opened
    }
    return [...queryPagingCases(scene), ...queryRefusalCases(scene)]
  })
}
