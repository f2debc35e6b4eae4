export * from './domains/index.js'
export * from './errors/index.js'
export * from './identity/index.js'
export * from './matrices/index.js'
