import type { ActionOutcome, ActionRequest, ActionSource } from '@dia/core/actions'
import type { DiaError } from '@dia/core/errors'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asDiaError } from '../../reading/asDiaError.js'

export type ActionRun =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running'
      readonly isDry: boolean
      readonly done: number
      readonly total: number | null
    }
  | {
      readonly status: 'done'
      readonly isDry: boolean
      readonly isUndo: boolean
      readonly outcome: ActionOutcome
    }
  | { readonly status: 'failed'; readonly error: DiaError }
  | { readonly status: 'cancelled'; readonly done: number }

/** Runs actions one at a time; leaving abandons what runs. */
export function useActionRun(source: ActionSource): {
  readonly run: ActionRun
  start(
    request: ActionRequest,
    options?: { isUndo?: boolean; onDone?: (outcome: ActionOutcome) => void },
  ): void
  cancel(): void
} {
  const [run, setRun] = useState<ActionRun>({ status: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(
    (
      request: ActionRequest,
      { isUndo = false, onDone }: { isUndo?: boolean; onDone?: (outcome: ActionOutcome) => void } = {},
    ) => {
      if (running.current) return
      const controller = new AbortController()
      running.current = controller
      const isDry = request.dryRun ?? false
      let reached = 0
      setRun({ status: 'running', isDry, done: 0, total: null })
      const end = (next: ActionRun) => {
        running.current = null
        setRun(controller.signal.aborted ? { status: 'cancelled', done: reached } : next)
      }
      source
        .run(request, {
          signal: controller.signal,
          onProgress: ({ done, total }) => {
            reached = done
            if (!controller.signal.aborted) setRun({ status: 'running', isDry, done, total })
          },
        })
        .then(
          (outcome) => {
            end({ status: 'done', isDry, isUndo, outcome })
            if (!isDry) onDone?.(outcome)
          },
          (error: unknown) => end({ status: 'failed', error: asDiaError(error) }),
        )
    },
    [source],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  return { run, start, cancel }
}
