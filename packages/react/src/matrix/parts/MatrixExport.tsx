import { useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { ExportIcon } from '../../theme/icons.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import { useMatrixParts } from './MatrixContext.js'

/** Exports all rows that match, in the columns and the format chosen. */
export function MatrixExport() {
  const { matrix, source, controls, reading } = useMatrixParts()
  const messages = useMessages()
  const [isRunning, setRunning] = useState(false)
  return (
    <LazyPopover
      label={messages.export.title(messages.matrix.label(matrix.title, { matrix: matrix.name }))}
      isNamedByContent
      trigger={
        <>
          <ExportIcon />
          {messages.export.open}
        </>
      }
      placement="bottom end"
      isKept={isRunning}
      load={() => import('../export/ExportPanel.js')}
      content={(Panel, close) => (
        <Panel
          matrix={matrix}
          source={source}
          state={controls.state}
          total={reading.total}
          onRunning={setRunning}
          onClose={close}
        />
      )}
    />
  )
}
