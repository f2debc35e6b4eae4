import { DiaError } from '../errors/index.js'
import type { MirrorInteraction } from '../mirroring/index.js'
import { readTime } from '../mirroring/readTime.js'

/** Whether an interaction happened at or before a moment, in ms since the epoch. */
export function isUpTo(interaction: MirrorInteraction, untilMs: number): boolean {
  return interactionTime(interaction) <= untilMs
}

export function interactionTime(interaction: MirrorInteraction): number {
  if (typeof interaction !== 'object' || interaction === null)
    throw new DiaError(
      'INVALID_INTERACTION',
      'An interaction is not an object.',
      'Pass { eventType, occurredAt, entity }.',
    )
  return readTime(interaction.occurredAt)
}
