import { answerOrDiaError } from '../errors/index.js'
import type { ActivityCondition } from '../matrices/index.js'

/**
 * What an activity filter means in the contract: the owner of a row did what its tags name. A backend's function has
 * to say the same.
 * @example
 * import { contractActivity } from '@dia/core/contracts'
 * contractActivity({ tags: ['a'] }, [{ did: true, eventTypes: ['a', 'b'] }]) // → true
 * contractActivity({ tags: null }, [{ did: false, eventTypes: ['a'] }]) // → true
 */
export function contractActivity(
  row: Readonly<Record<string, unknown>>,
  conditions: readonly ActivityCondition[],
): boolean {
  return answerOrDiaError('contractActivity', () => {
    const tags = Array.isArray(row.tags) ? row.tags : []
    return conditions.every(({ did, eventTypes }) => eventTypes.some((type) => tags.includes(type)) === did)
  })
}
