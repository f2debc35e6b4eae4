import { useEffect, useState } from 'react'
import { useLatest } from '../matrix/state/useLatest.js'
import type { HelixWindow } from './helixRungs.js'
import { prefersReducedMotion } from './prefersReducedMotion.js'

const WHOLE_MS = 14_000
const STILL_STEPS = 24

/** Moves the moment through the window; where motion is reduced, in a few steps instead of a flow. */
export function usePlayback({ fromMs, toMs }: HelixWindow, atMs: number, onMove: (atMs: number) => void) {
  const [isPlaying, setPlaying] = useState(false)
  const move = useLatest((elapsedMs: number) => {
    const next = atMs + ((toMs - fromMs) * elapsedMs) / WHOLE_MS
    onMove(Math.min(next, toMs))
    if (next >= toMs) setPlaying(false)
  })
  useEffect(() => {
    if (!isPlaying) return
    if (prefersReducedMotion()) {
      const step = WHOLE_MS / STILL_STEPS
      const timer = setInterval(() => move.current(step), step)
      return () => clearInterval(timer)
    }
    let last = performance.now()
    let frame = requestAnimationFrame(function turn(now) {
      move.current(Math.min(now - last, 100))
      last = now
      frame = requestAnimationFrame(turn)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, move])
  return {
    isPlaying,
    toggle: () => {
      if (!isPlaying && atMs >= toMs) onMove(fromMs)
      setPlaying(!isPlaying)
    },
  }
}
