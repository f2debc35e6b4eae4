import { useEffect, useRef, useState } from 'react'
import type { HelixModel } from './helixModel.js'

/** Sounds are at least so far apart, so that a fast scrub is a melody and no noise. */
const PAUSE_MS = 45

/**
 * Sounds the rungs that the moment passes, while it is on. Off at first: nobody is surprised by a tone, and a browser
 * gives sound only after a press. Its code is fetched with that press.
 */
export function useHelixSound(model: HelixModel, atMs: number): { readonly isOn: boolean; toggle(): void } {
  const [audio, setAudio] = useState<AudioContext | null>(null)
  const heard = useRef({ atMs, time: 0 })

  useEffect(() => {
    const { atMs: before, time } = heard.current
    const now = performance.now()
    if (audio === null || before === atMs || now - time < PAUSE_MS) {
      if (audio === null) heard.current = { atMs, time: 0 }
      return
    }
    heard.current = { atMs, time: now }
    let isCurrent = true
    import('./playNotes.js').then(
      ({ helixNotes, playNotes }) => isCurrent && playNotes(audio, helixNotes(model, before, atMs)),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [audio, model, atMs])

  useEffect(() => () => void audio?.close(), [audio])

  return {
    isOn: audio !== null,
    toggle: () => setAudio(audio === null && 'AudioContext' in globalThis ? new AudioContext() : null),
  }
}
