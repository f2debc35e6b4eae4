import type { HelixNote } from './helixNotes.js'

// Fetched together, with the first sound.
export { helixNotes } from './helixNotes.js'

const LENGTH_S = 0.18
const LOUDEST = 0.12

/** Sounds the notes at once: a soft tone each, gliding up for a pull and down for a push. */
export function playNotes(audio: BaseAudioContext, notes: readonly HelixNote[]): void {
  const now = audio.currentTime
  for (const { pitch, loudness, direction } of notes) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.type = direction < 0 ? 'triangle' : 'sine'
    tone.frequency.setValueAtTime(pitch, now)
    tone.frequency.linearRampToValueAtTime(pitch * (direction < 0 ? 0.89 : 1.06), now + LENGTH_S)
    volume.gain.setValueAtTime(0, now)
    volume.gain.linearRampToValueAtTime(LOUDEST * loudness, now + 0.012)
    volume.gain.exponentialRampToValueAtTime(0.0001, now + LENGTH_S)
    tone.connect(volume).connect(audio.destination)
    tone.start(now)
    tone.stop(now + LENGTH_S)
  }
}
