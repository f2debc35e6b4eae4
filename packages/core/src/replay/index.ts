export { dnaAt, dnaTimeline } from './dnaTimeline.js'
export { foldInteractions } from './foldInteractions.js'
export type { ReplaySettings } from './ReplaySettings.js'
