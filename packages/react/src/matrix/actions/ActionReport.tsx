import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useFormat, useMessages } from '../../provider/index.js'
import { WarningIcon } from '../../theme/icons.js'
import type { ActionRun } from './useActionRun.js'

const LISTED = 100

/** How far an action is, what it did, and each row it could not do. */
export function ActionReport({
  run,
  nameOf,
}: {
  run: ActionRun
  /** Null where the row is not known by name. */
  nameOf(key: string): string | null
}) {
  const { actions: words, states } = useMessages()
  const format = useFormat()
  if (run.status === 'idle') return null
  if (run.status === 'running') {
    const { done, total } = run
    const label = run.isDry ? words.trying : words.running
    return (
      <ProgressBar
        className="dia-progress-bar"
        aria-label={label}
        {...(total === null ? { isIndeterminate: true } : { value: done, maxValue: Math.max(total, 1) })}
      >
        {({ percentage }) => (
          <>
            <span className="dia-range">
              {label} {total === null ? '' : words.progress(format.number(done), format.number(total))}
            </span>
            <span className="dia-progress-track">
              <span style={{ inlineSize: `${percentage ?? 30}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
    )
  }
  if (run.status === 'failed') {
    const { message, hint } = states.error(run.error)
    return (
      <div className="dia-notice" data-look="failed" role="alert">
        <WarningIcon />
        <span className="dia-notice-text">
          <strong>{message}</strong> {hint} <code>{states.code(run.error.code)}</code>
        </span>
      </div>
    )
  }
  if (run.status === 'cancelled') {
    return (
      <p className="dia-notice" role="status">
        {words.cancelled(format.number(run.done))}
      </p>
    )
  }
  const { done, unchanged, failed } = run.outcome
  const counts = [format.number(done), format.number(unchanged), format.number(failed.length)] as const
  return (
    <div className="dia-action-outcome">
      <p role="status">
        <strong>
          {run.isDry ? words.wouldDo(...counts) : run.isUndo ? words.undone(...counts) : words.did(...counts)}
        </strong>
      </p>
      {failed.length > 0 && (
        <ul className="dia-action-failures" aria-label={words.failures}>
          {failed.slice(0, LISTED).map((failure) => (
            <li key={failure.key}>
              <strong>{nameOf(failure.key)}</strong> <code>{failure.key}</code> {failure.message}{' '}
              <code>{states.code(failure.code)}</code>
            </li>
          ))}
          {failed.length > LISTED && <li>{words.moreFailures(format.number(failed.length - LISTED))}</li>}
        </ul>
      )}
    </div>
  )
}
