import { DiaError } from '@dia/core/errors'
import type { MatrixDefinition } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'

type Needs = Pick<MatrixDefinition<never>, 'name' | 'optionalTable'>

/**
 * Refuses an answer without rows where the host has no table to read them from, or one that is not read yet; and aloud
 * who is no admin.
 */
export async function checkTableExists(
  supabase: SupabaseClient,
  matrix: Needs,
  signal: AbortSignal,
): Promise<void> {
  const lacks = await readRpc(supabase, 'dia_matrix_degradations', {}, signal)
  const isMissing = (one: Readonly<Record<string, unknown>>) =>
    one.matrix === matrix.name && one.lacks === matrix.optionalTable
  if (Array.isArray(lacks) && lacks.some(isMissing)) throw tableMissing(matrix)
}

/** Says which table of the host a matrix does not read, and the way out. */
export function tableMissing({ name, optionalTable }: Needs, cause?: unknown): DiaError {
  return new DiaError(
    'OPTIONAL_TABLE_MISSING',
    `The matrix "${name}" is empty: it reads no table "${optionalTable}" of this host`,
    'Nothing is wrong where the host has none; once it has one, an admin calls dia_adopt_optional_tables().',
    { cause, details: { optionalTable } },
  )
}
