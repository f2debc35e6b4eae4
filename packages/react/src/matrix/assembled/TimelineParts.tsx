import { useFormat } from '../../provider/index.js'
import { RelativeTime } from '../../time/index.js'
import { minorUnits } from '../cells/index.js'
import type { PartsProps } from './PartsProps.js'

/** What happened when, oldest first. */
export function TimelineParts({ parts, nameOf }: PartsProps) {
  const format = useFormat()
  return (
    <ol className="dia-timeline">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice at one time
        <li key={at}>
          <strong>{nameOf(part)}</strong>
          {part.value !== null && <span className="dia-muted"> × {format.number(part.value)}</span>}{' '}
          {part.at !== null && <RelativeTime time={part.at} />}
          <Amount {...part.amount} />
          {part.note !== null && <code className="dia-timeline-note">{part.note}</code>}
        </li>
      ))}
    </ol>
  )
}

function Amount({ cents, currency }: { readonly cents?: string; readonly currency?: string }) {
  const format = useFormat()
  const amount = minorUnits(cents)
  if (amount === null || currency === undefined) return null
  return <code className="dia-timeline-note">{format.money(amount, currency)}</code>
}
