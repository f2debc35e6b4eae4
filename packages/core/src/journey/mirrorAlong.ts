import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { resolveEventType } from '../events/index.js'
import { type DnaState, type EntityVectors, mirrorInteractionToDNA } from '../mirroring/index.js'
import type { Interaction } from './Interaction.js'
import type { TimelineRow } from './readTimeline.js'
import type { DnaMovement, StillReason, TimelineOptions } from './Timeline.js'

/** Moves the DNA along rows in time order; the movements are by the rows' index. */
export function mirrorAlong(
  rows: readonly TimelineRow<Interaction>[],
  { catalogue, preferences, dna }: TimelineOptions,
): { movements: ReadonlyMap<number, DnaMovement>; state: DnaState | null } {
  const movements = new Map<number, DnaMovement>()
  if (dna === undefined) return { movements, state: null }
  if (new Set(rows.map((row) => row.userId)).size > 1) throw mixedUsers()
  let { state } = dna
  for (const row of rows) {
    const target = targetOf(row, catalogue, dna.vectorsOf)
    if (typeof target === 'string') {
      movements.set(row.index, { moved: false, reason: target })
      continue
    }
    const step = mirrorInteractionToDNA(
      state,
      {
        eventType: row.eventType,
        occurredAt: row.at.iso,
        entity: target,
        context: row.context,
        preferences: preferences ?? null,
      },
      catalogue === undefined ? {} : { catalogue },
    )
    state = step.state
    movements.set(row.index, { moved: true, alpha: step.alpha, deltaNorms: step.deltaNorms })
  }
  return { movements, state }
}

function targetOf(
  { eventType, entityType, entityId, artistId }: TimelineRow<Interaction>,
  catalogue: TimelineOptions['catalogue'],
  vectorsOf: NonNullable<TimelineOptions['dna']>['vectorsOf'],
): EntityVectors | StillReason {
  const definition = resolveEventType(eventType, catalogue)
  if (definition === undefined) return 'UNKNOWN_EVENT_TYPE'
  if (definition.valence === 0) return 'MOVES_NO_DNA'
  if (!definition.affects.includes('mediaid')) return 'NOT_ROUTED'
  if (entityId === null) return 'NO_ENTITY'
  const own = vectorsOf(entityType, entityId) ?? null
  const isVote = definition.type === 'concierto.vote_cast' && (entityType ?? 'event') === 'event'
  const artist = isVote && artistId !== null ? (vectorsOf('artist', artistId) ?? null) : null
  if (own !== null && artist !== null) return meanOf(own, artist)
  return own ?? artist ?? 'ENTITY_WITHOUT_DNA'
}

/** What a vote mirrors: the mean of its event and its artist. */
function meanOf(a: EntityVectors, b: EntityVectors): EntityVectors {
  const mean = {} as PerDomain<number[]>
  for (const domain of DNA_DOMAINS) {
    const [left, right] = [Array.from(a[domain]), Array.from(b[domain])]
    if (left.length !== right.length) throw dimensionMismatch()
    mean[domain] = left.map((component, index) => (component + (right[index] ?? 0)) / 2)
  }
  return mean
}

function dimensionMismatch(): DiaError {
  return new DiaError(
    'DIMENSION_MISMATCH',
    'The vectors of a vote’s event and artist differ in length',
    'Embed events and artists by the same model.',
  )
}

function mixedUsers(): DiaError {
  return new DiaError(
    'TIMELINE_MIXES_USERS',
    'A starting DNA was given for interactions of several users',
    'Build one timeline for each user, or leave out the DNA.',
  )
}
