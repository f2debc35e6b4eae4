import { useLayoutEffect, useRef } from 'react'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useFigures } from '../dna/useFigures.js'
import { useMessages } from '../provider/index.js'
import type { RungDescription } from './describeRung.js'
import { useHelix } from './HelixContext.js'

const WIDTH = 300

/** What the mark says, beside it; the mark's own name says the same, so it is hidden from screen readers. */
export function HelixTooltip({
  described,
  x,
  top,
  bottom,
  width,
}: {
  described: RungDescription
  x: number
  top: number
  bottom: number
  width: number
}) {
  const { model, height } = useHelix()
  const { helix: words } = useMessages()
  const figures = useFigures()
  const isBelow = top < height / 2 && bottom < height * 0.72
  const start = Math.min(Math.max(x - WIDTH / 2, 0), Math.max(width - WIDTH, 0))
  const tooltip = useRef<HTMLDivElement>(null)
  // Asks for its height, so that it is laid out now, between two frames: what is left for the next one is to paint it.
  useLayoutEffect(() => void tooltip.current?.offsetHeight)
  return (
    <div
      ref={tooltip}
      className="dia-helix-tooltip"
      aria-hidden="true"
      style={{
        insetInlineStart: start,
        inlineSize: Math.min(WIDTH, width),
        ...(isBelow ? { insetBlockStart: bottom + 10 } : { insetBlockEnd: height - top + 10 }),
      }}
    >
      <p className="dia-helix-tooltip-time">{described.time}</p>
      <p className="dia-helix-tooltip-title">{described.title}</p>
      <ul>
        {described.domains.map(({ domain, alpha, delta, share }) => (
          <li key={domain} data-domain={domain}>
            <span className="dia-glyph">{DOMAIN_GLYPHS[domain]}</span>
            <span>{words.alpha(alpha)}</span>
            <span>{words.delta(delta)}</span>
            <span>{share}</span>
          </li>
        ))}
      </ul>
      <p>
        {described.direction === 'push' && `${words.pushLegend} · `}
        {described.share === null
          ? words.later
          : words.shareNow(described.share, figures.dayTime(model.moment.atMs))}
      </p>
    </div>
  )
}
