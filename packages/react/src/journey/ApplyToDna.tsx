import type { DiaError } from '@dia/core/errors'
import type { DnaHistory } from '@dia/core/history'
import { useCallback, useState } from 'react'
import { DifferenceTable } from '../dna/DifferenceTable.js'
import { useSliced } from '../dna/useSliced.js'
import { errorText } from '../messages/errorText.js'
import { useFormat, useMessages } from '../provider/index.js'
import { asDiaError } from '../reading/asDiaError.js'
import { ReadingFailure } from '../reading/ReadingState.js'
import { SwitchGroup } from '../theme/SwitchGroup.js'
import type { JourneyPorts } from './JourneyContext.js'
import type { JourneyRow } from './journeyRows.js'
import { type ApplyMode, previewApply } from './previewApply.js'
import { TryThenWrite } from './TryThenWrite.js'

/** Before and after one interaction, or without it or its artist; nothing is written until that is confirmed. */
export function ApplyToDna({
  history,
  interaction,
  userId,
  actions,
  onApply,
  onWritten,
  onClose,
}: Pick<JourneyPorts, 'actions' | 'onApply'> & {
  onWritten?: (() => void) | undefined
  history: DnaHistory | null
  interaction: JourneyRow
  userId: string
  onClose(): void
}) {
  const { apply: words, helix, states } = useMessages()
  const format = useFormat()
  const [chosen, setMode] = useState<ApplyMode>('apply')
  const [written, setWritten] = useState<'no' | 'writing' | 'yes' | DiaError>('no')
  const { decision } = interaction
  const canLeaveOut = decision !== null && decision.skipReason === null
  const modes: readonly ApplyMode[] = [
    'apply',
    ...(canLeaveOut ? (['without'] as const) : []),
    ...(canLeaveOut && decision.artistId !== null ? (['withoutArtist'] as const) : []),
  ]
  const mode = modes.includes(chosen) ? chosen : 'apply'
  const { value, error, isReckoning } = useSliced(
    useCallback(
      function* preview() {
        return { mode, made: history === null ? null : yield* previewApply(history, interaction, mode) }
      },
      [history, interaction, mode],
    ),
  )
  const what = helix.rung(
    helix.eventType(interaction.interaction_type),
    interaction.entity_name ?? helix.unknownEntity,
  )
  const made = value?.made ?? null
  const wrote = () => {
    setWritten('yes')
    onWritten?.()
  }
  const confirm = () => {
    if (onApply === undefined || made === null) return
    setWritten('writing')
    const entryIds = made.mode === 'apply' ? (decision ? [decision.id] : []) : made.leftOut
    onApply({ userId, kind: made.mode === 'apply' ? 'apply' : 'without', entryIds }).then(
      () => setWritten('yes'),
      (error: unknown) => setWritten(asDiaError(error)),
    )
  }
  return (
    <section className="dia-apply" aria-label={words.title}>
      <header className="dia-helix-toolbar">
        <strong>{words.title}</strong>
        <SwitchGroup
          label={words.mode}
          options={modes.map((id) => ({ id, text: words[id] }))}
          chosen={mode}
          onChoose={(next) => {
            setMode(next)
            setWritten('no')
          }}
        />
        <span className="dia-spacer" />
        <button type="button" className="dia-button" onClick={onClose}>
          {words.close}
        </button>
      </header>
      <p className="dia-muted">
        {mode === 'apply'
          ? words.applyHint(what)
          : mode === 'without'
            ? words.withoutHint(what)
            : words.withoutArtistHint(
                decision?.artistName ?? decision?.artistId ?? '',
                format.number(made?.leftOut.length ?? 0),
              )}
      </p>
      {error !== null ? (
        <ReadingFailure error={error} />
      ) : value === null || (isReckoning && value.mode !== mode) ? (
        <p role="status">{words.reckoning}</p>
      ) : made === null ? (
        <p className="dia-muted">{words.noVector}</p>
      ) : (
        <DifferenceTable
          difference={made}
          names={[words.before, words.after]}
          alpha={made.alpha ?? undefined}
        />
      )}
      <p className="dia-muted">
        {written === 'no' && words.nothingWritten}
        {written === 'writing' && words.confirming}
        {written === 'yes' && words.confirmed}
        {typeof written === 'object' && errorText(states, written)}
      </p>
      {actions && decision?.skipReason != null && mode === 'apply' && (
        <TryThenWrite
          action="reprocess"
          entryIds={[decision.id]}
          actions={actions}
          words={words.again}
          onWritten={wrote}
        />
      )}
      {actions && onApply === undefined && mode !== 'apply' && made !== null && made.mode === mode && (
        <TryThenWrite
          key={mode}
          action="exclude"
          entryIds={made.leftOut}
          actions={actions}
          words={mode === 'without' ? words.exclude : words.excludeArtist}
          onWritten={wrote}
        />
      )}
      {onApply && made !== null && written !== 'yes' && (
        <button
          type="button"
          className="dia-button dia-button-primary"
          disabled={written === 'writing'}
          onClick={confirm}
        >
          {words.confirm}
        </button>
      )}
    </section>
  )
}
