import { DNA_DOMAINS } from '@dia/core/domains'
import type { DiaError } from '@dia/core/errors'
import type { DnaHistory } from '@dia/core/history'
import { DEFAULT_DNA_PREFERENCES, type DnaPreferences, INTERACTION_CONTEXTS } from '@dia/core/influence'
import { useDeferredValue, useMemo, useState } from 'react'
import { DifferenceTable } from '../dna/DifferenceTable.js'
import { trackInSteps } from '../dna/DnaTrack.js'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useSliced } from '../dna/useSliced.js'
import { errorText } from '../messages/errorText.js'
import { useFormat, useMessages } from '../provider/index.js'
import { asDiaError } from '../reading/asDiaError.js'
import { ReadingFailure } from '../reading/ReadingState.js'
import { Surface } from '../theme/index.js'
import { PreferenceSlider } from './PreferenceSlider.js'
import { previewPreferences } from './previewPreferences.js'

export interface DNAInfluenceSettingsProps {
  /** What the preview weighs. */
  readonly history: DnaHistory
  /** As they are saved. */
  readonly preferences: DnaPreferences
  /** Saves them, null for none at all; every other flag of the user stays. Without it they can only be tried. */
  readonly onSave?: ((preferences: DnaPreferences | null) => Promise<unknown>) | undefined
}

/** Multipliers and learning rate, with what they would make of the user's own history. */
export function DNAInfluenceSettings({ history, preferences, onSave }: DNAInfluenceSettingsProps) {
  const { apply: words, dna, states } = useMessages()
  const format = useFormat()
  const [saved, setSaved] = useState(preferences)
  const [draft, setDraft] = useState(preferences)
  const [saving, setSaving] = useState<'no' | 'saving' | 'saved' | DiaError>('no')
  const isChanged = !samePreferences(saved, draft)
  // Said and not disabled: a button that is disabled while it is pressed loses the focus.
  const canSave = isChanged && saving !== 'saving'
  const tried = useDeferredValue(draft)
  const preview = useSliced(
    useMemo(
      () =>
        samePreferences(saved, tried)
          ? null
          : function* preview() {
              return yield* previewPreferences(yield* trackInSteps(history), saved, tried)
            },
      [history, saved, tried],
    ),
  )
  const change = (part: Partial<DnaPreferences>) => {
    setSaving('no')
    setDraft((before) => ({ ...before, ...part }))
  }
  const save = () => {
    if (onSave === undefined || !canSave) return
    setSaving('saving')
    onSave(samePreferences(draft, DEFAULT_DNA_PREFERENCES) ? null : draft).then(
      () => {
        setSaved(draft)
        setSaving('saved')
      },
      (error: unknown) => setSaving(asDiaError(error)),
    )
  }
  return (
    <Surface className="dia-influence dia-settings">
      <div className="dia-helix-toolbar">
        <h3 className="dia-helix-title">{words.settingsTitle}</h3>
        <span className="dia-spacer" />
        <button
          type="button"
          className="dia-button"
          aria-disabled={samePreferences(draft, DEFAULT_DNA_PREFERENCES)}
          onClick={() => change(DEFAULT_DNA_PREFERENCES)}
        >
          {words.reset}
        </button>
        {onSave && (
          <button
            type="button"
            className="dia-button dia-button-primary"
            aria-disabled={!canSave}
            onClick={save}
          >
            {saving === 'saving' ? words.saving : words.save}
          </button>
        )}
      </div>
      <p className="dia-helix-sentence">{words.settingsHint}</p>
      <div className="dia-settings-grid">
        <div className="dia-settings-sliders">
          {DNA_DOMAINS.map((domain) => (
            <PreferenceSlider
              key={domain}
              label={words.multiplier(dna.domains[domain])}
              glyph={DOMAIN_GLYPHS[domain]}
              domain={domain}
              value={draft[`${domain}Multiplier`]}
              least={0}
              most={3}
              step={0.05}
              onChange={(value) => change({ [`${domain}Multiplier`]: value })}
            />
          ))}
          <PreferenceSlider
            label={words.learningRate}
            value={draft.learningRate}
            least={0.01}
            most={0.5}
            step={0.01}
            onChange={(learningRate) => change({ learningRate })}
          />
          <details>
            <summary>{words.contexts}</summary>
            {INTERACTION_CONTEXTS.map((context) => (
              <PreferenceSlider
                key={context}
                label={words.context[context]}
                value={draft.contextMultipliers[context]}
                least={0}
                most={3}
                step={0.05}
                onChange={(value) =>
                  change({ contextMultipliers: { ...draft.contextMultipliers, [context]: value } })
                }
              />
            ))}
          </details>
        </div>
        <div>
          <p className="dia-section-title">{words.preview}</p>
          {preview.error && <ReadingFailure error={preview.error} />}
          {isChanged && preview.value ? (
            <DifferenceTable difference={preview.value} names={[words.before, words.after]} />
          ) : (
            <p className="dia-muted">{isChanged ? words.reckoning : words.unchanged}</p>
          )}
          <p className="dia-helix-sentence">
            {words.previewHint(
              format.number(history.items.filter(({ skipReason }) => skipReason === null).length),
            )}
          </p>
          <p role="status" className="dia-helix-sentence">
            {saving === 'saved' && words.saved}
            {typeof saving === 'object' && errorText(states, saving)}
          </p>
        </div>
      </div>
    </Surface>
  )
}

function samePreferences(a: DnaPreferences, b: DnaPreferences): boolean {
  return (
    DNA_DOMAINS.every((domain) => a[`${domain}Multiplier`] === b[`${domain}Multiplier`]) &&
    a.learningRate === b.learningRate &&
    INTERACTION_CONTEXTS.every((context) => a.contextMultipliers[context] === b.contextMultipliers[context])
  )
}
