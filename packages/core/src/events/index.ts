/**
 * The catalogue of event types: names, weights, routing and scores, and how a host extends it.
 * @module
 */

export { EVENT_CATALOGUE } from './catalogue.js'
export { CATALOGUE_VERSION } from './catalogueVersion.js'
export {
  DIA_SYSTEMS,
  type DiaSystem,
  EVENT_CATEGORIES,
  EVENT_ENTITY_TYPES,
  type EventCatalogue,
  type EventCategory,
  type EventDefinition,
  type EventEntityType,
  type EventInfluence,
  type UnknownTypeWeights,
} from './EventDefinition.js'
export { type CatalogueOverrides, type EventOverride, extendCatalogue } from './extendCatalogue.js'
export type { EventType } from './influenceTable.js'
export { resolveEventType } from './resolveEventType.js'
export { TRANSACTION_TYPES, type TransactionType } from './TransactionType.js'
