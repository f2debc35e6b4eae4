import '../../../packages/react/src/theme/styles.css'
import { indexedMatrixSource } from '@dia/core/matrices'
import { DIAMatrix } from '@dia/react/matrix'
import { createRoot } from 'react-dom/client'
import { benchMatrix } from '../benchMatrix.js'
import { COLUMN_WIDTH, COLUMNS } from '../benchRows.js'
import type { GridPeer } from '../GridPeer.js'

const widths = Object.fromEntries(COLUMNS.map((name) => [name, COLUMN_WIDTH]))

/** DIAMatrix as a host puts it into a page, all of it: header, search, filters, saved views, footer. */
const dia: GridPeer = {
  mount(host, rows) {
    const root = createRoot(host)
    root.render(
      <DIAMatrix
        matrix={benchMatrix}
        source={indexedMatrixSource(rows)}
        views={null}
        searchDelay={0}
        restore={{ widths }}
      />,
    )
    const type = (text: string) => {
      const input = host.querySelector<HTMLInputElement>('input[type="search"]')
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      if (input) set?.call(input, text)
      input?.dispatchEvent(new Event('input', { bubbles: true }))
    }
    return {
      sort(column) {
        const at = COLUMNS.indexOf(column as (typeof COLUMNS)[number])
        host.querySelectorAll<HTMLElement>('[role="columnheader"]')[at]?.querySelector('button')?.click()
      },
      filter: type,
      scroller: () => host.querySelector('.dia-scroller'),
      unmount: () => root.unmount(),
    }
  },
}

globalThis.gridPeer = dia
