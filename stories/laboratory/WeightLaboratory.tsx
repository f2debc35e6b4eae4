import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { ChangeCards } from './ChangeCards.js'
import { ChangeTable } from './ChangeTable.js'
import { EventWeightSliders, eventTypesOf } from './EventWeightSliders.js'
import { figures } from './figures.js'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import { PreferenceSliders } from './PreferenceSliders.js'
import { summarySentence } from './summarySentence.js'
import { useLaboratory } from './useLaboratory.js'
import './WeightLaboratory.css'

/** Moves the weights, and shows what becomes of one user's DNA from the same history. */
export function WeightLaboratory({ history, who }: { history: LaboratoryHistory; who: string }) {
  const { settings, setSettings, comparison, milliseconds, isChanged, reset } = useLaboratory(history)
  const [eventType, setEventType] = useState(() => eventTypesOf(history)[0]?.[0] ?? 'player.track_played')
  const [view, setView] = useState<'chart' | 'table'>('chart')
  return (
    <section className="dia-root laboratory" aria-labelledby="laboratory-title">
      <header className="laboratory-head">
        <div>
          <h2 className="dia-title" id="laboratory-title">
            Weight laboratory
          </h2>
          <p className="dia-muted">
            {who}; {figures.count(history.interactions.length)} interactions, mirrored anew in{' '}
            {figures.milliseconds(milliseconds)}
          </p>
        </div>
        <span className="dia-spacer" />
        <ToggleButtonGroup
          className="dia-switch"
          aria-label="Change of the DNA"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={(keys) => setView(keys.has('table') ? 'table' : 'chart')}
        >
          <ToggleButton id="chart">Chart</ToggleButton>
          <ToggleButton id="table">Table</ToggleButton>
        </ToggleButtonGroup>
        <Button className="dia-button" isDisabled={!isChanged} onPress={reset}>
          Reset
        </Button>
      </header>
      <output className="laboratory-summary" aria-label="Summary">
        {summarySentence(comparison)}
      </output>
      <div className="laboratory-bench">
        <div className="laboratory-controls">
          <EventWeightSliders
            history={history}
            eventType={eventType}
            settings={settings}
            onEventType={setEventType}
            onChange={setSettings}
          />
          <PreferenceSliders origin={history.preferences} settings={settings} onChange={setSettings} />
        </div>
        <div className="laboratory-result">
          <h3 className="dia-section-title">The DNA, against the one under the catalogue’s weights</h3>
          {view === 'chart' ? (
            <ChangeCards comparison={comparison} />
          ) : (
            <ChangeTable comparison={comparison} />
          )}
          {view === 'chart' && (
            <p className="laboratory-legend" aria-hidden="true">
              <span className="laboratory-legend-before" /> as it stands
              <span className="laboratory-legend-after" /> under these weights
              <span className="laboratory-legend-distance" /> delta norm
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
