/** What an admin can do to entries that came to no end, or that are not to move the DNA any more. */
export const ENTRY_OPERATIONS = ['redrive', 'dismiss', 'restore', 'reprocess', 'exclude'] as const
export type EntryOperation = (typeof ENTRY_OPERATIONS)[number]
