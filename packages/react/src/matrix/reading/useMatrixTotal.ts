import type { MatrixCountPolicy, MatrixDefinition, MatrixRequest, MatrixSource } from '@dia/core/matrices'
import { useEffect, useState } from 'react'
import type { MatrixTotal } from './MatrixTotal.js'

export interface MatrixTotalQuestion {
  readonly request: Pick<MatrixRequest, 'search' | 'filters'>
  /** Rises with every refresh; the old total is shown until the new one is known. */
  readonly round: number
  /** Rows have arrived, so that counting delays nobody. */
  readonly isReady: boolean
  /** The number as the last page tells it, else null. */
  readonly fromPage: number | null
  readonly policy: MatrixCountPolicy
}

interface KnownTotal {
  readonly rowsKey: string
  readonly round: number
  readonly asked: MatrixCountPolicy
  readonly total: MatrixTotal
}

const ASKING: MatrixTotal = { status: 'asking' }

/** Counts the matching rows after the rows have arrived, and only where the page does not tell it. */
export function useMatrixTotal<Row>(
  matrix: MatrixDefinition<Row>,
  source: MatrixSource,
  { request, round, isReady, fromPage, policy }: MatrixTotalQuestion,
): { total: MatrixTotal; countExactly(): void } {
  const [known, setKnown] = useState<KnownTotal | null>(null)
  const [exactFor, setExactFor] = useState<string | null>(null)
  const rowsKey = JSON.stringify([request.search, request.filters])
  const total = known?.rowsKey === rowsKey ? known.total : ASKING
  const wanted = exactFor === rowsKey ? 'exact' : policy

  useEffect(() => {
    if (fromPage !== null)
      setKnown({ rowsKey, round, asked: 'exact', total: { status: 'exact', value: fromPage } })
  }, [rowsKey, round, fromPage])

  const isAnswered = known?.rowsKey === rowsKey && known.round === round
  const isSettled = isAnswered && (known.asked === 'exact' || wanted === 'estimated')
  const isNeeded = isReady && fromPage === null && !isSettled
  useEffect(() => {
    if (!isNeeded) return
    const controller = new AbortController()
    const answer = (total: MatrixTotal) => {
      if (!controller.signal.aborted) setKnown({ rowsKey, round, asked: wanted, total })
    }
    source.countRows(matrix, request, { policy: wanted, signal: controller.signal }).then(
      (count) => answer({ status: count.policy, value: count.value }),
      () => answer({ status: 'unknown' }),
    )
    return () => controller.abort()
  }, [matrix, source, request, rowsKey, round, wanted, isNeeded])

  return { total, countExactly: () => setExactFor(rowsKey) }
}
