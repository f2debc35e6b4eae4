import { readInfluenceTable, UNKNOWN_TYPE_WEIGHTS } from '../events/influenceTable.js'
import type { InfluenceCatalogue } from './InfluenceWeights.js'

/** What influence needs of the default catalogue, without the rest of it. */
export const DEFAULT_INFLUENCES: InfluenceCatalogue = {
  unknownTypeWeights: UNKNOWN_TYPE_WEIGHTS,
  influences: /* @__PURE__ */ readInfluenceTable(),
}
