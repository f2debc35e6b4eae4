import { expect, it } from 'vitest'
import { DiaError } from '../errors/index.js'
import { createDnaState, mergeDnaStates, mirrorInteractionsToDNA, mirrorInteractionToDNA } from './index.js'

const one = [1, 0]
const interaction = {
  eventType: 'player.track_played',
  occurredAt: '2025-11-09T12:00:00Z',
  entity: { cultural: one, behavioral: one, economic: one, spatial: one },
}
const state = createDnaState({ dimensions: 2, prior: { cultural: [0.6, 0.8] } })

it('a mirrored interaction goes into JSON with all that it promises', () => {
  const { alpha, after, before, deltaNorms, state: moved } = mirrorInteractionToDNA(state, interaction)
  const written = JSON.parse(JSON.stringify(mirrorInteractionToDNA(state, interaction)))
  expect(written).toEqual({ state: moved, alpha, before, after, deltaNorms })
})

it('a state whose vectors hold something else is refused by an empty batch and a merge at once, not when it is read', () => {
  const odd = [Object.create(null), 0]
  for (const spoilt of [
    { ...state, signal: { ...state.signal, spatial: odd } },
    { ...state, prior: { ...state.prior, cultural: odd } },
  ])
    for (const work of [() => mirrorInteractionsToDNA(spoilt, []), () => mergeDnaStates(spoilt, spoilt)])
      expect(work).toThrow(DiaError)
})

it('so does a mirrored batch', () => {
  const { after, before, deltaNorms, state: moved } = mirrorInteractionsToDNA(state, [interaction])
  const written = JSON.parse(JSON.stringify(mirrorInteractionsToDNA(state, [interaction])))
  expect(written).toEqual({ state: moved, before, after, deltaNorms })
})
