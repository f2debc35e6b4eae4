/**
 * The DNA itself: events move it, time fades it, and any order of events gives the same state.
 * @module
 */

export { composeDna } from './composeDna.js'
export { createDnaState, type DnaStateSeed } from './createDnaState.js'
export { DnaMove } from './DnaMove.js'
export type { DnaOptions, DnaState } from './DnaState.js'
export { type DeltaNorms, type DnaVectors, deltaNormsOf } from './deltaNormsOf.js'
export { DNA_DEFAULTS } from './dnaDefaults.js'
export { dnaStateFromBytes, dnaStateToBytes } from './dnaStateBytes.js'
export { type DnaStateJson, dnaStateFromJson, dnaStateToJson } from './dnaStateJson.js'
export { confidenceOf, maturityOf } from './evidence.js'
export type {
  EntityVectors,
  InteractionWeights,
  MirrorInteraction,
  MirrorSettings,
} from './MirrorInteraction.js'
export { mergeDnaStates } from './mergeDnaStates.js'
export { MirroredInteractions, mirrorInteractionsToDNA } from './mirrorInteractionsToDNA.js'
export { MirroredInteraction, mirrorInteractionToDNA } from './mirrorInteractionToDNA.js'
export { type DnaReading, readDna } from './readDna.js'
export { referenceTimeOf } from './referenceTime.js'
