import { useEffect, useRef, useState } from 'react'
import { prefersReducedMotion } from './prefersReducedMotion.js'

const MS = 200

/** How far the helix is unrolled, 0 to 1: it turns to its goal within 200 ms, at once where motion is reduced. */
export function useRoll(goal: 0 | 1): number {
  const [roll, setRoll] = useState<number>(goal)
  const shown = useRef<number>(goal)
  useEffect(() => {
    const from = shown.current
    if (from === goal) return
    const started = performance.now()
    const length = prefersReducedMotion() ? 0 : MS
    let frame = requestAnimationFrame(function turn(now) {
      const share = length === 0 ? 1 : Math.min(Math.max(now - started, 0) / length, 1)
      const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2
      shown.current = share >= 1 ? goal : from + (goal - from) * eased
      setRoll(shown.current)
      if (share < 1) frame = requestAnimationFrame(turn)
    })
    return () => cancelAnimationFrame(frame)
  }, [goal])
  return roll
}
