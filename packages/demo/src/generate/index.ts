export type { DemoJson, DemoValue } from './DemoRecord.js'
export { generateDemo } from './generateDemo.js'
export type { DemoBatch } from './inBatches.js'
export { DEMO_TABLE_NAMES, DEMO_TABLES, type DemoTable } from './tables.js'
