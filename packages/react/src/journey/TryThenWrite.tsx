import type { ActionOutcome, ActionSource } from '@dia/core/actions'
import type { DiaError } from '@dia/core/errors'
import { useState } from 'react'
import type { EntryActionMessages } from '../messages/index.js'
import { useFormat, useMessages } from '../provider/index.js'
import { asDiaError } from '../reading/asDiaError.js'
import { ReadingFailure } from '../reading/ReadingState.js'

type Step =
  | { readonly name: 'idle' | 'trying' | 'writing' }
  | { readonly name: 'tried' | 'written'; readonly outcome: ActionOutcome }
  | { readonly name: 'failed'; readonly error: DiaError }

/** An action on log entries: first tried, which writes nothing, then confirmed; taken back where that can be. */
export function TryThenWrite({
  action,
  entryIds,
  actions,
  words,
  onWritten,
}: {
  action: 'reprocess' | 'exclude'
  entryIds: readonly string[]
  actions: ActionSource
  words: EntryActionMessages
  onWritten?: (() => void) | undefined
}) {
  const { apply } = useMessages()
  const format = useFormat()
  const [step, setStep] = useState<Step>({ name: 'idle' })
  const run = (name: string, keys: readonly string[], dryRun: boolean) => {
    setStep({ name: dryRun ? 'trying' : 'writing' })
    actions.run({ matrix: 'passport', action: name, target: { kind: 'keys', keys }, dryRun }).then(
      (outcome) => {
        setStep({ name: dryRun ? 'tried' : 'written', outcome })
        if (!dryRun) onWritten?.()
      },
      (error: unknown) => setStep({ name: 'failed', error: asDiaError(error) }),
    )
  }
  const isRunning = step.name === 'trying' || step.name === 'writing'
  const outcome = 'outcome' in step ? step.outcome : null
  const [failure] = outcome?.failed ?? []
  const done = format.number(outcome?.done ?? 0)
  const undo = step.name === 'written' ? step.outcome.undo : null
  return (
    <div className="dia-panel-actions">
      {step.name === 'failed' && <ReadingFailure error={step.error} />}
      <p role="status" className="dia-muted">
        {failure
          ? failure.message
          : outcome?.done === 0
            ? words.unchanged
            : step.name === 'tried'
              ? words.tried(done)
              : step.name === 'written'
                ? words.written(done)
                : words.hint}
      </p>
      {step.name === 'tried' && step.outcome.done > 0 ? (
        <button
          type="button"
          className="dia-button dia-button-primary"
          onClick={() => run(action, entryIds, false)}
        >
          {words.confirm}
        </button>
      ) : (
        step.name !== 'written' && (
          <button
            type="button"
            className="dia-button"
            aria-disabled={isRunning}
            onClick={() => !isRunning && run(action, entryIds, true)}
          >
            {words.try}
          </button>
        )
      )}
      {undo && (
        <button type="button" className="dia-button" onClick={() => run(undo.action, undo.keys, false)}>
          {apply.takeBack}
        </button>
      )}
    </div>
  )
}
