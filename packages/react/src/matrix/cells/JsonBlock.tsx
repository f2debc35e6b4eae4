import { useState } from 'react'
import { useFormat, useMessages } from '../../provider/index.js'
import { CopyButton } from './CopyButton.js'
import { jsonText } from './jsonText.js'

const FIRST_LINES = 40
const SCROLLS = { className: 'dia-json-scroll', role: 'group', tabIndex: 0 }

/** A payload as indented text; what is long waits to be asked for. */
export default function JsonBlock({ value }: { value: unknown }) {
  const { cells } = useMessages()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const text = jsonText(value, 2, cells.notJson)
  const lines = text.split('\n')
  const hidden = isWhole ? 0 : Math.max(lines.length - FIRST_LINES, 0)
  return (
    <div className="dia-json-block">
      {/* What scrolls must be reachable; no landmark, since many payloads may be open. */}
      <div {...{ ...SCROLLS, 'aria-label': cells.payload }}>
        <pre>{hidden > 0 ? lines.slice(0, FIRST_LINES).join('\n') : text}</pre>
      </div>
      <div className="dia-json-tools">
        {hidden > 0 && (
          <button type="button" className="dia-link" onClick={() => setWhole(true)}>
            {cells.moreLines(format.number(hidden))}
          </button>
        )}
        <CopyButton text={text} />
      </div>
    </div>
  )
}
