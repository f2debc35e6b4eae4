export {
  type DemoCounts,
  type DemoDatabase,
  type LoadOptions,
  type LoadProgress,
  loadDemo,
} from './loadDemo.js'
