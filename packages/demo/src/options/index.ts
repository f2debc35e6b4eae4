export { DEMO_DEFAULTS, type DemoOptions } from './DemoOptions.js'
export { demoOptionsFor } from './demoOptionsFor.js'
export { resolveOptions } from './resolveOptions.js'
