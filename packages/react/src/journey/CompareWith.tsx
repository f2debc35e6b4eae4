import { type FormEvent, useId, useState } from 'react'
import { useMessages } from '../provider/index.js'

/** Asks for the user whose helix is to stand beneath; an empty answer takes it away again. */
export function CompareWith({
  isReading,
  onChoose,
}: {
  isReading: boolean
  onChoose(userId: string | null): void
}) {
  const { journey: words } = useMessages()
  const id = useId()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChoose(text.trim() || null)
  }
  return (
    <form className="dia-journey-filters" onSubmit={submit}>
      <label htmlFor={id}>{words.compareWith}</label>
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
      <button type="submit" className="dia-button" disabled={isReading}>
        {words.compare}
      </button>
      {isReading && <span role="status">{words.loading}</span>}
    </form>
  )
}
