import { useEffect, useState } from 'react'
import { useMessages } from '../../provider/index.js'
import { CheckIcon, CopyIcon, WarningIcon } from '../../theme/icons.js'
import { say } from '../../theme/say.js'
import { copyText } from './copyText.js'

const SAID_MS = 1500

/** Copies a text and says whether it did, a failure for all to see. Inside a grid it stays out of the tab order; Enter on its cell presses it. */
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
  const [isCopied, setCopied] = useState<boolean | null>(null)
  useEffect(() => {
    if (isCopied === null) return
    const timer = setTimeout(() => setCopied(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const said = isCopied === null ? (label ?? cells.copy) : isCopied ? cells.copied : cells.notCopied
  return (
    <button
      type="button"
      className="dia-icon-button dia-copy"
      title={said}
      {...(isInGrid ? { tabIndex: -1, 'data-dia-cell-action': '' } : {})}
      onClick={({ currentTarget }) =>
        void copyText(text).then((isDone) => {
          setCopied(isDone)
          say(isDone ? cells.copied : cells.notCopied, currentTarget, !isDone)
        })
      }
    >
      {isCopied === null ? <CopyIcon /> : isCopied ? <CheckIcon /> : <WarningIcon />}
      <span className="dia-visually-hidden">{said}</span>
    </button>
  )
}
