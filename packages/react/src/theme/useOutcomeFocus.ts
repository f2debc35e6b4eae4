import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Gives the focus to what says how some work goes, whenever its status becomes another: the button that had the focus
 * is gone then, and a dialog would give it to its first button, whatever that one does.
 */
export function useOutcomeFocus(status: string): RefObject<HTMLDivElement | null> {
  const outcome = useRef<HTMLDivElement | null>(null)
  const shown = useRef(status)
  useLayoutEffect(() => {
    if (shown.current !== status) outcome.current?.focus()
    shown.current = status
  }, [status])
  return outcome
}
