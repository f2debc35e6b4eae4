export { ENTRY_OPERATIONS, type EntryOperation } from './EntryOperation.js'
export { operateOnEntries } from './operateOnEntries.js'
