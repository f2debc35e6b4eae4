import { DOMAIN_WEIGHTS, type HelixModel } from './helixModel.js'
import { firstFrom } from './helixRungs.js'

/** One rung as a tone. */
export interface HelixNote {
  /** In Hz. */
  readonly pitch: number
  /** 0 to 1. */
  readonly loudness: number
  /** −1 for what pushes away, 1 for what pulls: the tone falls or rises. */
  readonly direction: -1 | 1
}

/** A chord that stays pleasant whatever sounds together: each domain has a note of its own. */
const PITCHES = [220, 277.18, 329.63, 440] as const

/** More rungs than this at once are a noise; the strongest sound. */
const MOST_NOTES = 4

/** What sounds while the moment moves from one time to another: the rungs that it passes, in the pitch of their strongest domain. */
export function helixNotes({ rungs, pulls, pushes }: HelixModel, fromMs: number, toMs: number): HelixNote[] {
  const first = firstFrom(rungs.times, Math.min(fromMs, toMs) + 1)
  const last = firstFrom(rungs.times, Math.max(fromMs, toMs) + 1)
  const passed = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  return passed
    .sort((a, b) => (rungs.intensities[b] as number) - (rungs.intensities[a] as number))
    .slice(0, MOST_NOTES)
    .flatMap((rung) => {
      let strongest = -1
      let most = 0
      let pull = 0
      let push = 0
      for (let d = 0; d < 4; d++) {
        const weight = DOMAIN_WEIGHTS[d] as number
        const toward = weight * (pulls[rung * 4 + d] as number)
        const away = weight * (pushes[rung * 4 + d] as number)
        pull += toward
        push += away
        if (toward + away > most) {
          most = toward + away
          strongest = d
        }
      }
      const pitch = PITCHES[strongest]
      if (pitch === undefined) return []
      const loudness = 0.15 + 0.85 * Math.sqrt(rungs.intensities[rung] as number)
      return [{ pitch, loudness, direction: push > pull ? (-1 as const) : (1 as const) }]
    })
}
