import { DiaError } from '@dia/core/errors'
import type { MatrixDefinition } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { isOfTheKit } from './isOfTheKit.js'
import { isStorableText } from './postgrestValue.js'
import { columnNames, moneyColumns } from './selectedColumns.js'

/** One row by its key, opened and written down in one: by the kit's own function, or by that for a host's relations. */
export async function openMatrixRow<Row>(
  supabase: SupabaseClient,
  matrix: MatrixDefinition<Row>,
  key: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Row> {
  if (!isStorableText(key)) {
    throw new DiaError('NOT_FOUND', 'There is no such row', 'It may have gone since; read the page again.')
  }
  if (isOfTheKit(matrix)) {
    const args = { matrix: matrix.name, row_key: key }
    return (await callRpc(supabase, 'dia_open_matrix_row', args, signal)) as Row
  }
  const args = {
    relation: matrix.relation,
    key_column: matrix.key,
    row_key: key,
    columns: columnNames(matrix),
    exact_columns: moneyColumns(matrix),
  }
  return (await callRpc(supabase, 'dia_open_host_row', args, signal)) as Row
}
