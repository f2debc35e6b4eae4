import type { MirrorInteraction } from '../mirroring/index.js'
import { readTime } from '../mirroring/readTime.js'

/** Whether an interaction happened at or before a moment, in ms since the epoch. */
export function isUpTo(interaction: MirrorInteraction, untilMs: number): boolean {
  return interactionTime(interaction) <= untilMs
}

export function interactionTime(interaction: MirrorInteraction): number {
  return readTime(interaction.occurredAt)
}
