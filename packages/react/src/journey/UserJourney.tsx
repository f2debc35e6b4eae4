import type { DiaError } from '@dia/core/errors'
import { useState } from 'react'
import { useChanges } from '../changes/useChanges.js'
import { useDnaHistory } from '../dna/useDnaHistory.js'
import { useUserDna } from '../dna/useUserDna.js'
import { useMessages } from '../provider/index.js'
import { asDiaError } from '../reading/asDiaError.js'
import { LazyPart } from '../reading/LazyPart.js'
import { partCode } from '../reading/partCode.js'
import { ReadingFailure } from '../reading/ReadingState.js'
import { WarningIcon } from '../theme/icons.js'
import { Surface } from '../theme/index.js'
import { UserDetailSkeleton } from '../users/UserDetailSkeleton.js'
import { UserHead, type UserSummary } from '../users/UserHead.js'
import type { JourneyPorts, JourneyTab } from './JourneyContext.js'
import { JourneyTabs } from './JourneyTabs.js'
import { UserActions } from './UserActions.js'
import { useOnce } from './useOnce.js'

const overviewTab = partCode(() => import('./OverviewTab.js').then((module) => module.OverviewTab))
const mediaIdTab = partCode(() => import('./MediaIdTab.js').then((module) => module.MediaIdTab))
const dnaTab = partCode(() => import('./DnaTab.js').then((module) => module.DnaTab))
const interactionsTab = partCode(() =>
  import('./InteractionsTab.js').then((module) => module.InteractionsTab),
)
const sessionsTab = partCode(() => import('./SessionsTab.js').then((module) => module.SessionsTab))
const affinityTab = partCode(() => import('./AffinityTab.js').then((module) => module.AffinityTab))

const TABS: Readonly<Record<JourneyTab, { fetch(): Promise<void> }>> = {
  overview: overviewTab,
  mediaId: mediaIdTab,
  dna: dnaTab,
  interactions: interactionsTab,
  sessions: sessionsTab,
  affinity: affinityTab,
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
  const [settingsAsked, setSettingsAsked] = useState(0)
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
  const show = (next: JourneyTab) => {
    setTab(next)
    setVisited((before) => new Set([...before, next]))
    onTabChange?.(next)
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
      <UserHead userId={userId} user={user} dna={dna}>
        <UserActions
          {...ports}
          userId={userId}
          name={user?.displayName || user?.email || userId}
          dna={dna}
          error={reading.error}
          onShow={(next) => {
            show(next)
            if (next === 'dna') setSettingsAsked((before) => before + 1)
          }}
          onDone={readAgain}
        />
      </UserHead>
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
          onNear={(near) => void TABS[near].fetch()}
          onChange={show}
        >
          {panelOf}
        </JourneyTabs>
      )}
    </Surface>
  )

  function panelOf(one: JourneyTab) {
    if (dna === null) return null
    switch (one) {
      case 'overview':
        return (
          <LazyPart
            code={overviewTab}
            props={{ ...ports, userId, asOf: readAs, dna, onInitialiseDna: initialise }}
          />
        )
      case 'mediaId':
        return <LazyPart code={mediaIdTab} props={{ dna }} />
      case 'dna':
        return (
          <LazyPart
            code={dnaTab}
            props={{
              ...ports,
              userId,
              name: user?.displayName || user?.email,
              dna,
              reading: history,
              settingsAsked,
              onInitialiseDna: initialise,
            }}
          />
        )
      case 'interactions':
        return (
          <LazyPart
            code={interactionsTab}
            props={{
              ...ports,
              userId,
              asOf: readAs,
              readAt: dna.readAt,
              reading: history,
              onWritten: () => setOld(true),
            }}
          />
        )
      case 'sessions':
        return <LazyPart code={sessionsTab} props={{ queries: ports.queries, userId, asOf: readAs }} />
      case 'affinity':
        return <LazyPart code={affinityTab} props={{ queries: ports.queries, userId, asOf: readAs }} />
    }
  }
}
