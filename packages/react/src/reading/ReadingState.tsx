import type { DiaError } from '@dia/core/errors'
import { useMessages } from '../provider/index.js'
import { LockIcon, WarningIcon } from '../theme/icons.js'
import { isDenial } from './isDenial.js'

/** What failed or was denied, its code, and the way on. */
export function ReadingFailure({ error, onRetry }: { error: DiaError; onRetry?: (() => void) | undefined }) {
  const { states, journey: words } = useMessages()
  const isDenied = isDenial(error)
  const { message, hint } = states.error(error)
  return (
    <div className="dia-notice" data-look={isDenied ? 'denied' : 'failed'} role="alert">
      {isDenied ? <LockIcon /> : <WarningIcon />}
      <span className="dia-notice-text">
        <strong>{isDenied ? words.denied : words.failed}.</strong> {message} {hint}{' '}
        <code>{states.code(error.code)}</code>
      </span>
      {onRetry && (
        <button type="button" className="dia-button" onClick={onRetry}>
          {states.retry}
        </button>
      )}
    </div>
  )
}

/** The place of what is on the way. */
export function ReadingSkeleton({ text }: { text?: string | undefined }) {
  const { journey: words } = useMessages()
  return (
    <div className="dia-journey-wait">
      <p role="status" className={text === undefined ? 'dia-visually-hidden' : 'dia-muted'}>
        {text ?? words.loading}
      </p>
      <span className="dia-skeleton dia-skeleton-block" aria-hidden="true" />
    </div>
  )
}
