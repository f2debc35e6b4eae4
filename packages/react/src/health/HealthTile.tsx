import type { ReactNode } from 'react'
import type { ChartMark } from '../charts/chartMarks.js'
import { MarkReader } from '../charts/MarkReader.js'
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
}: {
  name: string
  value: ReactNode
  hint: ReactNode
  state?: HealthState
  spark?: { readonly d: string; readonly label: string; readonly marks: readonly Required<ChartMark>[] }
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
          <MarkReader
            label={spark.label}
            // The frame is a pixel higher than the line on both sides.
            marks={spark.marks.map((mark) => ({
              ...mark,
              off: (mark.off * SIZE.height + 1) / (SIZE.height + 2),
            }))}
          >
            <svg
              role="img"
              aria-label={spark.label}
              viewBox={`0 -1 ${SIZE.width} ${SIZE.height + 2}`}
              preserveAspectRatio="none"
            >
              <path d={spark.d} vectorEffect="non-scaling-stroke" />
            </svg>
          </MarkReader>
        )}
      </dd>
    </div>
  )
}

export { SIZE as SPARK_SIZE }
