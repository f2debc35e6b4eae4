import { DiaError } from '@dia/core/errors'
import type { MatrixDefinition } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { sendRequest } from '../errors/sendRequest.js'
import { isOfTheKit } from './isOfTheKit.js'
import { isStorableText } from './postgrestValue.js'
import { namedAsCents, selectedColumns } from './selectedColumns.js'

/** One row by its key: through the kit's audited function, or plainly where the host's own relation has none. */
export async function openMatrixRow<Row>(
  supabase: SupabaseClient,
  matrix: MatrixDefinition<Row>,
  key: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Row> {
  if (!isStorableText(key)) throw gone()
  if (isOfTheKit(matrix)) {
    const args = { matrix: matrix.name, row_key: key }
    return (await callRpc(supabase, 'dia_open_matrix_row', args, signal)) as Row
  }
  const query = supabase
    .from(matrix.relation)
    .select(selectedColumns(matrix))
    .filter(matrix.key, 'eq', key)
    .limit(1)
  const { data } = await sendRequest(query, signal)
  const [row] = namedAsCents(matrix, data as object[])
  if (row === undefined) throw gone()
  return row
}

function gone(): DiaError {
  return new DiaError('NOT_FOUND', 'There is no such row', 'It may have gone since; read the page again.')
}
