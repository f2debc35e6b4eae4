/** What an admin can do to entries that came to no end. */
export const ENTRY_OPERATIONS = ['redrive', 'dismiss', 'reprocess'] as const
export type EntryOperation = (typeof ENTRY_OPERATIONS)[number]
