import type { UserDna } from '@dia/core/identity'
import { type DnaPreferences, parseDnaPreferences } from '@dia/core/influence'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { baseContents } from '../dna/baseContents.js'
import { DnaNotInitialised } from '../dna/DnaNotInitialised.js'
import { DomainFingerprint } from '../dna/DomainFingerprint.js'
import { fingerprintOf } from '../dna/fingerprintOf.js'
import { type DnaHistoryReading, useDnaHistory } from '../dna/useDnaHistory.js'
import { useDnaTrack } from '../dna/useDnaTrack.js'
import { DNAHelix } from '../helix/DNAHelix.js'
import { HelixBases } from '../helix/HelixBases.js'
import { InfluenceChart } from '../influence/InfluenceChart.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { DNAInfluenceSettings } from '../settings/DNAInfluenceSettings.js'
import { CompareWith } from './CompareWith.js'
import type { JourneyPorts } from './JourneyContext.js'
import { useUserSummary } from './useUserSummary.js'

/** Helix over fingerprint, influence and settings; all show the DNA as of the scrubbed moment. */
export function DnaTab({
  userId,
  name,
  dna,
  reading,
  settingsAsked,
  history: source,
  matrices,
  onInitialiseDna,
  onOpenEntry,
  onSavePreferences,
}: Pick<JourneyPorts, 'history' | 'matrices' | 'onInitialiseDna' | 'onOpenEntry' | 'onSavePreferences'> & {
  userId: string
  name: string | undefined
  dna: UserDna
  reading: DnaHistoryReading
  /** How often the reader has asked for the settings: each time they are brought into view, with the focus. */
  settingsAsked: number
}) {
  const { helix: words, apply } = useMessages()
  const format = useFormat()
  const [at, setAt] = useState<string>()
  const { history } = reading
  const [otherId, setOtherId] = useState<string | null>(null)
  const otherReading = useDnaHistory(otherId === null ? null : source, otherId ?? '')
  const { history: otherHistory } = otherReading
  const otherUser = useUserSummary(matrices, otherId)
  const otherName = otherUser.isLoading
    ? null
    : otherUser.user?.displayName || otherUser.user?.email || otherId
  const other = useMemo(
    () => (otherName !== null && otherHistory ? { history: otherHistory, name: otherName } : undefined),
    [otherName, otherHistory],
  )
  const track = useDnaTrack(history)
  const shownAt = useDeferredValue(at)
  const fingerprint = useMemo(
    () => track && fingerprintOf(track, shownAt === undefined ? track.readMs : Date.parse(shownAt)),
    [track, shownAt],
  )
  const settings = useRef<HTMLDivElement>(null)
  const isRead = history !== null
  useEffect(() => {
    if (settingsAsked === 0 || !isRead) return
    settings.current?.scrollIntoView({ block: 'nearest' })
    settings.current?.focus({ preventScroll: true })
  }, [settingsAsked, isRead])
  if (dna.dna === null)
    return (
      <div className="dia-helix-body" data-bases={dna.bases !== null}>
        {dna.bases && <HelixBases bases={dna.bases} />}
        <DnaNotInitialised
          hasMediaId={dna.mediaId !== null}
          filledBases={dna.bases ? baseContents(dna.bases).filter(({ items }) => items.length > 0).length : 0}
          onInitialise={onInitialiseDna && dna.consent ? () => onInitialiseDna(userId) : undefined}
        />
      </div>
    )
  if (reading.error) return <ReadingFailure error={reading.error} onRetry={reading.retry} />
  if (history === null) {
    const { progress } = reading
    const total = progress?.total ?? null
    return (
      <ReadingSkeleton
        text={
          progress === null
            ? words.loading
            : words.progress(format.number(progress.done), total === null ? null : format.number(total))
        }
      />
    )
  }
  const save = onSavePreferences
  return (
    <div className="dia-journey-panel">
      <DNAHelix
        history={history}
        name={name}
        bases={dna.bases}
        at={at}
        onAtChange={setAt}
        other={other}
        onOpenEntry={onOpenEntry}
      />
      <CompareWith
        matrices={matrices}
        chosen={otherId === null ? null : otherName}
        isReading={otherId !== null && otherReading.isLoading}
        onChoose={setOtherId}
      />
      {otherReading.error && <ReadingFailure error={otherReading.error} onRetry={otherReading.retry} />}
      <DomainFingerprint fingerprint={fingerprint} />
      <InfluenceChart history={history} at={at} onOpenEntry={onOpenEntry} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div ref={settings} role="group" aria-label={apply.settingsTitle} tabIndex={-1}>
        <DNAInfluenceSettings
          history={history}
          preferences={parseDnaPreferences(dna.bases?.contentFlags)}
          onSave={save && ((preferences: DnaPreferences | null) => save(userId, preferences))}
        />
      </div>
    </div>
  )
}
