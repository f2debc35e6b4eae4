export type { DiaDatabase, Json } from './DiaDatabase.js'
