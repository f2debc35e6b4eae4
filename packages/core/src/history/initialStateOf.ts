import { answerOrDiaError } from '../errors/index.js'
import { createDnaState, type DnaState } from '../mirroring/index.js'
import { asHistory, checkHistory } from './checkHistory.js'
import type { DnaHistory } from './DnaHistory.js'

/**
 * The DNA that a history starts from: the user's prior, or nothing where the DNA is not initialised.
 * Throws DiaError `INVALID_HISTORY`.
 * @example
 * import { initialStateOf } from '@dia/core/history'
 * initialStateOf({ prior: null, items: [], vectors: new Map() }).eventCount // → 0
 */
export function initialStateOf(history: Pick<DnaHistory, 'prior' | 'vectors'>): DnaState {
  return answerOrDiaError('initialStateOf', () => {
    const { prior, vectors } = asHistory(history)
    checkHistory({ prior, vectors })
    const [anyEntity] = vectors.values()
    const dimensions = (prior ?? anyEntity)?.cultural.length
    return createDnaState({ prior, ...(dimensions === undefined ? {} : { dimensions }) })
  })
}
