import type { MatrixDefinition } from '@dia/core/matrices'
import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { useMessages } from '../../provider/index.js'
import { CloseIcon } from '../../theme/icons.js'
import { copyText } from '../cells/copyText.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import type { MatrixStateControls } from '../state/index.js'
import { linkToPage } from './linkToPage.js'
import { localSavedViews } from './localSavedViews.js'
import type { SavedView, SavedViewsStore } from './SavedViewsStore.js'
import { toSearchParams } from './searchParams.js'
import { viewData } from './viewData.js'

export interface SavedViewsPanelProps {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly controls: MatrixStateControls
  /** Without it the browser's own storage. */
  readonly store: SavedViewsStore | undefined
  /** Without it the page's own link. */
  readonly linkTo: ((view: URLSearchParams) => string) | undefined
  readonly timeZone: string
  onClose(): void
}

/** Lists the views kept, keeps this one, copies the link to it. */
export default function SavedViewsPanel(props: SavedViewsPanelProps) {
  const { matrix, controls, linkTo = linkToPage, timeZone, onClose } = props
  const store = useMemo(() => props.store ?? localSavedViews(), [props.store])
  const { views: words } = useMessages()
  const [views, setViews] = useState<readonly SavedView[] | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState<{ link: string; isCopied: boolean } | null>(null)

  const change = (work: Promise<unknown>) =>
    work
      .then(() => store.list(matrix.name))
      .then(
        (list) => {
          setViews(list)
          setFailed(false)
        },
        () => setFailed(true),
      )
  useEffect(() => {
    let isCurrent = true
    store.list(matrix.name).then(
      (list) => isCurrent && setViews(list),
      () => isCurrent && setFailed(true),
    )
    return () => {
      isCurrent = false
    }
  }, [store, matrix])

  const replaced = views?.find((view) => view.name === name.trim())
  const save = () => {
    if (name.trim() === '') return
    const view = {
      name: name.trim(),
      state: viewData(controls.state, timeZone),
      savedAt: new Date().toISOString(),
    }
    void change(store.save(matrix.name, view).then(() => setName('')))
  }
  const share = () => {
    const link = linkTo(toSearchParams(matrix, controls.state, timeZone))
    void copyText(link).then((isCopied) => setShared({ link, isCopied }))
  }
  return (
    <div className="dia-views">
      <p className="dia-section-title">{words.saved}</p>
      {hasFailed && <p role="alert">{words.failed}</p>}
      {views?.length === 0 && <p className="dia-muted">{words.none}</p>}
      <ul>
        {views?.map((view) => (
          <li key={view.name} className="dia-view-line">
            <Button
              className="dia-view-name"
              aria-label={words.apply(view.name)}
              onPress={() => {
                controls.restore(view.state)
                onClose()
              }}
            >
              {view.name}
            </Button>
            <Button
              className="dia-icon-button"
              aria-label={words.remove(view.name)}
              onPress={() => void change(store.remove(matrix.name, view.name))}
            >
              <CloseIcon />
            </Button>
          </li>
        ))}
      </ul>
      <Form
        className="dia-view-save"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField value={name} onChange={setName} maxLength={80}>
          <Label className="dia-visually-hidden">{words.name}</Label>
          <Input className="dia-input" placeholder={words.name} />
        </TextField>
        <Button className="dia-button" type="submit" isDisabled={name.trim() === ''}>
          {replaced ? words.replace : words.save}
        </Button>
      </Form>
      {replaced && <p role="alert">{words.replaces(replaced.name)}</p>}
      <div className="dia-view-tools">
        <Button className="dia-link" onPress={share}>
          {words.share}
        </Button>
        <span role="status" className="dia-muted">
          {shared && (shared.isCopied ? words.shared : words.notShared)}
        </span>
        <Button
          className="dia-link"
          onPress={() => {
            controls.reset()
            onClose()
          }}
        >
          {words.reset}
        </Button>
      </div>
      {shared?.isCopied === false && (
        <TextField value={shared.link} isReadOnly>
          <Label className="dia-visually-hidden">{words.link}</Label>
          <Input className="dia-input" dir="ltr" onFocus={({ currentTarget }) => currentTarget.select()} />
        </TextField>
      )}
    </div>
  )
}
