import { isDiaError } from '@dia/core/errors'
import type { MatrixDefinition } from '@dia/core/matrices'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { errorText } from '../../messages/errorText.js'
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

/** What was done last, in words, and the view as it was before. */
interface Done {
  readonly said: string
  readonly before?: SavedView | undefined
  /** The view was taken away, and the button that did it with it. */
  readonly isGone: boolean
}

/** Lists the views kept, keeps this one, copies the link to it. */
export default function SavedViewsPanel(props: SavedViewsPanelProps) {
  const { matrix, controls, linkTo = linkToPage, timeZone, onClose } = props
  const store = useMemo(() => props.store ?? localSavedViews(), [props.store])
  const { views: words, states } = useMessages()
  const [views, setViews] = useState<readonly SavedView[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [shared, setShared] = useState<{ link: string; isCopied: boolean } | null>(null)
  const box = useRef<HTMLInputElement | null>(null)

  const fail = (cause: unknown) => setFailure(isDiaError(cause) ? errorText(states, cause) : words.failed)
  const change = (work: Promise<unknown>, then: Done) =>
    work
      .then(() => store.list(matrix.name))
      .then((list) => {
        setViews(list)
        setFailure(null)
        setDone(then)
      })
      .catch(fail)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a failure says does not read the views again
  useEffect(() => {
    let isCurrent = true
    store.list(matrix.name).then(
      (list) => isCurrent && setViews(list),
      (cause: unknown) => isCurrent && fail(cause),
    )
    return () => {
      isCurrent = false
    }
  }, [store, matrix])

  const kept = name.trim()
  const replaced = views?.find((view) => view.name === kept)
  const isAsking = replaced !== undefined && askedFor === kept
  const save = () => {
    if (kept === '') return
    if (replaced && !isAsking) {
      setAskedFor(kept)
      return
    }
    const view = { name: kept, state: viewData(controls.state, timeZone), savedAt: new Date().toISOString() }
    const saving = store.save(matrix.name, view).then(() => {
      setName('')
      setAskedFor(null)
    })
    void change(saving, { said: words.kept(kept), before: replaced, isGone: false })
  }
  const remove = (view: SavedView) =>
    void change(store.remove(matrix.name, view.name), {
      said: words.removed(view.name),
      before: view,
      isGone: true,
    })
  const undo = (view: SavedView) => {
    box.current?.focus()
    void change(store.save(matrix.name, view), { said: words.isBack(view.name), isGone: false })
  }
  const share = () => {
    const link = linkTo(toSearchParams(matrix, controls.state, timeZone))
    void copyText(link).then((isCopied) => setShared({ link, isCopied }))
  }
  return (
    <div className="dia-views">
      <p className="dia-section-title">{words.saved}</p>
      {failure !== null && <p role="alert">{failure}</p>}
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
              onPress={() => remove(view)}
            >
              <CloseIcon />
            </Button>
          </li>
        ))}
      </ul>
      <div className="dia-view-tools">
        <span role="status" className="dia-muted">
          {done?.said}
        </span>
        {done?.before && (
          // What was pressed has gone with its view: the way back has the focus.
          <Button
            key={done.said}
            className="dia-link"
            autoFocus={done.isGone}
            onPress={() => done.before && undo(done.before)}
          >
            {words.undo}
          </Button>
        )}
      </div>
      <Form
        className="dia-view-save"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField value={name} onChange={setName} maxLength={80}>
          <Label className="dia-visually-hidden">{words.name}</Label>
          <Input ref={box} className="dia-input" placeholder={words.name} />
        </TextField>
        <Button className="dia-button" type="submit" isDisabled={kept === ''}>
          {isAsking ? words.replace : words.save}
        </Button>
      </Form>
      {isAsking && <p role="alert">{words.replaces(kept)}</p>}
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
