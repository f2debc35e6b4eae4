import type { ReactNode } from 'react'
import { useMessages } from '../provider/index.js'
import type { HealthState } from './healthTiles.js'
import { SEVERITY_GLYPHS } from './severityGlyphs.js'

const SIZE = { width: 120, height: 24 }

/** One figure with its state where it can have one, what it means, and its last day. */
export function HealthTile({
  name,
  value,
  hint,
  state,
  spark,
  sparkLabel,
}: {
  name: string
  value: ReactNode
  hint: ReactNode
  state?: HealthState
  spark?: string | undefined
  sparkLabel?: string | undefined
}) {
  const { health: words } = useMessages()
  return (
    <div className="dia-tile" data-state={state}>
      <dt>
        {name}
        {state && (
          <span className="dia-tile-state">
            <span aria-hidden="true">{SEVERITY_GLYPHS[state]}</span> {words.severities[state]}
          </span>
        )}
      </dt>
      <dd>
        <span className="dia-figure">{value}</span>
        <span className="dia-muted">{hint}</span>
        {spark && (
          <svg
            role="img"
            aria-label={sparkLabel}
            viewBox={`0 -1 ${SIZE.width} ${SIZE.height + 2}`}
            preserveAspectRatio="none"
          >
            <path d={spark} vectorEffect="non-scaling-stroke" />
          </svg>
        )}
      </dd>
    </div>
  )
}

export { SIZE as SPARK_SIZE }
