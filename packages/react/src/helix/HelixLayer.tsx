import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useFigures } from '../dna/useFigures.js'
import { useMessages } from '../provider/index.js'
import { describeRung } from './describeRung.js'
import { useHelix } from './HelixContext.js'
import { HelixTooltip } from './HelixTooltip.js'
import type { HelixGeometry } from './helixGeometry.js'
import type { HelixLayout } from './helixLayout.js'
import { firstFrom, type HelixRungs } from './helixRungs.js'
import { nearestRung } from './nearestRung.js'
import { rungAfterKey } from './rungAfterKey.js'
import { zoomWindow } from './zoomWindow.js'

const LEAST_BRUSH_PX = 6

/**
 * What moves over the marks without drawing them again: the moment, the brush, and one button that stands on the rung
 * under the pointer or the focus, with its tooltip.
 */
export function HelixLayer({ layout }: { layout: HelixLayout }) {
  const { chart: geometry, strip, bottom } = layout
  const helix = useHelix()
  const { model, pinned, setPinned, movements, atMs, window, whole, setWindow, keptMs } = helix
  const messages = useMessages()
  const figures = useFigures()
  const layer = useRef<HTMLDivElement>(null)
  const [brush, setBrush] = useState<readonly [from: number, to: number] | null>(null)
  const [isFocused, setFocused] = useState(false)
  const { rungs } = model
  const [active, setActive] = useActiveRung(rungs)

  const pinnedRung = pinned === null ? null : rungOf(rungs, pinned)
  const settled = Math.max(0, Math.min(rungs.count, firstFrom(rungs.times, atMs + 1)) - 1)
  const rung = active ?? pinnedRung ?? settled
  const isShown = active !== null || isFocused
  const described = rungs.count === 0 ? null : describeRung(model, rung, movements, messages, figures)

  const placeOf = (event: PointerEvent) => {
    const box = layer.current?.getBoundingClientRect()
    return event.clientX - (box?.left ?? 0)
  }
  const pin = () => setPinned(rungs.peaks[rung] ?? null)
  const zoom = (factor: number) => {
    const middle = rungs.times[rung] ?? atMs
    setWindow(zoomWindow(window, whole, factor, middle))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rungAfterKey(event.key, rung, rungs.count - 1)
    if (next !== null) setActive(next)
    else if (event.key === '+' || event.key === '=') zoom(0.5)
    else if (event.key === '-') zoom(2)
    else if (event.key === 'Escape') {
      setActive(null)
      setPinned(null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const x = geometry.rungX[rung] ?? 0
  const top = geometry.rungTop[rung] ?? 0
  const length = Math.max((geometry.rungBottom[rung] ?? 0) - top, 8)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way; the button in it is the keyboard's
    <div
      ref={layer}
      className="dia-helix-layer"
      onPointerMove={(event) => {
        const place = placeOf(event)
        if (brush) setBrush([brush[0], place])
        setActive(nearestRung(geometry.rungX, place))
      }}
      onPointerLeave={() => !brush && setActive(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setBrush([placeOf(event), placeOf(event)])
      }}
      onPointerUp={() => {
        if (brush && Math.abs(brush[1] - brush[0]) >= LEAST_BRUSH_PX) {
          const [from, to] = [Math.min(...brush), Math.max(...brush)].map(geometry.timeAt) as [number, number]
          setWindow(zoomWindow({ fromMs: from, toMs: to }, whole, 1, (from + to) / 2))
        } else if (brush && active !== null) pin()
        setBrush(null)
      }}
      onPointerCancel={() => setBrush(null)}
      onDoubleClick={() => setWindow(whole)}
    >
      <svg className="dia-helix-over" width={geometry.width} height={geometry.height} aria-hidden="true">
        <MomentLine geometry={geometry} timeMs={atMs} kind="moment" />
        {keptMs !== null && <MomentLine geometry={geometry} timeMs={keptMs} kind="kept" />}
        {atMs < window.toMs && (
          <rect
            className="dia-helix-veil"
            x={Math.max(geometry.momentX, geometry.plot.x)}
            y={geometry.plot.y}
            width={Math.max(
              0,
              geometry.plot.x + geometry.plot.width - Math.max(geometry.momentX, geometry.plot.x),
            )}
            height={bottom - geometry.plot.y}
          />
        )}
        {brush && Math.abs(brush[1] - brush[0]) >= LEAST_BRUSH_PX && (
          <rect
            className="dia-helix-brush"
            x={Math.min(...brush)}
            y={geometry.plot.y}
            width={Math.abs(brush[1] - brush[0])}
            height={bottom - geometry.plot.y}
          />
        )}
        {pinnedRung !== null && (
          <line
            className="dia-helix-pin"
            x1={geometry.rungX[pinnedRung]}
            x2={geometry.rungX[pinnedRung]}
            y1={geometry.plot.y}
            y2={bottom}
          />
        )}
        {strip && isShown && (
          <rect
            className="dia-helix-strip-mark"
            x={x - 5}
            y={strip.plot.y - 2}
            width={10}
            height={strip.plot.height + 4}
            rx={3}
          />
        )}
      </svg>
      {described && (
        <button
          type="button"
          className="dia-helix-mark"
          data-shown={isShown}
          aria-label={described.sentence}
          aria-description={messages.helix.chartHint}
          style={{ insetInlineStart: x - 7, insetBlockStart: top - 3, inlineSize: 14, blockSize: length + 6 }}
          onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
          onBlur={() => {
            setFocused(false)
            setActive(null)
          }}
          onKeyDown={onKeyDown}
          onClick={pin}
        />
      )}
      <div className="dia-visually-hidden" aria-live="polite">
        {isFocused && active !== null ? described?.sentence : ''}
      </div>
      {described && isShown && (
        <HelixTooltip described={described} x={x} top={top} bottom={top + length} width={geometry.width} />
      )}
    </div>
  )
}

/** The rung under the pointer or the focus. It is known here alone, so that a pointer's move renders nothing else. */
function useActiveRung(rungs: HelixRungs): [number | null, (rung: number | null) => void] {
  const [{ of, rung }, setState] = useState<{ of: HelixRungs; rung: number | null }>({
    of: rungs,
    rung: null,
  })
  const setRung = (next: number | null) =>
    setState((before) => (before.of === rungs && before.rung === next ? before : { of: rungs, rung: next }))
  return [of === rungs ? rung : null, setRung]
}

function MomentLine({
  geometry,
  timeMs,
  kind,
}: {
  geometry: HelixGeometry
  timeMs: number
  kind: 'moment' | 'kept'
}) {
  const x = geometry.xOf(timeMs)
  if (x < geometry.plot.x - 1 || x > geometry.plot.x + geometry.plot.width + 1) return null
  return (
    <g className="dia-helix-moment" data-kind={kind} transform={`translate(${x.toFixed(1)} 0)`}>
      <line y1={6} y2={geometry.height - 18} />
      <circle cy={6} r={4} />
    </g>
  )
}

function rungOf({ first, last }: HelixRungs, event: number): number | null {
  const rung = first.findIndex((from, i) => from <= event && event < (last[i] ?? 0))
  return rung < 0 ? null : rung
}
