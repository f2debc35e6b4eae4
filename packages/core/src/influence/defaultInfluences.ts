import { readInfluenceTable } from '../events/influenceTable.js'
import type { InfluenceWeights } from './InfluenceWeights.js'

/** The default catalogue's weights by canonical name and alias. */
export const DEFAULT_INFLUENCES: ReadonlyMap<string, InfluenceWeights> = /* @__PURE__ */ indexTable()

function indexTable(): ReadonlyMap<string, InfluenceWeights> {
  const byName = new Map<string, InfluenceWeights>()
  for (const { type, category, influence, aliases } of readInfluenceTable()) {
    const weights = Object.freeze({ eventType: type, category, ...influence, isFallback: false })
    for (const name of [type, ...aliases]) byName.set(name, weights)
  }
  return byName
}
