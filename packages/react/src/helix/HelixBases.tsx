import type { AtgcBases } from '@dia/core/identity'
import { baseContents } from '../dna/baseContents.js'
import { BASE_DOMAINS } from '../dna/domainLook.js'
import { useFormat, useMessages } from '../provider/index.js'

/** The four bases where the helix begins: what they hold and which domains they feed; an empty one is an outline. */
export function HelixBases({ bases }: { bases: AtgcBases }) {
  const { helix, dna } = useMessages()
  const format = useFormat()
  return (
    <ul className="dia-helix-bases" aria-label={helix.root}>
      {baseContents(bases).map(({ letter, items }) => (
        <li
          key={letter}
          data-domain={BASE_DOMAINS[letter][0]}
          data-empty={items.length === 0}
          title={items.length === 0 ? dna.emptyBase : format.list(items)}
        >
          <span className="dia-base-letter" aria-hidden="true">
            {letter}
          </span>
          <span className="dia-helix-base-text">
            {dna.bases[letter].content}
            <span className="dia-muted">
              {items.length === 0 ? dna.emptyBaseShort : format.number(items.length)}
            </span>
          </span>
          <span className="dia-helix-base-feeds" aria-hidden="true">
            {BASE_DOMAINS[letter].map((domain) => (
              <i key={domain} data-domain={domain} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
