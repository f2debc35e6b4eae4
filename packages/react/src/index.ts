'use client'

export * from './dashboard/index.js'
export * from './dna/index.js'
export * from './health/index.js'
export * from './helix/index.js'
export * from './influence/index.js'
export * from './journey/index.js'
export * from './matrix/index.js'
export * from './messages/index.js'
export {
  DIAProvider,
  type DIAProviderProps,
  type DiaContrast,
  type DiaDensity,
  type DiaPreset,
  type DiaTheme,
} from './provider/index.js'
export * from './settings/index.js'
export * from './users/index.js'
