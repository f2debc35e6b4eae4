export type { Backend, BackendProgress, ClientOptions, DemoAdmin } from './Backend.js'
export { cloneBackend } from './cloneBackend.js'
export { type BackendOptions, createBackend } from './createBackend.js'
export type { BackendSeed } from './seed/BackendSeed.js'
