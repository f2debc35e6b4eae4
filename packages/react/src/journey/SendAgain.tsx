import type { ActionOutcome, ActionSource } from '@dia/core/actions'
import type { DiaError } from '@dia/core/errors'
import { useState } from 'react'
import { asDiaError } from '../matrix/reading/index.js'
import { useMessages } from '../provider/index.js'
import { ReadingFailure } from './ReadingState.js'

type Step =
  | { readonly name: 'idle' | 'trying' | 'writing' }
  | { readonly name: 'tried' | 'written'; readonly outcome: ActionOutcome }
  | { readonly name: 'failed'; readonly error: DiaError }

/** Sends a skipped entry through the Passport again: first tried, which writes nothing, then confirmed. */
export function SendAgain({ entryId, actions }: { entryId: string; actions: ActionSource }) {
  const { apply: words } = useMessages()
  const [step, setStep] = useState<Step>({ name: 'idle' })
  const run = (dryRun: boolean) => {
    setStep({ name: dryRun ? 'trying' : 'writing' })
    const target = { kind: 'keys', keys: [entryId] } as const
    actions.run({ matrix: 'passport', action: 'reprocess', target, dryRun }).then(
      (outcome) => setStep({ name: dryRun ? 'tried' : 'written', outcome }),
      (error: unknown) => setStep({ name: 'failed', error: asDiaError(error) }),
    )
  }
  const outcome = 'outcome' in step ? step.outcome : null
  const [failure] = outcome?.failed ?? []
  const canConfirm = step.name === 'tried' && outcome?.done === 1
  return (
    <div className="dia-panel-actions">
      {step.name === 'failed' && <ReadingFailure error={step.error} />}
      <p role="status" className="dia-muted">
        {failure
          ? failure.message
          : outcome?.unchanged
            ? words.alreadyOnItsWay
            : step.name === 'tried'
              ? words.wouldGoAgain
              : step.name === 'written'
                ? words.goesAgain
                : words.skippedHint}
      </p>
      {canConfirm ? (
        <button type="button" className="dia-button dia-button-primary" onClick={() => run(false)}>
          {words.confirmAgain}
        </button>
      ) : (
        step.name !== 'written' && (
          <button
            type="button"
            className="dia-button"
            disabled={step.name === 'trying' || step.name === 'writing'}
            onClick={() => run(true)}
          >
            {words.tryAgain}
          </button>
        )
      )}
    </div>
  )
}
