import { useFormat, useMessages } from '../provider/index.js'

export interface DnaNotInitialisedProps {
  readonly hasMediaId: boolean
  /** How many of the four bases hold something. */
  readonly filledBases: number
  /** Without it no button is shown. */
  readonly onInitialise?: (() => void) | undefined
}

/** A normal state: what it means, and what ends it. */
export function DnaNotInitialised({ hasMediaId, filledBases, onInitialise }: DnaNotInitialisedProps) {
  const { dna: words } = useMessages()
  const format = useFormat()
  return (
    <div className="dia-dna-none">
      <svg className="dia-dna-none-mark" viewBox="0 0 96 32" aria-hidden="true">
        <path d="M2 16C14 -6 26 -6 38 16S62 38 74 16 88 2 94 4" />
        <path d="M2 16C14 38 26 38 38 16S62 -6 74 16 88 30 94 28" />
      </svg>
      <div>
        <p className="dia-panel-title">{words.notInitialisedTitle}</p>
        <p className="dia-panel-hint">
          {hasMediaId
            ? words.notInitialisedHint(format.number(filledBases))
            : words.notInitialisedWithoutMediaId}
        </p>
        {onInitialise && hasMediaId && (
          <button type="button" className="dia-button dia-button-primary" onClick={onInitialise}>
            {words.initialise}
          </button>
        )}
      </div>
    </div>
  )
}
