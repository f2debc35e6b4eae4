import { useDiaSettings } from '../../provider/index.js'
import { ChevronDownIcon, ViewsIcon } from '../../theme/icons.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import { useMatrixParts } from '../parts/MatrixContext.js'
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
          store={store}
          linkTo={linkTo}
          timeZone={timeZone}
          onClose={close}
        />
      )}
    />
  )
}
