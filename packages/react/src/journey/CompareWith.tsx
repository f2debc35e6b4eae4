import type { MatrixSource } from '@dia/core/matrices'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useMessages } from '../provider/index.js'
import { LazyPart } from '../reading/LazyPart.js'
import { partCode } from '../reading/partCode.js'
import { CloseIcon } from '../theme/icons.js'

const picker = partCode(() =>
  import('../matrix/filters/EntityPicker.js').then((module) => module.EntityPicker),
)

/** Asks for the user whose helix is to stand beneath, by name where users can be looked for, and takes it away again. */
export function CompareWith({
  matrices,
  chosen,
  isReading,
  onChoose,
}: {
  matrices: MatrixSource | undefined
  /** What the chosen user is called; null while nobody is chosen. */
  chosen: string | null
  isReading: boolean
  onChoose(userId: string | null): void
}) {
  const { journey: words, filters } = useMessages()
  const group = useRef<HTMLFieldSetElement>(null)
  return (
    <fieldset ref={group} className="dia-journey-filters dia-journey-compare">
      <legend className="dia-visually-hidden">{words.compareWith}</legend>
      <span aria-hidden="true">{words.compareWith}</span>
      {chosen !== null && (
        <span className="dia-chip">
          <span className="dia-chip-label dia-text" dir="auto">
            {chosen}
          </span>
          <button
            type="button"
            className="dia-icon-button"
            aria-label={filters.removeId(chosen)}
            onClick={() => {
              group.current?.querySelector('input')?.focus()
              onChoose(null)
            }}
          >
            <CloseIcon />
          </button>
        </span>
      )}
      {matrices ? (
        <LazyPart
          code={picker}
          props={{ source: matrices, of: 'user' as const, onPick: ({ id }) => onChoose(id) }}
        />
      ) : (
        <UserIdForm isReading={isReading} onChoose={onChoose} />
      )}
      {isReading && <span role="status">{words.loading}</span>}
    </fieldset>
  )
}

function UserIdForm({ isReading, onChoose }: { isReading: boolean; onChoose(userId: string | null): void }) {
  const { journey: words } = useMessages()
  const id = useId()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReading) onChoose(text.trim() || null)
  }
  return (
    <form className="dia-journey-filters" onSubmit={submit}>
      <label className="dia-visually-hidden" htmlFor={id}>
        {words.userIdHint}
      </label>
      <input
        id={id}
        type="text"
        className="dia-input"
        size={38}
        spellCheck={false}
        autoComplete="off"
        placeholder={words.userIdHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="dia-button" aria-disabled={isReading}>
        {words.compare}
      </button>
    </form>
  )
}
