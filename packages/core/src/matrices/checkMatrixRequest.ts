import { answerOrDiaError, DiaError } from '../errors/index.js'
import { secondsOf } from '../time/instantOf.js'
import type { MatrixDefinition, MatrixFilterDefinition } from './MatrixDefinition.js'
import type { ActivityCondition, MatrixFilterValue, MatrixRequest } from './MatrixRequest.js'
import { offeredSorts } from './offeredSorts.js'

const MAXIMUM_PAGE = 5000

/**
 * Refuses a request that the definition does not offer, so that no adapter ever sends an unknown column.
 * Throws DiaError `INVALID_MATRIX_REQUEST`.
 * @example
 * import { checkMatrixRequest, usersMatrix } from '@dia/core/matrices'
 * checkMatrixRequest(usersMatrix, { filters: {}, limit: 50 }) // → undefined
 */
export function checkMatrixRequest<Row>(
  matrix: MatrixDefinition<Row>,
  request: Pick<MatrixRequest, 'search' | 'filters'> & Partial<MatrixRequest>,
): void {
  answerOrDiaError('checkMatrixRequest', () => {
    if (!isObject(request) || !isObject(request.filters)) throw refuse(matrix, 'a request has filters')
    const { search, sort, limit } = request
    if (search !== undefined && typeof search !== 'string') throw refuse(matrix, 'a search is text')
    if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= MAXIMUM_PAGE)) {
      throw refuse(matrix, 'a page holds 1 to 5,000 rows')
    }
    for (const [name, value] of Object.entries(request.filters)) {
      const filter = matrix.filters.find((offered) => offered.name === name)
      if (filter === undefined) throw refuse(matrix, `it has no filter ${named(name)}`)
      if (!fits(filter, value)) throw refuse(matrix, `the filter ${named(name)} cannot be set like this`)
    }
    if (sort !== undefined) {
      const isOffered = offeredSorts(matrix, request).includes(sort?.column)
      if (!isOffered || (sort.direction !== 'asc' && sort.direction !== 'desc')) {
        throw refuse(
          matrix,
          `it cannot be sorted by ${named(sort?.column)} under this search and these filters`,
        )
      }
    }
  })
}

function fits<Row>(filter: MatrixFilterDefinition<Row>, value: MatrixFilterValue): boolean {
  if (value?.kind !== filter.kind) return false
  switch (value.kind) {
    case 'select':
      return isFilledList(value.values) && value.values.every((chosen) => typeof chosen === 'string')
    case 'boolean':
      return typeof value.value === 'boolean'
    case 'text':
      return typeof value.text === 'string' && value.text.trim() !== ''
    case 'id':
      return isFilledList(value.values) && value.values.every(isUuid)
    case 'activity':
      return isFilledList(value.conditions) && value.conditions.every(isActivity)
    case 'timeRange':
      return isTimeRange(value)
    case 'numberRange':
      return [value.from, value.to].every((end) => end === undefined || Number.isFinite(end))
  }
}

function isActivity(condition: ActivityCondition): boolean {
  if (!isObject(condition) || typeof condition.did !== 'boolean') return false
  const { eventTypes, entity } = condition
  const isEntity =
    entity === undefined || (isObject(entity) && typeof entity.type === 'string' && isUuid(entity.id))
  return (
    isFilledList(eventTypes) &&
    eventTypes.every((type) => typeof type === 'string') &&
    isEntity &&
    isTimeRange(condition)
  )
}

/** Not by Date.parse, which takes `foo 1` and February 30 for times, as no database does. */
function isTimeRange({ from, to }: { from?: string; to?: string }): boolean {
  return [from, to].every((end) => end === undefined || (typeof end === 'string' && secondsOf(end) !== null))
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

/** What was asked for, quoted; of text only, and not at length. */
function named(name: unknown): string {
  return typeof name === 'string' ? `"${name.slice(0, 100)}"` : 'that'
}

function refuse<Row>(matrix: MatrixDefinition<Row>, why: string): DiaError {
  return new DiaError(
    'INVALID_MATRIX_REQUEST',
    `The matrix "${matrix.name}" was asked for what it does not offer: ${why}`,
    'Offer only the sorts and filters of the definition.',
  )
}
