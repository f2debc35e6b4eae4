export {
  DEMO_TABLE_NAMES,
  DEMO_TABLES,
  type DemoBatch,
  type DemoJson,
  type DemoTable,
  type DemoValue,
  generateDemo,
} from './generate/index.js'
export {
  type DemoCounts,
  type DemoDatabase,
  type LoadOptions,
  type LoadProgress,
  loadDemo,
} from './load/index.js'
export { DEMO_DEFAULTS, type DemoOptions, demoOptionsFor } from './options/index.js'
export { DEMO_PEOPLE, type DemoPerson, type DemoPersonName, type DemoRole } from './people/demoPeople.js'
export { DEMO_TRAPS, type DemoTrap, type DemoTrapName } from './traps/demoTraps.js'
export { AWKWARD_TEXTS, type AwkwardText } from './words/awkwardTexts.js'
