import { useMemo } from 'react'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'
import { HelixLayer } from './HelixLayer.js'
import { HelixMarks } from './HelixMarks.js'
import { HelixScrubber } from './HelixScrubber.js'
import { HelixTable } from './HelixTable.js'
import { helixLayout } from './helixLayout.js'
import { helixSentence } from './helixSentence.js'

/** The helix over its strip, or the ladder, with axis, scrubber and the layer that pointer and keyboard move in; or the table. */
export function HelixChart(props: { hasScrubber?: boolean | undefined }) {
  const { isMeasured, height, shown } = useHelix()
  return isMeasured || shown === 'table' ? (
    <MeasuredChart {...props} />
  ) : (
    <div className="dia-helix-plot" style={{ blockSize: height }} />
  )
}

function MeasuredChart({ hasScrubber = true }: { hasScrubber?: boolean | undefined }) {
  const { model, width, height, roll, shown, name, renderer, window } = useHelix()
  const messages = useMessages()
  const figures = useFigures()
  const format = useFormat()
  const layout = useMemo(() => helixLayout(model, { width, height }, roll), [model, width, height, roll])
  const { chart, strip } = layout
  const sentence = helixSentence(model, name, messages, figures, format)
  if (shown === 'table')
    return (
      <>
        <p className="dia-helix-sentence">{sentence}</p>
        <HelixTable />
      </>
    )
  const span = window.toMs - window.fromMs
  return (
    <figure className="dia-helix-figure" aria-label={sentence}>
      <div className="dia-helix-plot" style={{ blockSize: height }}>
        <svg className="dia-helix-axis" width={width} height={height} aria-hidden="true">
          {chart.ticks.map(({ timeMs, x }) => (
            <g key={timeMs} transform={`translate(${x.toFixed(1)} 0)`}>
              <line y1={chart.plot.y} y2={layout.bottom + 4} />
              <text y={height - 6} textAnchor="middle">
                {figures.tick(timeMs, span)}
              </text>
            </g>
          ))}
          {chart.shareTicks.map(({ share, y }) => (
            <g key={y} transform={`translate(0 ${y.toFixed(1)})`}>
              <line x1={chart.plot.x} x2={chart.plot.x + chart.plot.width} />
              <text x={chart.plot.x + 2} y={-3}>
                {share > 0 && figures.share(share)}
              </text>
            </g>
          ))}
          {strip && (
            <text x={strip.plot.x} y={strip.plot.y - 5}>
              {messages.helix.strip}
            </text>
          )}
        </svg>
        <HelixMarks layout={layout} renderer={renderer} />
        <HelixLayer layout={layout} />
      </div>
      {hasScrubber && <HelixScrubber geometry={chart} />}
      <figcaption className="dia-helix-sentence">{sentence}</figcaption>
    </figure>
  )
}
