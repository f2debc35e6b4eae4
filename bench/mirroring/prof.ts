import { createDnaState, mirrorInteractionToDNA } from '@dia/core/mirroring'
import { makeEntity, makeHistory, makeRandom } from './makeHistory.js'

const random = makeRandom(7)
const entities = Array.from({ length: 64 }, () => makeEntity(random, (numbers) => Float32Array.from(numbers)))
const near = makeHistory(512, entities, random).sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt))
let state = createDnaState({ prior: makeEntity(random, (n) => n) })
for (let r = 0; r < 8; r++) {
  const t = performance.now()
  for (let i = 0; i < 20000; i++) state = mirrorInteractionToDNA(state, near[i & 511] as never).state
  process.stdout.write(`${((performance.now() - t) / 20).toFixed(0)} ns\n`)
}
