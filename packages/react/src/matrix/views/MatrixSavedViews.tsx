import { useMemo } from 'react'
import { useDiaSettings } from '../../provider/index.js'
import { ChevronDownIcon, ViewsIcon } from '../../theme/icons.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import { useMatrixParts } from '../parts/MatrixContext.js'
import { localSavedViews } from './localSavedViews.js'
import type { SavedViewsStore } from './SavedViewsStore.js'

/** Views to come back to, and the link to this one. */
export function MatrixSavedViews({
  store,
  linkTo,
}: {
  /** Without it the browser's own storage. */
  store?: SavedViewsStore | undefined
  linkTo?: ((view: URLSearchParams) => string) | undefined
}) {
  const { matrix, controls } = useMatrixParts()
  const { messages, timeZone } = useDiaSettings()
  const own = useMemo(() => store ?? localSavedViews(), [store])
  return (
    <LazyPopover
      label={messages.views.open}
      isNamedByContent
      trigger={
        <>
          <ViewsIcon />
          {messages.views.open}
          <ChevronDownIcon />
        </>
      }
      placement="bottom end"
      load={() => import('./SavedViewsPanel.js')}
      content={(Panel, close) => (
        <Panel
          matrix={matrix}
          controls={controls}
          store={own}
          linkTo={linkTo ?? linkToPage}
          timeZone={timeZone}
          onClose={close}
        />
      )}
    />
  )
}

/** This page, with the view in its query; what else stands there stays. */
function linkToPage(view: URLSearchParams): string {
  const url = new URL(globalThis.location.href)
  for (const name of [...url.searchParams.keys()]) {
    if (OURS.test(name)) url.searchParams.delete(name)
  }
  for (const [name, value] of view) url.searchParams.set(name, value)
  return url.href
}

const OURS = /^(q|sort|rows|cols|pin|widths|tz|f\..*)$/
