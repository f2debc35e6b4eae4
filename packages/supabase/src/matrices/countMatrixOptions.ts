import { countsOfOptions, type MatrixDefinition, type MatrixSource } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'

/** Rows per option of a select filter: the kit's own matrices are counted in one call; a host's, option by option. */
export async function countMatrixOptions<Row>(
  supabase: SupabaseClient,
  matrix: MatrixDefinition<Row>,
  name: string,
  countRows: MatrixSource['countRows'],
  signal: AbortSignal | undefined,
): Promise<Map<string, number>> {
  const filter = matrix.filters.find((offered) => offered.name === name)
  if (filter?.kind !== 'select') return new Map()
  const asked = { matrix: matrix.name, filter: name }
  const known: unknown = await readRpc(supabase, 'dia_matrix_option_counts', asked, signal)
  const estimated = Object.entries(Object(known) as Readonly<Record<string, unknown>>)
  if (estimated.length > 0)
    return countsOfOptions(filter, new Map(estimated.map(([value, count]) => [value, Number(count)])))
  const counts = await Promise.all(
    filter.options.map(async ({ value }): Promise<[string, number]> => {
      const filters = { [name]: { kind: 'select', values: [value] } } as const
      const { value: count } = await countRows(
        matrix,
        { search: '', filters },
        { policy: 'estimated', ...(signal && { signal }) },
      )
      return [value, count]
    }),
  )
  return new Map(counts)
}
