import { rememberMoves } from '../attribution/attributeDna.js'
import type { AttributedInteraction, InfluenceTrace } from '../attribution/index.js'
import { DNA_DOMAINS } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { answerOrDiaError, asDiaError, DiaError } from '../errors/index.js'
import { weightsOf } from '../influence/getInfluenceWeights.js'
import { checkWeight } from '../influence/weightsPerDomain.js'
import type { DnaState } from '../mirroring/index.js'
import { asHistory, checkHistory, checkItem } from './checkHistory.js'
import type { DnaHistoryItem } from './DnaHistory.js'
import { entityOf, interactionOf, LARGEST_K } from './historyInteractions.js'
import { initialStateOf } from './initialStateOf.js'
import type { LivedHistory } from './previewInteraction.js'
import { timeOfItem } from './timeOfItem.js'

/** A history's trace, and the decision behind each of its events. */
export interface HistoryTrace extends InfluenceTrace {
  /** In time order; what was skipped is left out. */
  readonly items: readonly DnaHistoryItem[]
}

const DOMAINS = DNA_DOMAINS.length

/** Decisions between two pauses, about a millisecond's work. */
const SLICE = 512

/**
 * The trace of a whole history, straight from what its decisions recorded; the numbers are those that `traceInfluence`
 * answers for `historyInteractions`. Throws DiaError `HISTORY_INCOMPLETE`, `INVALID_HISTORY`.
 * @example
 * import { traceHistory } from '@dia/core/history'
 * traceHistory({ items: [], vectors: new Map(), prior: null }).times.length // → 0
 */
export function traceHistory(history: LivedHistory): HistoryTrace {
  return answerOrDiaError('traceHistory', () => {
    const steps = stepsOf(history)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  })
}

/**
 * `traceHistory` with a place to pause after every few hundred decisions, for a page that has to go on answering.
 * @example
 * import { traceHistoryInSteps } from '@dia/core/history'
 * traceHistoryInSteps({ items: [], vectors: new Map(), prior: null }).next().done // → true
 */
export function* traceHistoryInSteps(history: LivedHistory): Generator<void, HistoryTrace> {
  try {
    return yield* stepsOf(history)
  } catch (cause) {
    throw asDiaError('traceHistoryInSteps', cause)
  }
}

function* stepsOf(history: LivedHistory): Generator<void, HistoryTrace> {
  const { vectors, prior, items: given } = asHistory(history)
  checkHistory({ vectors, prior: prior ?? null, items: Array.isArray(given) ? [] : (given ?? null) })
  const state = initialStateOf({ prior: prior ?? null, vectors })
  const movesOf = rememberMoves(state.dimensions)
  const canonical = new Map<string, string>()
  const seen = new Set<string>()
  const columns: Columns = { items: [], entities: [], times: [], eventTypes: [], valences: [], weights: [] }
  // One pass that looks at each decision once: in a long history they lie far apart in memory.
  for (let i = 0; i < given.length; i++) {
    const item = given[i] as DnaHistoryItem
    checkItem(item)
    if (item.skipReason === null) {
      const { k } = item
      const entity = entityOf(item, vectors)
      const moves = movesOf(entity)
      const valence = checkWeight(item.valence, -1)
      const isNeutral = valence === 0
      columns.items.push(item)
      columns.entities.push(entity)
      columns.times.push(timeOfItem(item.occurredAt))
      columns.eventTypes.push(canonicalType(item.eventType, canonical))
      columns.valences.push(valence)
      columns.weights.push(
        weightOf(k.cultural, moves.cultural, isNeutral),
        weightOf(k.behavioral, moves.behavioral, isNeutral),
        weightOf(k.economic, moves.economic, isNeutral),
        weightOf(k.spatial, moves.spatial, isNeutral),
      )
      seen.add(item.id)
    }
    if (i % SLICE === SLICE - 1) yield
  }
  if (seen.size !== columns.items.length)
    throw new DiaError(
      'DUPLICATE_INTERACTION',
      'Two decisions of a history have the same id.',
      'Leave repeats out: an interaction counts once.',
    )
  return traceOf(state, inTimeOrder(columns))
}

/** What moved the DNA: of each decision one entry, of `weights` four. */
interface Columns {
  readonly items: DnaHistoryItem[]
  readonly entities: DomainVectors[]
  readonly times: number[]
  readonly eventTypes: string[]
  readonly valences: number[]
  readonly weights: number[]
}

function traceOf(state: DnaState, columns: Columns): HistoryTrace {
  const { items, entities, eventTypes } = columns
  let interactions: AttributedInteraction[] | undefined
  return {
    state,
    items,
    // Made when they are first asked for: what only draws a history has no use for them.
    get interactions() {
      interactions ??= answerOrDiaError('traceHistory', () =>
        items.map((item, event) => interactionOf(item, entities[event] as DomainVectors)),
      )
      return interactions
    },
    positions: Uint32Array.from(items, (_, event) => event),
    times: new Float64Array(columns.times),
    eventTypes,
    valences: new Float64Array(columns.valences),
    weights: new Float64Array(columns.weights),
  }
}

/** k as the interactions carry it, which is a rounding away from what was recorded; 0 where nothing moves. */
function weightOf(k: number, isMoved: boolean, isNeutral: boolean): number {
  const weight = checkWeight(k / LARGEST_K) * LARGEST_K
  return isMoved && !isNeutral ? weight : 0
}

function canonicalType(eventType: string, known: Map<string, string>): string {
  let canonical = known.get(eventType)
  if (canonical === undefined) {
    canonical = weightsOf(eventType).eventType
    known.set(eventType, canonical)
  }
  return canonical
}

/** Oldest first; of one time, in the order given. */
function inTimeOrder(columns: Columns): Columns {
  const { times } = columns
  if (times.every((timeMs, event) => event === 0 || timeMs >= (times[event - 1] as number))) return columns
  const order = Uint32Array.from(times, (_, event) => event)
  order.sort((a, b) => (times[a] as number) - (times[b] as number) || a - b)
  const ordered = <Value>(column: readonly Value[]) => Array.from(order, (event) => column[event] as Value)
  return {
    items: ordered(columns.items),
    entities: ordered(columns.entities),
    times: ordered(times),
    eventTypes: ordered(columns.eventTypes),
    valences: ordered(columns.valences),
    weights: Array.from(order).flatMap((event) =>
      columns.weights.slice(event * DOMAINS, (event + 1) * DOMAINS),
    ),
  }
}
