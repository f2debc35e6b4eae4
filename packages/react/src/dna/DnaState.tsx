import type { UserDna } from '@dia/core/identity'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useFormat, useMessages } from '../provider/index.js'
import { RelativeTime } from '../time/index.js'
import { EvidenceChart } from './EvidenceChart.js'
import { EvidenceTable } from './EvidenceTable.js'

/** How much evidence stands behind a user's DNA: overall, and per domain as chart or table. */
export function DnaState({ dna }: { dna: NonNullable<UserDna['dna']> }) {
  const { dna: words } = useMessages()
  const format = useFormat()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  return (
    <div className="dia-dna">
      <dl className="dia-facts dia-dna-facts">
        <div className="dia-dna-overall">
          <dt title={words.confidenceHint}>{words.confidence}</dt>
          <dd className="dia-figure" data-testid="dna-confidence">
            {format.percent(dna.confidence)}
          </dd>
        </div>
        <div>
          <dt title={words.maturityHint}>{words.maturity}</dt>
          <dd>{format.percent(dna.maturity)}</dd>
        </div>
        <div>
          <dt>{words.interactions}</dt>
          <dd>{format.number(dna.interactionCount)}</dd>
        </div>
        <div>
          <dt>{words.lastEvent}</dt>
          <dd>{dna.lastEventAt ? <RelativeTime time={dna.lastEventAt} /> : words.noEvent}</dd>
        </div>
        <div>
          <dt>{words.initialised}</dt>
          <dd>
            <RelativeTime time={dna.initialisedAt} />
          </dd>
        </div>
        <div>
          <dt>{words.model}</dt>
          <dd>
            <code>{dna.model}</code>
          </dd>
        </div>
      </dl>
      <div className="dia-dna-evidence">
        <ToggleButtonGroup
          className="dia-switch"
          aria-label={words.title}
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={(keys) => setView(keys.has('table') ? 'table' : 'chart')}
        >
          <ToggleButton id="chart">{words.asChart}</ToggleButton>
          <ToggleButton id="table">{words.asTable}</ToggleButton>
        </ToggleButtonGroup>
        {view === 'chart' ? <EvidenceChart dna={dna} /> : <EvidenceTable dna={dna} />}
      </div>
    </div>
  )
}
