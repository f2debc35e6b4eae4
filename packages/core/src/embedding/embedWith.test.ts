import { describe, expect, it } from 'vitest'
import type { EntityEmbedder } from './EntityEmbedder.js'
import { embedWith } from './embedWith.js'
import { hashingEmbedder } from './hashingEmbedder.js'
import { assertSameModel } from './ModelledVectors.js'

const track = { entityType: 'track', entityId: 't' }
const zeros = Array.from({ length: 384 }, () => 0)
const fine = { cultural: zeros, behavioral: zeros, economic: zeros, spatial: zeros }
const hostEmbedder = (answer: unknown): EntityEmbedder => ({
  model: 'host-1',
  embed: () => answer as ReturnType<EntityEmbedder['embed']>,
})

describe('embedWith', () => {
  it('lets the model’s name travel with each vector', async () => {
    const [ours] = await embedWith(hashingEmbedder, [track])
    const [theirs] = await embedWith(hostEmbedder(Promise.resolve([fine])), [track])
    expect([ours?.model, theirs?.model]).toEqual(['dia-hash-1', 'host-1'])
    if (ours && theirs)
      expect(() => assertSameModel(ours, theirs)).toThrow(expect.objectContaining({ code: 'MODEL_MISMATCH' }))
  })

  it.each([
    ['too few', []],
    ['no list', fine],
    ['a domain too short', [{ ...fine, spatial: [1] }]],
    ['a component that is not finite', [{ ...fine, spatial: [...zeros.slice(1), Number.NaN] }]],
    ['null', [null]],
  ])('refuses an answer with %s', async (_, answer) => {
    await expect(embedWith(hostEmbedder(answer), [track])).rejects.toMatchObject({ code: 'EMBEDDER_ANSWER' })
  })

  it('tells what the host’s model threw', async () => {
    const cause = new Error('out of memory')
    const broken: EntityEmbedder = {
      model: 'host-1',
      embed() {
        throw cause
      },
    }
    await expect(embedWith(broken, [track])).rejects.toMatchObject({ code: 'EMBEDDER_FAILED', cause })
  })
})
