import type { AtgcBases } from '@dia/core/identity'
import { useMessages } from '../provider/index.js'
import { baseContents } from './baseContents.js'
import { BASE_DOMAINS } from './domainLook.js'

/** The four bases as cards; an empty one is an outline that says so. */
export function AtgcCards({ bases }: { bases: AtgcBases }) {
  const { dna: words } = useMessages()
  return (
    <ul className="dia-bases" aria-label={words.basesTitle}>
      {baseContents(bases).map(({ letter, items, settings }) => {
        const { name, content } = words.bases[letter]
        const [domain] = BASE_DOMAINS[letter]
        return (
          <li key={letter} className="dia-base" data-domain={domain} data-empty={items.length === 0}>
            <div className="dia-base-head">
              <span className="dia-base-letter" title={name}>
                {letter}
              </span>
              <span>
                <strong>{content}</strong>
                <span className="dia-base-feeds">
                  {words.feeds(BASE_DOMAINS[letter].map((fed) => words.domains[fed].toLowerCase()))}
                </span>
              </span>
            </div>
            {items.length === 0 ? (
              <p className="dia-muted">{words.emptyBase}</p>
            ) : (
              <ul className="dia-tags dia-tags-wrap">
                {items.map((item) => (
                  <li key={item} className="dia-tag">
                    {item}
                  </li>
                ))}
              </ul>
            )}
            {settings.length > 0 && (
              <p className="dia-base-settings">
                {words.settings}: <code>{settings.join(' · ')}</code>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
