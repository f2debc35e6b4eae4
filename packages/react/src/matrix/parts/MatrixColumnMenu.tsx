import { useMessages } from '../../provider/index.js'
import { ColumnsIcon } from '../../theme/icons.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import { useMatrixParts } from './MatrixContext.js'

/** Chooses which columns are shown, in which order, and which are pinned. */
export function MatrixColumnMenu() {
  const { matrix, controls } = useMatrixParts()
  const messages = useMessages().matrix
  return (
    <LazyPopover
      label={messages.columns}
      isNamedByContent
      trigger={
        <>
          <ColumnsIcon />
          {messages.columns}
        </>
      }
      placement="bottom end"
      load={() => import('./ColumnList.js')}
      content={(List) => <List matrix={matrix} controls={controls} />}
    />
  )
}
