import type { DnaSource, UserDna } from '@dia/core/identity'
import { Button } from 'react-aria-components/Button'
import { AtgcCards, baseContents, DnaNotInitialised, DnaState, useUserDna } from '../dna/index.js'
import { useMessages } from '../provider/index.js'
import { isDenial } from '../reading/isDenial.js'
import { WarningIcon } from '../theme/icons.js'
import { Surface } from '../theme/index.js'
import { UserDetailSkeleton } from './UserDetailSkeleton.js'
import { UserHead, type UserSummary } from './UserHead.js'

export interface UserDetailProps {
  readonly source: DnaSource
  readonly userId: string
  /** What the row already knows of the user. */
  readonly user?: UserSummary
  /** When the row was computed; a newer one reads the user again. */
  readonly asOf?: string
  /** Shows "Initialize DNA" where the DNA is not initialised. */
  readonly onInitialiseDna?: ((userId: string) => void) | undefined
}

/** One user: who, the four ATGC bases, and what stands behind the DNA. Reading it is audited by the source. */
export function UserDetail({ source, userId, user, asOf, onInitialiseDna }: UserDetailProps) {
  const reading = useUserDna(source, userId, asOf)
  const { states } = useMessages()
  const said = reading.error && states.error(reading.error)
  return (
    <Surface className="dia-user-detail">
      <UserHead userId={userId} user={user} dna={reading.dna} />
      {reading.isLoading && <UserDetailSkeleton />}
      {reading.error && said && (
        <div className="dia-notice" data-look={isDenial(reading.error) ? 'denied' : 'failed'} role="alert">
          <WarningIcon />
          <span className="dia-notice-text">
            <strong>{said.message}</strong> {said.hint} <code>{states.code(reading.error.code)}</code>
          </span>
          <Button className="dia-button" onPress={reading.retry}>
            {states.retry}
          </Button>
        </div>
      )}
      {reading.dna && <UserDnaSections dna={reading.dna} onInitialiseDna={onInitialiseDna} />}
    </Surface>
  )
}

function UserDnaSections({
  dna,
  onInitialiseDna,
}: {
  dna: UserDna
  onInitialiseDna: UserDetailProps['onInitialiseDna']
}) {
  const { dna: words } = useMessages()
  const filledBases = dna.bases ? baseContents(dna.bases).filter(({ items }) => items.length > 0).length : 0
  return (
    <>
      {!dna.consent && (
        <div className="dia-notice" data-look="stale" role="note">
          <WarningIcon />
          <span className="dia-notice-text">
            <strong>{words.consentTitle}.</strong> {words.consentHint}
          </span>
        </div>
      )}
      {dna.bases && (
        <section aria-label={words.basesTitle}>
          <h3 className="dia-section-title">{words.basesTitle}</h3>
          <AtgcCards bases={dna.bases} />
        </section>
      )}
      <section aria-label={words.title}>
        <h3 className="dia-section-title">{words.title}</h3>
        {dna.dna ? (
          <DnaState dna={dna.dna} />
        ) : (
          <DnaNotInitialised
            hasMediaId={dna.mediaId !== null}
            filledBases={filledBases}
            onInitialise={onInitialiseDna && dna.consent ? () => onInitialiseDna(dna.userId) : undefined}
          />
        )}
      </section>
    </>
  )
}
