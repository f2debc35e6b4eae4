import type { UserDna } from '@dia/core/identity'
import type { ReactNode } from 'react'
import { CopyButton } from '../matrix/cells/index.js'
import { useFormat, useMessages } from '../provider/index.js'
import { WarningIcon } from '../theme/icons.js'

export interface UserSummary {
  readonly email: string
  readonly displayName?: string
  readonly role?: string
}

/** Who a user is: name, e-mail, role, user id, MediaID and whether there is more than one, and how far the DNA is. */
export function UserHead({
  userId,
  user,
  dna,
  children,
}: {
  userId: string
  user: UserSummary | undefined
  dna: UserDna | null
  /** What can be done, at the end of the first line. */
  children?: ReactNode
}) {
  const { dna: words, journey } = useMessages()
  const format = useFormat()
  return (
    <div className="dia-user-head">
      {(user || children) && (
        <div className="dia-user-who">
          {user && (
            <strong className="dia-user-name" dir="auto">
              {user.displayName || user.email}
            </strong>
          )}
          {user?.displayName && <span className="dia-muted">{user.email}</span>}
          {user?.role && <span className="dia-badge">{user.role}</span>}
          {children && <span className="dia-user-actions">{children}</span>}
        </div>
      )}
      <dl className="dia-facts">
        <div>
          <dt>{words.userId}</dt>
          <dd>
            <code>{userId}</code>
            <CopyButton text={userId} />
          </dd>
        </div>
        {dna && (
          <div>
            <dt>{words.mediaId}</dt>
            <dd>
              {dna.mediaId ? (
                <>
                  <code>{dna.mediaId}</code>
                  <CopyButton text={dna.mediaId} label={words.copyMediaId} />
                </>
              ) : (
                <span className="dia-muted">{words.noMediaId}</span>
              )}
              {dna.mediaIdCount > 1 && (
                <span className="dia-warning-text">
                  <WarningIcon /> {words.manyMediaIds(format.number(dna.mediaIdCount))}
                </span>
              )}
            </dd>
          </div>
        )}
        {dna && (
          <div>
            <dt title={words.maturityHint}>{journey.dnaStage}</dt>
            <dd>{dna.dna ? journey.stage(format.percent(dna.dna.maturity)) : words.notInitialised}</dd>
          </div>
        )}
        {dna?.dna && (
          <div>
            <dt title={words.confidenceHint}>{words.confidence}</dt>
            <dd>{format.percent(dna.dna.confidence)}</dd>
          </div>
        )}
      </dl>
    </div>
  )
}
