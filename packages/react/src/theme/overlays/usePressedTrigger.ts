import { type RefObject, useEffect, useRef } from 'react'

/**
 * An overlay takes the press beside it, which closes it. Returns what to call once it is closed: it opens the overlay
 * whose trigger was pressed then, so that nobody has to press it twice.
 */
export function usePressedTrigger(own: RefObject<HTMLElement | null>): () => void {
  const pressed = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const press = (event: PointerEvent) => {
      const isInside = (event.target as Element).closest('.dia-popover') !== null
      pressed.current = isInside || own.current === null ? null : triggerAt(own.current, event)
    }
    const type = () => {
      pressed.current = null
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('keydown', type, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('keydown', type, true)
    }
  }, [own])
  return () => {
    const trigger = pressed.current
    if (!trigger) return
    // Only after the overlay has gone does it let the focus go.
    setTimeout(() => {
      trigger.focus()
      trigger.click()
    })
  }
}

/** Another trigger at a point; what an overlay lies over is inert, so that the page itself finds nothing there. */
function triggerAt(own: HTMLElement, { clientX, clientY }: PointerEvent): HTMLElement | null {
  const root = own.getRootNode() as Document | ShadowRoot
  for (const trigger of root.querySelectorAll<HTMLElement>('[aria-haspopup]:not([role=grid] *)')) {
    const { left, right, top, bottom } = trigger.getBoundingClientRect()
    const isThere = clientX >= left && clientX < right && clientY >= top && clientY < bottom
    if (isThere && trigger !== own) return trigger
  }
  return null
}
