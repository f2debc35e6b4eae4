import type { MatrixSource } from '@dia/core/matrices'
import { UserJourney, type UserJourneyProps } from '../journey/UserJourney.js'
import { useUserSummary } from '../journey/useUserSummary.js'
import { ReadingFailure } from '../reading/ReadingState.js'

/** One user's journey on a page of its own, where no row says who they are. */
export function UserPage(journey: UserJourneyProps & { matrices: MatrixSource }) {
  const { user, error, retry } = useUserSummary(journey.matrices, journey.userId)
  return (
    <>
      {error && <ReadingFailure error={error} onRetry={retry} />}
      <UserJourney {...journey} user={user ?? undefined} />
    </>
  )
}
