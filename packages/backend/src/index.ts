export type { Backend, BackendProgress, ClientOptions, DemoAdmin } from './Backend.js'
export { cloneBackend } from './cloneBackend.js'
export { type BackendOptions, type BackendSeed, createBackend } from './createBackend.js'
