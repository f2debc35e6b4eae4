import { answerOrDiaError, DiaError } from '../errors/index.js'
import { asHistory, checkHistory } from './checkHistory.js'
import type { DnaHistory, DnaHistorySource } from './DnaHistory.js'

/**
 * Histories in memory behind the port; items are put in order. Throws DiaError `INVALID_HISTORY`.
 * @example
 * import { memoryDnaHistorySource } from '@dia/core/history'
 * const history = { userId: 'u', model: null, prior: null, items: [], vectors: new Map(), readAt: '2025-11-09T12:00:00Z' }
 * await memoryDnaHistorySource([history]).readDnaHistory('u').then(({ items }) => items) // → []
 */
export function memoryDnaHistorySource(histories: readonly DnaHistory[]): DnaHistorySource {
  return answerOrDiaError('memoryDnaHistorySource', () => {
    const known = new Map(
      Array.from(histories, (history): [string, DnaHistory] => {
        const { userId, prior, items, vectors } = asHistory(history)
        checkHistory({ prior, items, vectors })
        const order = ({ occurredAt, id }: DnaHistory['items'][number]) =>
          `${new Date(occurredAt).toISOString()} ${id}`
        return [userId, { ...history, items: [...items].sort((a, b) => (order(a) < order(b) ? -1 : 1)) }]
      }),
    )
    return {
      async readDnaHistory(userId, { signal, onProgress } = {}) {
        if (signal?.aborted)
          throw new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.')
        const history = known.get(userId)
        if (history === undefined)
          throw new DiaError('NOT_FOUND', 'There is no such user', 'They may have been erased since.')
        onProgress?.({ done: history.items.length, total: history.items.length })
        return history
      },
    }
  })
}
