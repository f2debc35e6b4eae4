import { createDnaState, mirrorInteractionToDNA } from '@dia/core/mirroring'
import { expect, it } from 'vitest'
import { makeEntity, makeHistory, makeRandom, type Vectors } from './makeHistory.js'
import { type NaiveState, naiveSameAnswer } from './naive.js'

it('the naive peer of the bench gives the same answer as the mirroring', () => {
  const random = makeRandom(3)
  const entities = Array.from({ length: 4 }, () => makeEntity(random, (numbers) => numbers))
  const prior = makeEntity(random, (numbers) => numbers)
  const history = makeHistory(12, entities, random).sort(
    (a, b) => Number(a.occurredAt) - Number(b.occurredAt),
  )
  let state = createDnaState({ prior })
  const zeros = () => Array.from({ length: 384 }, () => 0)
  let naive: NaiveState = {
    signal: { cultural: zeros(), behavioral: zeros(), economic: zeros(), spatial: zeros() },
    mass: { cultural: 0, behavioral: 0, economic: 0, spatial: 0 },
    prior,
    at: Number(history[0]?.occurredAt),
  }
  for (const interaction of history) {
    const ours = mirrorInteractionToDNA(state, interaction)
    const theirs = naiveSameAnswer(
      naive,
      interaction as { eventType: string; occurredAt: Date; entity: Vectors<number[]> },
    )
    for (const [name, norm] of Object.entries(ours.deltaNorms))
      expect(theirs.deltaNorms[name]).toBeCloseTo(norm, 10)
    state = ours.state
    naive = theirs.state
  }
})
