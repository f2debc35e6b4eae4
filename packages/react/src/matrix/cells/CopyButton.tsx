import { useEffect, useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { CheckIcon, CopyIcon } from '../../theme/icons.js'

const CONFIRMED_MS = 1500

/** Copies a text and says so. Inside a grid it stays out of the tab order; Enter on its cell presses it. */
export function CopyButton({
  text,
  label,
  isInGrid = false,
}: {
  text: string
  label?: string
  isInGrid?: boolean
}) {
  const { cells } = useMessages()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), CONFIRMED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      className="dia-icon-button dia-copy"
      title={isCopied ? cells.copied : (label ?? cells.copy)}
      {...(isInGrid ? { tabIndex: -1, 'data-dia-cell-action': '' } : {})}
      onClick={() => {
        navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }}
    >
      {isCopied ? <CheckIcon /> : <CopyIcon />}
      <span className="dia-visually-hidden" aria-live="polite">
        {isCopied ? cells.copied : (label ?? cells.copy)}
      </span>
    </button>
  )
}
