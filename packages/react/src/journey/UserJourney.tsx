import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { AtgcCards } from '../dna/AtgcCards.js'
import { useDnaHistory } from '../dna/useDnaHistory.js'
import { useUserDna } from '../dna/useUserDna.js'
import { useMessages } from '../provider/index.js'
import { WarningIcon } from '../theme/icons.js'
import { Surface } from '../theme/index.js'
import { UserDetailSkeleton } from '../users/UserDetailSkeleton.js'
import { UserHead, type UserSummary } from '../users/UserHead.js'
import { AffinityTab } from './AffinityTab.js'
import { DnaTab } from './DnaTab.js'
import { InteractionsTab } from './InteractionsTab.js'
import { JOURNEY_TABS, type JourneyPorts, type JourneyTab } from './JourneyContext.js'
import { OverviewTab } from './OverviewTab.js'
import { ReadingFailure } from './ReadingState.js'
import { SessionsTab } from './SessionsTab.js'
import { useOnce } from './useOnce.js'

export interface UserJourneyProps extends JourneyPorts {
  readonly userId: string
  /** What the row already knows of the user. */
  readonly user?: UserSummary | undefined
  /** When the row was computed; a newer one reads the user again. */
  readonly asOf?: string | undefined
  readonly defaultTab?: JourneyTab | undefined
  readonly onTabChange?: ((tab: JourneyTab) => void) | undefined
}

/** All that is known of one user. Opening it takes three requests; each other tab reads when it is first shown. */
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
  const reading = useUserDna(ports.dna, userId, asOf)
  const wantsHistory = useOnce(
    (tab === 'dna' && reading.dna !== null && reading.dna.dna !== null) || tab === 'interactions',
    userId,
  )
  const history = useDnaHistory(wantsHistory ? ports.history : null, userId, asOf)
  return (
    <Surface className="dia-user-detail dia-journey">
      <UserHead userId={userId} user={user} dna={reading.dna} />
      {reading.isLoading && <UserDetailSkeleton />}
      {reading.error && <ReadingFailure error={reading.error} onRetry={reading.retry} />}
      {reading.dna && !reading.dna.consent && (
        <div className="dia-notice" data-look="stale" role="note">
          <WarningIcon />
          <span className="dia-notice-text">
            <strong>{dnaWords.consentTitle}.</strong> {dnaWords.consentHint}
          </span>
        </div>
      )}
      {reading.dna && (
        <Tabs
          className="dia-tabs"
          selectedKey={tab}
          onSelectionChange={(key) => {
            const next = JOURNEY_TABS.find((one) => one === key)
            if (next === undefined) return
            setTab(next)
            setVisited((before) => new Set([...before, next]))
            onTabChange?.(next)
          }}
        >
          <TabList aria-label={words.tabsLabel} className="dia-tab-list">
            {JOURNEY_TABS.map((one) => (
              <Tab key={one} id={one} className="dia-tab">
                {words.tabs[one]}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="overview" className="dia-tab-panel" shouldForceMount={visited.has('overview')}>
            <OverviewTab {...ports} userId={userId} asOf={asOf} dna={reading.dna} />
          </TabPanel>
          <TabPanel id="mediaId" className="dia-tab-panel" shouldForceMount={visited.has('mediaId')}>
            {reading.dna.bases ? (
              <AtgcCards bases={reading.dna.bases} />
            ) : (
              <p className="dia-muted">{dnaWords.noMediaId}</p>
            )}
          </TabPanel>
          <TabPanel id="dna" className="dia-tab-panel" shouldForceMount={visited.has('dna')}>
            <DnaTab
              {...ports}
              userId={userId}
              name={user?.displayName || user?.email}
              dna={reading.dna}
              reading={history}
            />
          </TabPanel>
          <TabPanel
            id="interactions"
            className="dia-tab-panel"
            shouldForceMount={visited.has('interactions')}
          >
            <InteractionsTab {...ports} userId={userId} readAt={reading.dna.readAt} reading={history} />
          </TabPanel>
          <TabPanel id="sessions" className="dia-tab-panel" shouldForceMount={visited.has('sessions')}>
            <SessionsTab queries={ports.queries} userId={userId} />
          </TabPanel>
          <TabPanel id="affinity" className="dia-tab-panel" shouldForceMount={visited.has('affinity')}>
            <AffinityTab queries={ports.queries} userId={userId} />
          </TabPanel>
        </Tabs>
      )}
    </Surface>
  )
}
