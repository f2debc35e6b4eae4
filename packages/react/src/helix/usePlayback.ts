import { useEffect, useState } from 'react'
import { useLatest } from '../matrix/state/useLatest.js'
import type { HelixWindow } from './helixRungs.js'
import { prefersReducedMotion } from './prefersReducedMotion.js'

const WHOLE_MS = 14_000
const STILL_STEPS = 24
const LONGEST_STEP_MS = 100

/** Moves the moment through the window; where motion is reduced, in a few steps instead of a flow. */
export function usePlayback({ fromMs, toMs }: HelixWindow, atMs: number, onMove: (atMs: number) => void) {
  const [isPlaying, setPlaying] = useState(false)
  const latest = useLatest({ fromMs, toMs, atMs, onMove })
  useEffect(() => {
    if (!isPlaying) return
    // A slow page shows a moment late: the next one follows the last that was given, not the last that is shown.
    let given = latest.current.atMs
    let shown = given
    const move = (elapsedMs: number) => {
      const { fromMs, toMs, atMs, onMove } = latest.current
      const isMovedByOthers = atMs < shown || atMs > given
      if (isMovedByOthers) given = atMs
      shown = atMs
      given = Math.min(given + ((toMs - fromMs) * elapsedMs) / WHOLE_MS, toMs)
      onMove(given)
      if (given >= toMs) setPlaying(false)
    }
    if (prefersReducedMotion()) {
      const step = WHOLE_MS / STILL_STEPS
      const timer = setInterval(() => move(step), step)
      return () => clearInterval(timer)
    }
    // A frame's time is that of its start, which a slow page has before this effect: the first frame is the start.
    let last: number | undefined
    let frame = requestAnimationFrame(function turn(now) {
      if (last !== undefined) move(Math.min(now - last, LONGEST_STEP_MS))
      last = now
      frame = requestAnimationFrame(turn)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, latest])
  return {
    isPlaying,
    toggle: () => {
      if (!isPlaying && atMs >= toMs) onMove(fromMs)
      setPlaying(!isPlaying)
    },
  }
}
