import { DiaError } from '@dia/core/errors'
import type { MatrixBreakdownPart } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { readRpc } from '../reading/readRpc.js'
import { isStorableText } from './postgrestValue.js'

/** What a row is made up of, as `dia_matrix_breakdown` answers it. */
export async function readMatrixBreakdown(
  supabase: SupabaseClient,
  matrix: string,
  breakdown: string,
  key: string,
  signal?: AbortSignal,
): Promise<readonly MatrixBreakdownPart[]> {
  if (![matrix, breakdown, key].every(isStorableText)) {
    throw new DiaError('NOT_FOUND', 'There is no such row', 'It may have gone since; read the page again.')
  }
  const args = { matrix, breakdown, row_key: key }
  const answer = await readRpc(supabase, 'dia_matrix_breakdown', args, signal)
  if (!Array.isArray(answer)) {
    throw new DiaError(
      'UNEXPECTED_ANSWER',
      `The parts "${breakdown}" of a row of "${matrix}" are no list`,
      'Run "dia migrate", so that database and client are of one version.',
    )
  }
  return answer.map((part: Readonly<Record<string, unknown>>) => ({
    id: textOf(part.id),
    label: textOf(part.label),
    value: typeof part.value === 'number' ? part.value : null,
    at: textOf(part.at),
    note: textOf(part.note),
    ...amountOf(part.amount),
  }))
}

function amountOf(amount: unknown): Pick<MatrixBreakdownPart, 'amount'> {
  const { cents, currency }: Readonly<Record<string, unknown>> = Object(amount)
  return typeof cents === 'string' && typeof currency === 'string' ? { amount: { cents, currency } } : {}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
