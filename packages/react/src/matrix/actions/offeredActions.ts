import type { MatrixAction, MatrixDefinition, MatrixViewAction, MatrixWriteAction } from '@dia/core/matrices'

type Row = Readonly<Record<string, unknown>>

/** The write actions that the host enabled. */
export function enabledActions<Data>(
  matrix: Pick<MatrixDefinition<Data>, 'actions'>,
  enabled: readonly string[],
): readonly MatrixWriteAction[] {
  return (matrix.actions ?? []).filter(
    (action): action is MatrixWriteAction => action.kind === 'write' && enabled.includes(action.name),
  )
}

/** The ways that lead somewhere: to the row's own detail where rows open, to other matrices where the host goes there. */
export function viewActions<Data>(
  matrix: Pick<MatrixDefinition<Data>, 'actions'>,
  { hasDetail, canNavigate }: { hasDetail: boolean; canNavigate: boolean },
): readonly MatrixViewAction[] {
  return (matrix.actions ?? []).filter(
    (action): action is MatrixViewAction =>
      action.kind === 'view' && (action.by === 'detail' ? hasDetail : canNavigate),
  )
}

/** Whether an action has something to do for a row: a value to go by, a state it is for. */
export function fitsRow(action: MatrixAction, row: Row): boolean {
  if (action.kind === 'view') {
    if (action.by === 'detail') return true
    const value = row[action.by.column]
    return value !== null && value !== undefined && value !== ''
  }
  if (action.fits === undefined) return true
  const value = row[action.fits.column]
  return action.fits.values.some((fitting) => fitting === value)
}
