import { useMessages } from '../../provider/index.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import { Absent } from './Absent.js'
import { jsonText } from './jsonText.js'
import type { KindCellProps } from './MatrixCellProps.js'

const SHOWN = 200

/** A payload as text on one line, all of it at hand; never rendered as anything but text. */
export function JsonCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  if (value === null || value === undefined) return <Absent />
  return (
    <span className="dia-json">
      <LazyPopover
        label={cells.showJson}
        triggerClassName="dia-json-toggle"
        isInGrid
        trigger="{}"
        load={() => import('./JsonBlock.js')}
        content={(Block) => <Block value={value} />}
      />
      <code>{jsonText(value, 0, cells.notJson).slice(0, SHOWN)}</code>
    </span>
  )
}
