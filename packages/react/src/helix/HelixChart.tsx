import { useMemo } from 'react'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'
import { HelixLayer } from './HelixLayer.js'
import { HelixMarks } from './HelixMarks.js'
import { HelixScrubber } from './HelixScrubber.js'
import { HelixTable } from './HelixTable.js'
import { helixGeometry } from './helixGeometry.js'
import { helixSentence } from './helixSentence.js'

/** The helix or its ladder with axis, scrubber and the layer that the pointer and the keyboard move in; or its table. */
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
  const geometry = useMemo(() => helixGeometry(model, { width, height }, roll), [model, width, height, roll])
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
          {geometry.ticks.map(({ timeMs, x }) => (
            <g key={timeMs} transform={`translate(${x.toFixed(1)} 0)`}>
              <line y1={geometry.plot.y} y2={geometry.plot.y + geometry.plot.height + 4} />
              <text y={height - 6} textAnchor="middle">
                {figures.tick(timeMs, span)}
              </text>
            </g>
          ))}
          {geometry.shareTicks.map(({ share, y }) => (
            <g key={y} transform={`translate(0 ${y.toFixed(1)})`}>
              <line x1={geometry.plot.x} x2={geometry.plot.x + geometry.plot.width} />
              <text x={geometry.plot.x + 2} y={-3}>
                {share > 0 && figures.share(share)}
              </text>
            </g>
          ))}
        </svg>
        <HelixMarks geometry={geometry} renderer={renderer} />
        <HelixLayer geometry={geometry} />
      </div>
      {hasScrubber && <HelixScrubber geometry={geometry} />}
      <figcaption className="dia-helix-sentence">{sentence}</figcaption>
    </figure>
  )
}
