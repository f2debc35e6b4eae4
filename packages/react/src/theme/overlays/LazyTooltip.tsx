import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useLazy } from './useLazy.js'

const DELAY_MS = 400
const loadFrame = () => import('./TooltipFrame.js').then((module) => ({ Frame: module.default }))

interface Described {
  'aria-describedby'?: string
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
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { loaded, fetch } = useLazy(useCallback(loadFrame, []))
  const show = () => {
    fetch()
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(true), DELAY_MS)
  }
  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setShown(false)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <span ref={anchor} className="dia-tooltip-anchor">
      {cloneElement(children, {
        ...(isShown && loaded ? { 'aria-describedby': id } : {}),
        onPointerEnter: show,
        onPointerLeave: hide,
        onFocus: show,
        onBlur: hide,
        onKeyDown: (event) => {
          if (event.key === 'Escape') hide()
        },
      })}
      {isShown && loaded && (
        <loaded.Frame id={id} anchor={anchor} onClose={hide}>
          {text}
        </loaded.Frame>
      )}
    </span>
  )
}
