import { useFigures } from '../dna/useFigures.js'
import { useMessages } from '../provider/index.js'
import { useHelix } from './HelixContext.js'
import type { HelixGeometry } from './helixGeometry.js'

const STEPS = 500
const THUMB = 14

/** Moves the moment through the window that is shown; beneath it, zoomed, the window moves through the whole time. */
export function HelixScrubber({ geometry }: { geometry: HelixGeometry }) {
  const { atMs, setAt, window, whole, setWindow } = useHelix()
  const { helix: words } = useMessages()
  const figures = useFigures()
  const span = window.toMs - window.fromMs
  const track = {
    marginInlineStart: geometry.plot.x - THUMB / 2,
    inlineSize: geometry.plot.width + THUMB,
  }
  const isZoomed = span < whole.toMs - whole.fromMs
  const wholeSpan = whole.toMs - whole.fromMs
  return (
    <div className="dia-helix-scrubbers">
      <input
        type="range"
        className="dia-slider"
        aria-label={words.moment}
        aria-valuetext={figures.dayTime(atMs)}
        style={track}
        min={0}
        max={STEPS}
        step="any"
        value={Math.min(Math.max(((atMs - window.fromMs) / span) * STEPS, 0), STEPS)}
        onKeyDown={(event) => {
          const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }
          const step = steps[event.key as keyof typeof steps]
          if (step === undefined) return
          event.preventDefault()
          setAt(Math.min(Math.max(atMs + (step * span) / 100, window.fromMs), window.toMs))
        }}
        onChange={(event) => setAt(Math.round(window.fromMs + (Number(event.target.value) / STEPS) * span))}
      />
      {isZoomed && (
        <div className="dia-helix-overview" style={track}>
          <span
            className="dia-helix-overview-window"
            style={{
              insetInlineStart: `${((window.fromMs - whole.fromMs) / wholeSpan) * 100}%`,
              inlineSize: `${(span / wholeSpan) * 100}%`,
            }}
          />
          {(['fromMs', 'toMs'] as const).map((end) => (
            <input
              key={end}
              type="range"
              className="dia-slider dia-slider-end"
              aria-label={end === 'fromMs' ? words.windowFrom : words.windowTo}
              aria-valuetext={figures.dayTime(window[end])}
              min={0}
              max={STEPS}
              value={((window[end] - whole.fromMs) / wholeSpan) * STEPS}
              step="any"
              onChange={(event) => {
                const moved = whole.fromMs + (Number(event.target.value) / STEPS) * wholeSpan
                const least = wholeSpan / 2000
                setWindow(
                  end === 'fromMs'
                    ? { fromMs: Math.min(moved, window.toMs - least), toMs: window.toMs }
                    : { fromMs: window.fromMs, toMs: Math.max(moved, window.fromMs + least) },
                )
              }}
            />
          ))}
        </div>
      )}
    </div>
  )
}
