export { diagnose, diagnoseHost, diagnoseWithin } from './diagnose.js'
export type { Finding, Severity } from './Finding.js'
