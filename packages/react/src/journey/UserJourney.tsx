import type { DiaError } from '@dia/core/errors'
import { Suspense, useState } from 'react'
import { useChanges } from '../changes/useChanges.js'
import { useDnaHistory } from '../dna/useDnaHistory.js'
import { useUserDna } from '../dna/useUserDna.js'
import { asDiaError } from '../matrix/reading/index.js'
import { useMessages } from '../provider/index.js'
import { WarningIcon } from '../theme/icons.js'
import { Surface } from '../theme/index.js'
import { UserDetailSkeleton } from '../users/UserDetailSkeleton.js'
import { UserHead, type UserSummary } from '../users/UserHead.js'
import type { JourneyPorts, JourneyTab } from './JourneyContext.js'
import { JourneyTabs } from './JourneyTabs.js'
import { lazyTab } from './lazyTab.js'
import { ReadingFailure, ReadingSkeleton } from './ReadingState.js'
import { useOnce } from './useOnce.js'

const OverviewTab = lazyTab(() => import('./OverviewTab.js').then((module) => module.OverviewTab))
const MediaIdTab = lazyTab(() => import('./MediaIdTab.js').then((module) => module.MediaIdTab))
const DnaTab = lazyTab(() => import('./DnaTab.js').then((module) => module.DnaTab))
const InteractionsTab = lazyTab(() => import('./InteractionsTab.js').then((module) => module.InteractionsTab))
const SessionsTab = lazyTab(() => import('./SessionsTab.js').then((module) => module.SessionsTab))
const AffinityTab = lazyTab(() => import('./AffinityTab.js').then((module) => module.AffinityTab))

const TABS: Readonly<Record<JourneyTab, { prefetch(): void }>> = {
  overview: OverviewTab,
  mediaId: MediaIdTab,
  dna: DnaTab,
  interactions: InteractionsTab,
  sessions: SessionsTab,
  affinity: AffinityTab,
}

/** Entries with what was decided on them. */
const PASSPORT = 'dia_passport'

export interface UserJourneyProps extends JourneyPorts {
  readonly userId: string
  /** What the row already knows of the user. */
  readonly user?: UserSummary | undefined
  /** When the row was computed; a newer one reads the user again. */
  readonly asOf?: string | undefined
  readonly defaultTab?: JourneyTab | undefined
  readonly onTabChange?: ((tab: JourneyTab) => void) | undefined
}

/** All that is known of one user. Opening it takes three requests; each other tab is fetched and reads when it is first shown. */
export function UserJourney({
  userId,
  user,
  asOf = '',
  defaultTab = 'overview',
  onTabChange,
  ...ports
}: UserJourneyProps) {
  const { journey: words, dna: dnaWords } = useMessages()
  const [tab, setTab] = useState<JourneyTab>(defaultTab)
  const [visited, setVisited] = useState<ReadonlySet<JourneyTab>>(() => new Set([defaultTab]))
  const [round, setRound] = useState(0)
  const [isOld, setOld] = useState(false)
  const [initialising, setInitialising] = useState<'no' | 'running' | DiaError>('no')
  const readAs = round === 0 ? asOf : `${asOf} ${round}`
  const reading = useUserDna(ports.dna, userId, readAs)
  const wantsHistory = useOnce(
    (tab === 'dna' && reading.dna !== null && reading.dna.dna !== null) || tab === 'interactions',
    userId,
  )
  const history = useDnaHistory(wantsHistory ? ports.history : null, userId, readAs)
  useChanges(ports.changes, PASSPORT, () => setOld(true))
  const readAgain = () => {
    setOld(false)
    setRound((before) => before + 1)
  }
  const { onInitialiseDna } = ports
  const initialise =
    onInitialiseDna &&
    (() => {
      setInitialising('running')
      Promise.resolve(onInitialiseDna(userId)).then(
        () => {
          setInitialising('no')
          readAgain()
        },
        (error: unknown) => setInitialising(asDiaError(error)),
      )
    })
  const { dna } = reading
  return (
    <Surface className="dia-user-detail dia-journey">
      <UserHead userId={userId} user={user} dna={dna} />
      {isOld && (
        <p className="dia-muted" role="status">
          {words.newer}{' '}
          <button type="button" className="dia-link" onClick={readAgain}>
            {words.readAgain}
          </button>
        </p>
      )}
      {initialising === 'running' && <p role="status">{words.initialising}</p>}
      {typeof initialising === 'object' && <ReadingFailure error={initialising} onRetry={initialise} />}
      {reading.isLoading && <UserDetailSkeleton />}
      {reading.error && <ReadingFailure error={reading.error} onRetry={reading.retry} />}
      {dna && !dna.consent && (
        <div className="dia-notice" data-look="stale" role="note">
          <WarningIcon />
          <span className="dia-notice-text">
            <strong>{dnaWords.consentTitle}.</strong> {dnaWords.consentHint}
          </span>
        </div>
      )}
      {dna && (
        <JourneyTabs
          label={words.tabsLabel}
          names={words.tabs}
          tab={tab}
          visited={visited}
          onNear={(near) => TABS[near].prefetch()}
          onChange={(next) => {
            setTab(next)
            setVisited((before) => new Set([...before, next]))
            onTabChange?.(next)
          }}
        >
          {(one) => <Suspense fallback={<ReadingSkeleton />}>{panelOf(one)}</Suspense>}
        </JourneyTabs>
      )}
    </Surface>
  )

  function panelOf(one: JourneyTab) {
    if (dna === null) return null
    switch (one) {
      case 'overview':
        return <OverviewTab {...ports} userId={userId} asOf={readAs} dna={dna} onInitialiseDna={initialise} />
      case 'mediaId':
        return <MediaIdTab dna={dna} />
      case 'dna':
        return (
          <DnaTab
            {...ports}
            userId={userId}
            name={user?.displayName || user?.email}
            dna={dna}
            reading={history}
            onInitialiseDna={initialise}
          />
        )
      case 'interactions':
        return (
          <InteractionsTab {...ports} userId={userId} asOf={readAs} readAt={dna.readAt} reading={history} />
        )
      case 'sessions':
        return <SessionsTab queries={ports.queries} userId={userId} asOf={readAs} />
      case 'affinity':
        return <AffinityTab queries={ports.queries} userId={userId} asOf={readAs} />
    }
  }
}
