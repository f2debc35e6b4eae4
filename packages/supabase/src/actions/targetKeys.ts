import type { ActionTarget } from '@dia/core/actions'
import { DiaError } from '@dia/core/errors'
import { type MatrixDefinition, type MatrixSource, offeredSorts, streamMatrixRows } from '@dia/core/matrices'

/**
 * The keys that an action is for. What a request matches is read by keyset, to the end, before anything is written, and
 * must be as many as the admin confirmed. Throws DiaError `COUNT_CHANGED`.
 */
export async function targetKeys<Row>(
  source: Pick<MatrixSource, 'readPage'>,
  matrix: MatrixDefinition<Row>,
  target: ActionTarget,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (target.kind === 'keys') return [...new Set(target.keys)]
  const { request, confirmedCount } = target
  const excluded = new Set(target.excluded)
  const sorts = offeredSorts(matrix, request)
  const column = sorts.includes(matrix.defaultSort.column) ? matrix.defaultSort.column : sorts[0]
  const keysOnly = { ...matrix, columns: matrix.columns.filter(({ name }) => name === column) }
  const sort = { column: column ?? matrix.key, direction: 'asc' } as const
  const keys: string[] = []
  for await (const row of streamMatrixRows(
    source,
    keysOnly,
    { ...request, sort },
    { pageSize: 1000, ...(signal && { signal }) },
  )) {
    const key = String(row[matrix.key])
    if (!excluded.has(key)) keys.push(key)
    if (keys.length > confirmedCount) throw changed(confirmedCount)
  }
  if (keys.length !== confirmedCount) throw changed(confirmedCount)
  return keys
}

function changed(confirmedCount: number): DiaError {
  return new DiaError(
    'COUNT_CHANGED',
    `No longer ${confirmedCount} rows match; nothing was changed`,
    'Look at the rows again and confirm anew.',
    { details: { confirmedCount } },
  )
}
