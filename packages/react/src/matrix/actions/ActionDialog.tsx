import type { ActionOutcome, ActionRequest, ActionSource, ActionTarget } from '@dia/core/actions'
import type { MatrixRequest, MatrixWriteAction } from '@dia/core/matrices'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { useFormat, useMessages } from '../../provider/index.js'
import { ReadingFailure } from '../../reading/ReadingState.js'
import { useReading } from '../../reading/useReading.js'
import { useOutcomeFocus } from '../../theme/useOutcomeFocus.js'
import { ActionReport } from './ActionReport.js'
import { useActionRun } from './useActionRun.js'

interface ActionDialogProps {
  readonly action: MatrixWriteAction
  readonly label: string
  readonly matrixName: string
  readonly source: ActionSource
  /** For all that match, the confirmed count is set here. */
  readonly target: ActionTarget
  countMatching(request: Pick<MatrixRequest, 'search' | 'filters'>, signal: AbortSignal): Promise<number>
  /** Whether an action by this name is the matrix's. */
  canUndo(action: string): boolean
  onRunning(isRunning: boolean): void
  /** What a row is called; null where that is not known. */
  nameOf(key: string): string | null
  /** Something was written, but for the rows of these keys. */
  onDone(failed: readonly string[]): void
  onClose(): void
}

/** Says how many rows an action is for, has it confirmed, tries it, runs it, lists what failed, takes it back. */
export function ActionDialog(props: ActionDialogProps) {
  const { action, label, target, onRunning, onClose } = props
  const { actions: words } = useMessages()
  const format = useFormat()
  const { count, error, retry } = useTargetCount(props)
  const { run, start, cancel } = useActionRun(props.source)
  const outcome = useOutcomeFocus(run.status)
  const [typed, setTyped] = useState('')
  const isRunning = run.status === 'running'
  useEffect(() => onRunning(isRunning), [isRunning, onRunning])

  const isWritten = run.status === 'done' && !run.isDry
  const shownCount = count === null ? '…' : format.number(count)
  const isConfirmed = action.confirm !== 'typed' || (count !== null && isCount(typed, count, shownCount))
  const request = (name: string, of: ActionTarget, dryRun: boolean): ActionRequest => ({
    matrix: props.matrixName,
    action: name,
    target: of,
    ...(dryRun ? { dryRun } : {}),
  })
  const confirmed: ActionTarget = target.kind === 'keys' ? target : { ...target, confirmedCount: count ?? 0 }
  const onDone = ({ failed }: ActionOutcome) => props.onDone(failed.map(({ key }) => key))
  const undo = isWritten && !run.isUndo ? run.outcome.undo : null

  return (
    <div className="dia-action">
      {!isWritten && error !== null && <ReadingFailure error={error} onRetry={retry} />}
      {!isWritten && error === null && (
        <p>{count === null ? words.counting : words.isFor(label, shownCount, count)}</p>
      )}
      {!isWritten && action.confirm === 'typed' && (
        <TextField className="dia-action-confirm" value={typed} onChange={setTyped} isDisabled={isRunning}>
          <Label>{words.typeCount(shownCount)}</Label>
          <Input className="dia-input" inputMode="numeric" autoComplete="off" />
        </TextField>
      )}
      <div ref={outcome} tabIndex={-1} hidden={run.status === 'idle'}>
        <ActionReport run={run} nameOf={props.nameOf} />
      </div>
      <div className="dia-dialog-actions">
        {isRunning ? (
          <Button className="dia-button" onPress={cancel}>
            {words.cancel}
          </Button>
        ) : (
          <>
            {undo && props.canUndo(undo.action) && (
              <Button
                className="dia-button"
                onPress={() =>
                  start(request(undo.action, { kind: 'keys', keys: undo.keys }, false), {
                    isUndo: true,
                    onDone,
                  })
                }
              >
                {words.undo}
              </Button>
            )}
            <span className="dia-spacer" />
            <Button className="dia-button" onPress={onClose}>
              {isWritten ? words.close : words.dismiss}
            </Button>
            {!isWritten && action.canDryRun && (
              <Button
                className="dia-button"
                isDisabled={count === null || count === 0}
                onPress={() => start(request(action.name, confirmed, true))}
              >
                {words.dryRun}
              </Button>
            )}
            {!isWritten && (
              <Button
                className="dia-button dia-button-primary"
                data-danger={action.isDangerous || undefined}
                isDisabled={count === null || count === 0 || !isConfirmed}
                onPress={() => start(request(action.name, confirmed, false), { onDone })}
              >
                {words.run(label)}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** How many rows the action is for: as chosen, or counted exactly; null until it is counted. */
function useTargetCount({ target, countMatching }: ActionDialogProps) {
  // The dialog is opened for one target.
  const [read] = useState(
    () => async (signal: AbortSignal) =>
      target.kind === 'keys'
        ? target.keys.length
        : Math.max((await countMatching(target.request, signal)) - target.excluded.length, 0),
  )
  const { value, error, retry } = useReading(read)
  return { count: target.kind === 'keys' ? target.keys.length : value, error, retry }
}

/** Whether the count was typed as it is shown, or in plain digits; what parts its digits need not be. */
function isCount(typed: string, count: number, shown: string): boolean {
  const digits = (text: string) => text.replace(/\P{Nd}/gu, '')
  return typed.trim() === shown || [String(count), digits(shown)].includes(digits(typed))
}
