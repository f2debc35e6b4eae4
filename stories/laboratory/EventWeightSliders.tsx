import { getInfluenceWeights } from '@dia/core/influence'
import { DOMAIN_WORDS } from './domainWords.js'
import { figures } from './figures.js'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import { catalogueWeights, type LaboratorySettings, weightsOf, withWeight } from './LaboratorySettings.js'
import { WeightSlider } from './WeightSlider.js'

interface EventWeightSlidersProps {
  readonly history: LaboratoryHistory
  readonly eventType: string
  readonly settings: LaboratorySettings
  onEventType(eventType: string): void
  onChange(settings: LaboratorySettings): void
}

/** The weights of one event type of the history. */
export function EventWeightSliders({
  history,
  eventType,
  settings,
  onEventType,
  onChange,
}: EventWeightSlidersProps) {
  const types = eventTypesOf(history)
  const weights = weightsOf(settings, eventType)
  const origin = catalogueWeights(eventType)
  const { valence } = getInfluenceWeights(eventType)
  return (
    <fieldset className="laboratory-group">
      <legend>Event type</legend>
      <select
        className="dia-input"
        aria-label="Event type"
        value={eventType}
        onChange={(event) => onEventType(event.target.value)}
      >
        {types.map(([type, count]) => (
          <option key={type} value={type}>
            {`${type} (${figures.count(count)})`}
          </option>
        ))}
      </select>
      <p className="dia-muted">
        {valence > 0 ? 'Pulls toward the entity' : `Pushes away, valence −${-valence}`}
        {settings.weights[eventType] ? '; changed here' : ''}
      </p>
      {DOMAIN_WORDS.map(({ domain, name }) => (
        <WeightSlider
          key={domain}
          label={name}
          what="weight"
          domain={domain}
          range={[0, 1, 0.01]}
          value={weights[domain]}
          origin={origin[domain]}
          onChange={(value) => onChange(withWeight(settings, eventType, domain, value))}
        />
      ))}
      <WeightSlider
        label="Base intensity"
        what="of the event"
        range={[0, 1, 0.01]}
        value={weights.baseIntensity}
        origin={origin.baseIntensity}
        onChange={(value) => onChange(withWeight(settings, eventType, 'baseIntensity', value))}
      />
    </fieldset>
  )
}

/** The types of a history with how often they happened, most frequent first. */
export function eventTypesOf({ interactions }: LaboratoryHistory): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { eventType } of interactions) counts.set(eventType, (counts.get(eventType) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}
