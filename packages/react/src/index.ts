'use client'

export * from './dna/index.js'
export * from './helix/index.js'
export * from './influence/index.js'
export * from './matrix/index.js'
export * from './messages/index.js'
export { DIAProvider, type DIAProviderProps, type DiaDensity, type DiaTheme } from './provider/index.js'
export * from './users/index.js'
