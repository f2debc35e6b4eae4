import type { DnaPreferences } from '@dia/core/influence'
import { DOMAIN_WORDS } from './domainWords.js'
import { type LaboratorySettings, withPreference } from './LaboratorySettings.js'
import { WeightSlider } from './WeightSlider.js'

interface PreferenceSlidersProps {
  readonly origin: DnaPreferences
  readonly settings: LaboratorySettings
  onChange(settings: LaboratorySettings): void
}

/** The user's multipliers and learning rate, which weigh every interaction. */
export function PreferenceSliders({ origin, settings, onChange }: PreferenceSlidersProps) {
  return (
    <fieldset className="laboratory-group">
      <legend>The user’s preferences</legend>
      {DOMAIN_WORDS.map(({ domain, name }) => (
        <WeightSlider
          key={domain}
          label={name}
          what="multiplier"
          domain={domain}
          range={[0, 3, 0.05]}
          value={settings.preferences[`${domain}Multiplier`]}
          origin={origin[`${domain}Multiplier`]}
          onChange={(value) => onChange(withPreference(settings, `${domain}Multiplier`, value))}
        />
      ))}
      <WeightSlider
        label="Learning rate"
        what="of the user"
        range={[0.01, 0.5, 0.01]}
        value={settings.preferences.learningRate}
        origin={origin.learningRate}
        onChange={(value) => onChange(withPreference(settings, 'learningRate', value))}
      />
    </fieldset>
  )
}
