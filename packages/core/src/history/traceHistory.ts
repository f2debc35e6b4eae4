import { rememberMoves } from '../attribution/attributeDna.js'
import type { AttributedInteraction, InfluenceTrace } from '../attribution/index.js'
import { DNA_DOMAINS } from '../domains/index.js'
import { answerOrDiaError, asDiaError, DiaError } from '../errors/index.js'
import { weightsOf } from '../influence/getInfluenceWeights.js'
import { checkWeight } from '../influence/weightsPerDomain.js'
import { readTime } from '../mirroring/readTime.js'
import { asHistory, checkHistory, checkItem } from './checkHistory.js'
import type { DnaHistory, DnaHistoryItem } from './DnaHistory.js'
import { interactionOf, LARGEST_K } from './historyInteractions.js'
import { initialStateOf } from './initialStateOf.js'
import type { LivedHistory } from './previewInteraction.js'

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
  const { items, times } = yield* inTimeOrder(given)
  const state = initialStateOf({ prior: prior ?? null, vectors })
  const movesOf = rememberMoves(state.dimensions)
  const interactions: AttributedInteraction[] = []
  const eventTypes: string[] = []
  const valences = new Float64Array(items.length)
  const weights = new Float64Array(items.length * DOMAINS)
  const canonical = new Map<string, string>()
  const seen = new Set<string>()
  for (const item of items) {
    const event = interactions.length
    const interaction = interactionOf(item, vectors)
    const moves = movesOf(interaction)
    const valence = checkWeight(item.valence, -1)
    DNA_DOMAINS.forEach((domain, d) => {
      const k = checkWeight(item.k[domain] / LARGEST_K) * LARGEST_K
      if (moves[domain] && valence !== 0) weights[event * DOMAINS + d] = k
    })
    valences[event] = valence
    const eventType = canonical.get(item.eventType) ?? weightsOf(item.eventType).eventType
    canonical.set(item.eventType, eventType)
    eventTypes.push(eventType)
    interactions.push(interaction)
    seen.add(item.id)
    if (event % SLICE === SLICE - 1) yield
  }
  if (seen.size !== items.length)
    throw new DiaError(
      'DUPLICATE_INTERACTION',
      'Two decisions of a history have the same id.',
      'Leave repeats out: an interaction counts once.',
    )
  const positions = Uint32Array.from(items, (_, event) => event)
  return { state, items, interactions, positions, times, eventTypes, valences, weights }
}

/** What moved the DNA with its times, oldest first; of one time, in the order given. */
function* inTimeOrder(
  given: DnaHistory['items'],
): Generator<void, { items: DnaHistoryItem[]; times: Float64Array }> {
  const items: DnaHistoryItem[] = []
  const times: number[] = []
  let isOrdered = true
  for (let i = 0; i < given.length; i++) {
    const item = given[i] as DnaHistoryItem
    checkItem(item)
    if (item.skipReason !== null) continue
    const timeMs = readTime(item.occurredAt)
    if (timeMs < (times[times.length - 1] ?? timeMs)) isOrdered = false
    items.push(item)
    times.push(timeMs)
    if (i % SLICE === SLICE - 1) yield
  }
  if (isOrdered) return { items, times: Float64Array.from(times) }
  const order = Uint32Array.from(items, (_, i) => i)
  order.sort((a, b) => (times[a] as number) - (times[b] as number) || a - b)
  return {
    items: Array.from(order, (i) => items[i] as DnaHistoryItem),
    times: Float64Array.from(order, (i) => times[i] as number),
  }
}
