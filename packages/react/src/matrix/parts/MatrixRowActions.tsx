import { useMessages } from '../../provider/index.js'
import { MoreIcon } from '../../theme/icons.js'
import { LazyMenu, type MenuChoice } from '../../theme/overlays/index.js'
import { fitsRow } from '../actions/offeredActions.js'
import { focusProps } from '../grid/index.js'
import type { AnyRow } from './MatrixContext.js'
import { useRowActions } from './RowActionsContext.js'

export interface MatrixRowActionsProps {
  readonly row: AnyRow
  readonly rowKey: string
  /** What the row is called. */
  readonly name: string
  /** Its place among the columns. */
  readonly column: number
  readonly isActive: boolean
}

/** The menu at the end of a row: the ways from it, and what the host lets admins do to it. */
export function MatrixRowActions({ row, rowKey, name, column, isActive }: MatrixRowActionsProps) {
  const offer = useRowActions()
  const messages = useMessages()
  if (!offer) return null
  const { views, writes, matrixName, areHeld } = offer
  const label = (text: string) => messages.matrix.label(text, { matrix: matrixName })
  const choices = (): MenuChoice[] =>
    [...views, ...writes.filter(({ scope }) => scope !== 'bulk')].map((action) => ({
      id: action.name,
      label: label(action.label),
      ...(areHeld && action.kind === 'write'
        ? { disabledBecause: messages.actions.ofOtherRequest }
        : fitsRow(action, row)
          ? {}
          : { disabledBecause: messages.actions.doesNotFit }),
      ...(action.kind === 'write' && action.isDangerous ? { isDangerous: true } : {}),
    }))
  const choose = (id: string) => {
    const view = views.find((action) => action.name === id)
    if (view === undefined) offer.onStart({ action: id, key: rowKey })
    else if (view.by === 'detail') offer.onOpenRow(rowKey)
    else offer.onNavigate({ matrix: view.to, filter: view.by.filter, value: String(row[view.by.column]) })
  }
  return (
    <LazyMenu
      label={messages.actions.ofRow(name)}
      trigger={<MoreIcon />}
      triggerClassName="dia-icon-button dia-row-actions"
      triggerProps={focusProps(column, isActive)}
      placement="bottom end"
      choices={choices}
      onChoose={choose}
    />
  )
}
