import { BASE_LETTERS } from '../dna/index.js'
import { useMessages } from '../provider/index.js'

/** The layout of a user who is on the way. */
export function UserDetailSkeleton() {
  const { dna: words } = useMessages()
  return (
    <div className="dia-detail-skeleton">
      <span className="dia-visually-hidden" role="status">
        {words.loading}
      </span>
      <div className="dia-bases" aria-hidden="true">
        {BASE_LETTERS.map((letter) => (
          <div key={letter} className="dia-base" data-empty="true">
            <span className="dia-skeleton" />
            <span className="dia-skeleton" />
          </div>
        ))}
      </div>
      <span className="dia-skeleton dia-skeleton-block" aria-hidden="true" />
    </div>
  )
}
