import type { UserDna } from '@dia/core/identity'
import { useState } from 'react'
import { useFormat, useMessages } from '../provider/index.js'
import { SwitchGroup } from '../theme/SwitchGroup.js'
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
        <SwitchGroup
          label={words.title}
          options={[
            { id: 'chart', text: words.asChart },
            { id: 'table', text: words.asTable },
          ]}
          chosen={view}
          onChoose={setView}
        />
        {view === 'chart' ? <EvidenceChart dna={dna} /> : <EvidenceTable dna={dna} />}
      </div>
    </div>
  )
}
