import { DIA_SYSTEMS, type DiaSystem, type EventCatalogue, resolveEventType } from '../events/index.js'
import type { ClaimedEntry } from './ClaimedBatch.js'

/** A set of systems as a number. */
export const SYSTEM_BITS: Readonly<Record<DiaSystem, number>> = { mediaid: 1, treasury: 2, coliseum: 4 }

/** The systems that are open on an entry; an unknown name is MediaID's to skip. */
export function systemsOf(entry: ClaimedEntry, catalogue: EventCatalogue): number {
  if (entry.systems !== undefined) return entry.systems
  const definition = resolveEventType(entry.eventType, catalogue)
  if (definition === undefined) return SYSTEM_BITS.mediaid
  return DIA_SYSTEMS.reduce(
    (bits, system) => (definition.affects.includes(system) ? bits | SYSTEM_BITS[system] : bits),
    0,
  )
}
