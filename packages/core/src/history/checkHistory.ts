import { DNA_DOMAINS } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import type { DnaHistory, DnaHistoryItem } from './DnaHistory.js'

/** Throws DiaError `INVALID_HISTORY` unless prior, items and vectors are of their shapes; vectors are looked at later. */
export function checkHistory({
  prior,
  items,
  vectors,
}: Partial<Pick<DnaHistory, 'prior' | 'items' | 'vectors'>>): void {
  if (prior !== undefined && prior !== null)
    require(isPerDomain(prior), 'its prior is not a vector per domain')
  if (items !== undefined) {
    require(Array.isArray(items), 'it has no list of items')
    for (const item of items) checkItem(item)
  }
  require(vectors instanceof Map, 'its vectors are not a Map')
  for (const entity of (vectors as DnaHistory['vectors']).values())
    require(isPerDomain(entity), 'an entity does not have a vector per domain')
}

/** Throws DiaError `INVALID_HISTORY` unless it is a decision. */
export function checkItem(item: DnaHistoryItem): void {
  require(isObject(item) && isPerDomain(item.k), 'an item is not a decision with a k per domain')
  const { k, valence, id, eventType, occurredAt, vectorId, skipReason, entityId, artistId } = item
  // Field by field: lists to loop over would cost a long history more than its arithmetic.
  require(Number.isFinite(valence) &&
    Number.isFinite(k.cultural) &&
    Number.isFinite(k.behavioral) &&
    Number.isFinite(k.economic) &&
    Number.isFinite(k.spatial), 'an item has a k or a valence that is no finite number')
  require(isText(id) &&
    isText(eventType) &&
    isText(occurredAt), 'an item has an id, a type or a time that is no text')
  require(isName(vectorId) &&
    isName(skipReason) &&
    isName(entityId ?? null) &&
    isName(artistId ?? null), 'an item has a name that is neither text nor null')
}

/** Throws DiaError `INVALID_HISTORY` unless it is an object at all. */
export function asHistory<History>(history: History): NonNullable<History> {
  require(isObject(history), 'it is not an object')
  return history as NonNullable<History>
}

function isPerDomain(value: unknown): boolean {
  if (!isObject(value)) return false
  for (const domain of DNA_DOMAINS) if (!(domain in (value as object))) return false
  return true
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isName(value: unknown): boolean {
  return value === null || isText(value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function require(holds: boolean, why: string): void {
  if (!holds)
    throw new DiaError(
      'INVALID_HISTORY',
      `A history cannot be read: ${why}`,
      'Pass what a DnaHistorySource answers.',
    )
}
