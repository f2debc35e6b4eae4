import { type RefObject, useEffect, useRef } from 'react'

/** What is typed into or chosen, before what only acts. */
const CONTROLS = ['input, select, textarea, [role=spinbutton]', 'button, a[href], [tabindex]']

/** Gives the focus to an overlay's first control, as soon as it is there: what is inside may still be fetched. */
export function useFirstControlFocus(): RefObject<HTMLElement | null> {
  const overlay = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const element = overlay.current
    if (!element) return
    const hasFocused = () => {
      const focused = element.ownerDocument.activeElement
      if (focused !== element && element.contains(focused)) return true
      const first = firstControl(element)
      first?.focus({ preventScroll: true })
      return first !== undefined
    }
    if (hasFocused()) return
    const observer = new MutationObserver(() => {
      if (hasFocused()) observer.disconnect()
    })
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return overlay
}

function firstControl(element: HTMLElement): HTMLElement | undefined {
  const controls = CONTROLS.flatMap((selector) => [...element.querySelectorAll<HTMLElement>(selector)])
  return controls.find(
    (control) =>
      control.tabIndex >= 0 && !control.matches(':disabled') && control.getClientRects().length > 0,
  )
}
