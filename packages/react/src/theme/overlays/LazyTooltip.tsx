import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useLazy } from './useLazy.js'

const DELAY_MS = 400
const loadFrame = () => import('./TooltipFrame.js').then((module) => ({ Frame: module.default }))

interface Described {
  onPointerEnter?(): void
  onPointerLeave?(): void
  onFocus?(): void
  onBlur?(): void
  onKeyDown?(event: { readonly key: string }): void
}

/** A word of explanation for an element, shown when it is pointed at or focused for a while; Escape takes it away. */
export function LazyTooltip({ text, children }: { text: ReactNode; children: ReactElement<Described> }) {
  const [isShown, setShown] = useState(false)
  const anchor = useRef<HTMLSpanElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { loaded, fetch } = useLazy(useCallback(loadFrame, []))
  const show = () => {
    fetch()
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(true), DELAY_MS)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <span ref={anchor} className="dia-tooltip-anchor">
      {cloneElement(children, {
        onPointerEnter: show,
        onPointerLeave: hide,
        onFocus: show,
        onBlur: hide,
        onKeyDown: (event) => {
          if (event.key === 'Escape') hide()
        },
      })}
      {isShown && loaded && <loaded.Frame anchor={anchor}>{text}</loaded.Frame>}
    </span>
  )
}
