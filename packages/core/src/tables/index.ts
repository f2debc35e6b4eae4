/**
 * zod schemas of every table, for reading rows as hosts really store them and for writing new ones.
 * @module
 */

export type { Json, JsonObject } from './columns/index.js'
export { EVENT_STATUSES } from './events.js'
export { parseInsert } from './parseInsert.js'
export { type OnInvalid, parseRow } from './parseRow.js'
export {
  PASSPORT_CONTEXTS,
  PASSPORT_METADATA_LIMIT,
  type PassportMetadata,
  passportMetadata,
} from './passportMetadata.js'
export { USER_ROLES } from './profiles.js'
export {
  type TableInsert,
  type TableName,
  type TableRow,
  type TableWrite,
  tableSchemas,
} from './tableSchemas.js'
