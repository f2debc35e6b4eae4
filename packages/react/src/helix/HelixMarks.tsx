import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import type { HelixRenderer } from './HelixContext.js'
import type { HelixGeometry } from './helixGeometry.js'
import { helixSvg, TOKEN_PALETTE } from './helixSvg.js'
import { paintHelix } from './paintHelix.js'
import { readPalette } from './readPalette.js'
import { useLookChanges } from './useLookChanges.js'

/** More marks than this are drawn on a canvas. */
const MOST_SVG_MARKS = 3000

/** Rungs and strands: SVG where they are few or on a server, else canvas. The pointer's mark is another layer. */
export function HelixMarks({ geometry, renderer }: { geometry: HelixGeometry; renderer: HelixRenderer }) {
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const isCanvas =
    isInBrowser && (renderer === 'canvas' || (renderer === 'auto' && geometry.marks.count > MOST_SVG_MARKS))
  return isCanvas ? <CanvasMarks geometry={geometry} /> : <SvgMarks geometry={geometry} />
}

function SvgMarks({ geometry }: { geometry: HelixGeometry }) {
  const id = useId().replaceAll(/[^\w-]/g, '')
  return (
    <svg
      className="dia-helix-marks"
      width={geometry.width}
      height={geometry.height}
      viewBox={`0 0 ${geometry.width} ${geometry.height}`}
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: numbers and tokens only, made by helixSvg
      dangerouslySetInnerHTML={{ __html: helixSvg(geometry, TOKEN_PALETTE, id) }}
    />
  )
}

function CanvasMarks({ geometry }: { geometry: HelixGeometry }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = useLookChanges(canvas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours are painted again
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const scale = globalThis.devicePixelRatio || 1
    element.width = Math.round(geometry.width * scale)
    element.height = Math.round(geometry.height * scale)
    paintHelix(context, geometry, readPalette(element), scale)
  }, [geometry, look])
  return (
    <canvas
      ref={canvas}
      className="dia-helix-marks"
      style={{ inlineSize: geometry.width, blockSize: geometry.height }}
    />
  )
}
