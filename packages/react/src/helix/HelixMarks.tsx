import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import type { HelixRenderer } from './HelixContext.js'
import type { HelixLayout } from './helixLayout.js'
import { helixSvg, TOKEN_PALETTE } from './helixSvg.js'
import { paintHelix } from './paintHelix.js'
import { readPalette } from './readPalette.js'
import { useLookChanges } from './useLookChanges.js'

/** More marks than this are drawn on a canvas. */
const MOST_SVG_MARKS = 3000

/** Rungs and strands: SVG where they are few or on a server, else canvas. The pointer's mark is another layer. */
export function HelixMarks({ layout, renderer }: { layout: HelixLayout; renderer: HelixRenderer }) {
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const isCanvas =
    isInBrowser &&
    (renderer === 'canvas' || (renderer === 'auto' && layout.chart.marks.count > MOST_SVG_MARKS))
  return isCanvas ? <CanvasMarks layout={layout} /> : <SvgMarks layout={layout} />
}

function SvgMarks({ layout }: { layout: HelixLayout }) {
  const { chart } = layout
  const id = useId().replaceAll(/[^\w-]/g, '')
  return (
    <svg
      className="dia-helix-marks"
      width={chart.width}
      height={chart.height}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: numbers and tokens only, made by helixSvg
      dangerouslySetInnerHTML={{ __html: helixSvg(layout, TOKEN_PALETTE, id) }}
    />
  )
}

function CanvasMarks({ layout }: { layout: HelixLayout }) {
  const { chart, strip } = layout
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = useLookChanges(canvas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours are painted again
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const scale = globalThis.devicePixelRatio || 1
    element.width = Math.round(chart.width * scale)
    element.height = Math.round(chart.height * scale)
    const palette = readPalette(element)
    paintHelix(context, chart, palette, scale)
    if (strip) paintHelix(context, strip, palette, scale)
  }, [chart, strip, look])
  return (
    <canvas
      ref={canvas}
      className="dia-helix-marks"
      style={{ inlineSize: chart.width, blockSize: chart.height }}
    />
  )
}
