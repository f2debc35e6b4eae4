export type { Backend, BackendProgress, ClientOptions, DemoAdmin } from './Backend.js'
export { type BackendOptions, createBackend } from './createBackend.js'
