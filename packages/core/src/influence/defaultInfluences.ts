import type { EventCategory } from '../events/index.js'
import { INFLUENCE_TABLE, type InfluenceRow, UNKNOWN_TYPE_ROW } from '../events/influenceTable.js'
import type { InfluenceWeights } from './InfluenceWeights.js'

/** The default catalogue's weights by canonical name and alias. */
export const DEFAULT_INFLUENCES: ReadonlyMap<string, InfluenceWeights> = /* @__PURE__ */ indexTable()

export function fallbackInfluence(eventType: string): InfluenceWeights {
  return weigh(eventType, UNKNOWN_TYPE_ROW, true)
}

function indexTable(): ReadonlyMap<string, InfluenceWeights> {
  const byName = new Map<string, InfluenceWeights>()
  for (const [type, row] of Object.entries<InfluenceRow>(INFLUENCE_TABLE)) {
    const weights = Object.freeze(weigh(type, row, false))
    byName.set(type, weights)
    for (const alias of row[6].split(' ')) if (alias) byName.set(alias, weights)
  }
  return byName
}

function weigh(
  eventType: string,
  [cultural, behavioral, economic, spatial, baseIntensity, valence]: InfluenceRow,
  isFallback: boolean,
): InfluenceWeights {
  return {
    eventType,
    category: isFallback ? 'unknown' : (eventType.slice(0, eventType.indexOf('.')) as EventCategory),
    cultural,
    behavioral,
    economic,
    spatial,
    baseIntensity,
    valence,
    isFallback,
  }
}
