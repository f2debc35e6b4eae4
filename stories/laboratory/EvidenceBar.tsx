import { Figure } from './Figure.js'
import { figures } from './figures.js'

/** A share as it is, with a mark where it was. */
export function EvidenceBar({ label, before, after }: { label: string; before: number; after: number }) {
  return (
    <div className="laboratory-evidence">
      <dt>{label}</dt>
      <dd>
        <span className="laboratory-bar" aria-hidden="true">
          <span className="laboratory-bar-fill" style={{ inlineSize: `${after * 100}%` }} />
          <span className="laboratory-bar-before" style={{ insetInlineStart: `${before * 100}%` }} />
        </span>
        <span className="laboratory-evidence-figure">
          <Figure value={after} write={figures.share} />
        </span>
      </dd>
    </div>
  )
}
