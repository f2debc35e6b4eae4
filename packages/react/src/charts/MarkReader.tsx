import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { type ChartMark, markAfterKey, nearestMark } from './chartMarks.js'

/**
 * A drawing whose marks are read one after the other: the one that is pointed at, or that the arrow keys, Home and End
 * have reached. Pointer and focus have one place and one text; Escape takes it away.
 */
export function MarkReader({
  label,
  marks,
  isVertical = false,
  children,
}: {
  label: string
  /** In the order of the axis. */
  marks: readonly ChartMark[]
  /** Marks lie beneath each other. */
  isVertical?: boolean
  children: ReactNode
}) {
  const [at, setAt] = useState(0)
  const [isShown, setShown] = useState(false)
  const mark = marks[Math.min(at, marks.length - 1)]
  if (mark === undefined) return children
  const show = (next: number) => {
    setAt(next)
    setShown(true)
  }
  const point = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const across = (clientX - left) / width
    const isMirrored = getComputedStyle(currentTarget).direction === 'rtl'
    show(nearestMark(marks, isVertical ? (clientY - top) / height : isMirrored ? 1 - across : across))
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && isShown) {
      event.stopPropagation()
      return setShown(false)
    }
    const next = markAfterKey(event.key, at, marks.length, {
      isMirrored: !isVertical && getComputedStyle(event.currentTarget).direction === 'rtl',
    })
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    show(next)
  }
  const place = { '--dia-mark': mark.at, '--dia-mark-off': mark.off } as CSSProperties
  return (
    <div className="dia-marks" data-vertical={isVertical || undefined}>
      {children}
      <div
        className="dia-marks-reader"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-readonly="true"
        aria-orientation={isVertical ? 'vertical' : 'horizontal'}
        aria-valuemin={1}
        aria-valuemax={marks.length}
        aria-valuenow={Math.min(at, marks.length - 1) + 1}
        aria-valuetext={mark.text}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setShown(false)}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={press}
      />
      {isShown && (
        <div className="dia-mark" aria-hidden="true" style={place}>
          {mark.off !== undefined && <span className="dia-mark-dot" />}
          <span className="dia-mark-tip" data-past-half={mark.at > 0.5 || undefined}>
            {mark.text}
          </span>
        </div>
      )}
    </div>
  )
}
