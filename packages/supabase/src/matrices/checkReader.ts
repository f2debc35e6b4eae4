import { isDiaError } from '@dia/core/errors'
import type { MatrixDefinition } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'
import { isOfTheKit } from './isOfTheKit.js'

/**
 * Refuses aloud whom row level security answers with no rows: the kit's matrices, and every export, are an admin's. Of a
 * host's own matrix only its `summaryFunction` can tell; without one an answer without rows is taken for what it is.
 */
export async function checkReader<Row>(
  supabase: SupabaseClient,
  matrix: MatrixDefinition<Row>,
  purpose: 'read' | 'export',
  signal?: AbortSignal,
): Promise<void> {
  if (purpose === 'export' || isOfTheKit(matrix)) {
    await readRpc(supabase, 'dia_matrix_degradations', {}, signal)
  } else if (matrix.summaryFunction !== undefined) {
    await readRpc(supabase, matrix.summaryFunction, {}, signal).catch((error: unknown) => {
      // That figures fail otherwise says nothing of who may read the rows.
      if (isDiaError(error) && error.code === 'DENIED') throw error
    })
  }
}
