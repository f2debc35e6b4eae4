import type { DiaError } from '@dia/core/errors'
import type { UserDna } from '@dia/core/identity'
import { usersMatrix } from '@dia/core/matrices'
import { useState } from 'react'
import { enabledActions, fitsRow, viewActions } from '../matrix/actions/offeredActions.js'
import { useMessages } from '../provider/index.js'
import { isDenial } from '../reading/isDenial.js'
import { ChevronDownIcon } from '../theme/icons.js'
import { LazyMenu, LazyModal, type MenuChoice } from '../theme/overlays/index.js'
import type { JourneyPorts, JourneyTab } from './JourneyContext.js'

const NONE: readonly string[] = []

const loadDialog = () =>
  import('../matrix/actions/ActionDialog.js').then((module) => ({ default: module.ActionDialog }))

/** The menu of a user's head: the ways on, and what the host lets admins do to a user, as in the user's row. */
export function UserActions({
  userId,
  name,
  dna,
  error,
  actions,
  userActions = NONE,
  onNavigate,
  onShow,
  onDone,
}: Pick<JourneyPorts, 'actions' | 'userActions' | 'onNavigate'> & {
  userId: string
  name: string
  /** Null until it is read, or where `error` says why it is not. */
  dna: UserDna | null
  error: DiaError | null
  onShow(tab: JourneyTab): void
  /** Something was written. */
  onDone(): void
}) {
  const { matrix, apply, actions: words, journey } = useMessages()
  const [started, setStarted] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const label = (text: string) => matrix.label(text, { matrix: usersMatrix.name })
  const views = viewActions(usersMatrix, { hasDetail: false, canNavigate: onNavigate !== undefined })
  const writes = actions ? enabledActions(usersMatrix, userActions) : []
  const row = { user_id: userId, has_dna: dna && dna.dna !== null }
  const notRead = () => (error === null ? journey.loading : isDenial(error) ? journey.denied : journey.failed)
  const choices = (): MenuChoice[] => {
    const unread = dna === null ? notRead() : undefined
    const withDna = unread ?? (row.has_dna ? undefined : words.doesNotFit)
    const choice = (id: string, text: string, disabledBecause: string | undefined): MenuChoice => ({
      id,
      label: text,
      ...(disabledBecause !== undefined && { disabledBecause }),
    })
    return [
      choice('interactions', `${apply.title}…`, withDna),
      choice('dna', apply.settingsTitle, withDna),
      ...[...views, ...writes].map((action) => ({
        ...choice(
          action.name,
          label(action.label),
          fitsRow(action, row) ? undefined : (unread ?? words.doesNotFit),
        ),
        ...(action.kind === 'write' && action.isDangerous ? { isDangerous: true } : {}),
      })),
    ]
  }
  const choose = (id: string) => {
    const view = views.find((action) => action.name === id)
    if (id === 'interactions' || id === 'dna') onShow(id)
    else if (view === undefined) setStarted(id)
    else if (view.by !== 'detail') onNavigate?.({ matrix: view.to, filter: view.by.filter, value: userId })
  }
  const action = writes.find((one) => one.name === started)
  const close = () => setStarted(null)
  return (
    <>
      <LazyMenu
        label={words.ofRow(name)}
        trigger={
          <>
            {matrix.rowActions}
            <ChevronDownIcon />
          </>
        }
        isNamedByContent
        placement="bottom end"
        choices={choices}
        onChoose={choose}
      />
      {action && actions && (
        <LazyModal
          label={label(action.label)}
          isOpen
          isKept={isRunning}
          onClose={close}
          load={loadDialog}
          content={(Dialog) => (
            <Dialog
              action={action}
              label={label(action.label)}
              matrixName={usersMatrix.name}
              source={actions}
              target={{ kind: 'keys', keys: [userId] }}
              countMatching={async () => 1}
              canUndo={(undo) => (usersMatrix.actions ?? []).some((other) => other.name === undo)}
              nameOf={() => name}
              onRunning={setRunning}
              onDone={onDone}
              onClose={close}
            />
          )}
        />
      )}
    </>
  )
}
