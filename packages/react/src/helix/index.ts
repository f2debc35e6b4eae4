'use client'

export { DNAHelix, type DNAHelixProps } from './DNAHelix.js'
export { HelixComparison } from './HelixComparison.js'
export {
  type HelixContextValue,
  type HelixRenderer,
  type HelixRival,
  type HelixShown,
  useHelix,
} from './HelixContext.js'
export { HelixOther } from './HelixOther.js'
export type { HelixRootProps } from './HelixRoot.js'
export {
  type HelixGeometry,
  type HelixMarks,
  type HelixSize,
  type HelixView,
  helixGeometry,
} from './helixGeometry.js'
export {
  type HelixModel,
  type HelixModelOptions,
  type HelixStrands,
  helixModel,
  wholeWindow,
} from './helixModel.js'
export { type HelixRungs, type HelixWindow, helixRungs } from './helixRungs.js'
