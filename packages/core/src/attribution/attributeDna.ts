import type { DnaDomain, PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from '../mirroring/checkDnaState.js'
import { newestTime, readBatch } from '../mirroring/foldBatch.js'
import type { DnaState, EntityVectors, MirrorSettings } from '../mirroring/index.js'
import { priorMassOf } from '../mirroring/readDna.js'
import { readEntity } from '../mirroring/readInteraction.js'
import { readingTime } from '../mirroring/readingTime.js'
import { anchorOf, leftAt, rebaseFactor, worthAtReference } from '../mirroring/referenceTime.js'
import { checkSquares, hasDirection, numberVector, sumOfSquares } from '../mirroring/unitVector.js'
import type { AttributedInteraction, DnaAttribution } from './DnaAttribution.js'

/**
 * Says which part of a DNA each interaction is, exactly, in the order given; by default at the newest
 * event's time. This is not what the DNA would be without it: that is `dnaWithout`.
 * @example
 * import { attributeDna } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * const one = [1, 0]
 * const { prior, contributions } = attributeDna(createDnaState({ dimensions: 2 }), [
 *   {
 *     id: 'a',
 *     eventType: 'player.track_played',
 *     occurredAt: '2025-11-09T12:00:00Z',
 *     entity: { cultural: one, behavioral: one, economic: one, spatial: one },
 *   },
 * ])
 * prior.cultural // → 0
 * contributions[0]?.shares.cultural // → 1
 */
export function attributeDna(
  state: DnaState,
  interactions: readonly AttributedInteraction[],
  at?: Date | string,
  settings?: MirrorSettings,
): DnaAttribution {
  return answerOrDiaError('attributeDna', () => {
    checkDnaState(state)
    const effects = readBatch(interactions, settings)
    const newest = newestTime(state, effects)
    const anchorMs = newest ?? anchorOf(state)
    const timeMs = readingTime(anchorMs, newest, at)
    const left = perDomain((domain) => leftAt(state, domain, timeMs, anchorMs))
    const earlier = perDomain(
      (domain) => left[domain] * rebaseFactor(state, domain, anchorMs) * state.mass[domain],
    )
    const total = perDomain((domain) => priorMassOf(state, domain) + earlier[domain])

    const movesOf = rememberMoves(state.dimensions)
    const masses = effects.map(({ k, timeMs: time }, i) => {
      const moves = movesOf((interactions[i] as AttributedInteraction).entity)
      return perDomain((domain) => {
        if (!moves[domain]) return 0
        const mass = left[domain] * worthAtReference(state, domain, time, anchorMs) * k[domain]
        total[domain] += mass
        return mass
      })
    })
    const shareOf = (domain: DnaDomain, mass: number) => (total[domain] > 0 ? mass / total[domain] : 0)
    return {
      at: new Date(timeMs).toISOString(),
      prior: perDomain((domain) => shareOf(domain, priorMassOf(state, domain))),
      earlier: perDomain((domain) => shareOf(domain, earlier[domain])),
      contributions: effects.map(({ eventType, timeMs: time, valence }, i) => {
        const { id, entityId, artistId } = interactions[i] as AttributedInteraction
        const mass = masses[i] as PerDomain<number>
        const shares = perDomain((domain) => shareOf(domain, mass[domain]))
        return {
          id: id ?? null,
          eventType,
          entityId: entityId ?? null,
          artistId: artistId ?? null,
          occurredAt: new Date(time).toISOString(),
          shares,
          coefficients: perDomain((domain) => shares[domain] * valence),
        }
      }),
    }
  })
}

/** Which domains an entity has a direction in; each is looked at once. */
export function rememberMoves(
  dimensions: number,
): (entity: AttributedInteraction['entity']) => PerDomain<boolean> {
  const known = new Map<AttributedInteraction['entity'], PerDomain<boolean>>()
  return (entity) => {
    const seen = known.get(entity)
    if (seen !== undefined) return seen
    const vectors = readEntity({ entity })
    const found = perDomain((domain) => moves(domain, vectors, dimensions))
    known.set(entity, found)
    return found
  }
}

function moves(domain: DnaDomain, entity: EntityVectors, dimensions: number): boolean {
  const squares = sumOfSquares(numberVector(domain, entity[domain], dimensions))
  return hasDirection(checkSquares(domain, dimensions, squares))
}
