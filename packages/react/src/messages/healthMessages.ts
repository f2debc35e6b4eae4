import type { HealthFinding } from '@dia/core/health'

/** Words of system health and of the dashboard. Numbers and dates arrive formatted. */
export interface HealthMessages {
  readonly title: string
  readonly loading: string
  readonly refresh: string
  readonly readAt: string
  well(users: string, backlog: string): string
  troubled(critical: string, warnings: string, worst: string): string
  readonly users: string
  activeToday(count: string): string
  readonly interactions: string
  readonly in24Hours: string
  readonly backlog: string
  retrying(count: string): string
  readonly lag: string
  seconds(count: string): string
  readonly dead: string
  readonly throughput: string
  readonly perHour: string
  readonly freshness: string
  oldest(matrix: string): string
  readonly ledger: string
  readonly balanced: string
  readonly unbalanced: string
  readonly noLedger: string
  readonly coverage: string
  coverageOf(initialised: string, withMediaId: string): string
  readonly duplicates: string
  readonly duplicatesHint: string
  readonly sealed: string
  readonly never: string
  readonly workers: string
  seen(name: string): string
  readonly findings: string
  readonly noFindings: string
  /** What was found, as the database says it. */
  finding(finding: HealthFinding): Pick<HealthFinding, 'title' | 'why' | 'wayOut'>
  readonly severities: Readonly<Record<'well' | 'info' | 'warning' | 'critical', string>>
  since(time: string): string
  readonly why: string
  readonly wayOut: string
  readonly sql: string
  readonly bySystem: string
  readonly system: string
  /** A system by the name that the Passport has for it. */
  systemName(system: string): string
  readonly open: string
  readonly skipped: string
  readonly oldestOpen: string
  historyOf(tile: string, from: string, to: string): string
  readonly noHistory: string
  /** Names the table of samples. */
  readonly history: string
  /** Why some figures are missing in most samples. */
  readonly rarely: string
  readonly ledgerOff: string
  readonly unsealed: string
  notSealed(count: string): string
  historyRows(shown: string, total: string): string
  readonly at: string
  readonly showRows: string
  readonly navigation: string
  readonly matrices: string
  readonly otherTables: string
  readonly userPage: string
  readonly back: string
  readonly notFoundTitle: string
  readonly notFoundHint: string
  readonly entryNote: string
}

export const englishHealth: HealthMessages = {
  title: 'Health',
  loading: 'Reading the health of all systems',
  refresh: 'Refresh',
  readAt: 'read',
  well: (users, backlog) =>
    `All systems are well: ${users} users, ${backlog} entries waiting, nothing is dead.`,
  troubled: (critical, warnings, worst) =>
    `${[critical, warnings].filter((part) => part !== '').join(' and ')}: ${worst}.`,
  users: 'Users',
  activeToday: (count) => `${count} active today`,
  interactions: 'Interactions',
  in24Hours: 'in 24 hours',
  backlog: 'Backlog',
  retrying: (count) => `${count} retrying`,
  lag: 'Lag',
  seconds: (count) => `${count} s`,
  dead: 'Dead letters',
  throughput: 'Throughput',
  perHour: 'decided in the last hour',
  freshness: 'Freshness',
  oldest: (matrix) => `oldest: ${matrix}`,
  ledger: 'Ledger',
  balanced: 'sums to zero',
  unbalanced: 'does not sum to zero',
  noLedger: 'no postings yet',
  coverage: 'DNA coverage',
  coverageOf: (initialised, withMediaId) => `${initialised} of ${withMediaId} MediaIDs`,
  duplicates: 'Duplicate MediaIDs',
  duplicatesHint: 'users with more than one',
  sealed: 'Sealed up to',
  never: 'never',
  workers: 'Workers',
  seen: (name) => `last: ${name}`,
  findings: 'Findings',
  noFindings: 'Nothing needs attention.',
  finding: (finding) => finding,
  severities: { well: 'Well', info: 'Note', warning: 'Warning', critical: 'Critical' },
  since: (time) => `since ${time}`,
  why: 'Why it matters',
  wayOut: 'The way out',
  sql: 'SQL',
  bySystem: 'By system',
  system: 'System',
  systemName: (system) => system,
  open: 'Open',
  skipped: 'Skipped',
  oldestOpen: 'Oldest open',
  historyOf: (tile, from, to) => `${tile} over the last day: from ${from} to ${to}`,
  history: 'The last day',
  rarely: 'What is dear to count is in every tenth sample.',
  ledgerOff: 'Ledger off zero, in cents',
  unsealed: 'Not sealed',
  notSealed: (count) => `${count} not sealed`,
  noHistory: 'No history yet: a worker takes a sample every minute.',
  historyRows: (shown, total) => `The last day as a table: ${shown} of ${total} samples, the newest first`,
  at: 'At',
  showRows: 'Show the rows',
  navigation: 'DIA',
  matrices: 'Matrices',
  otherTables: 'Other tables',
  userPage: 'User',
  back: 'Back to the users',
  notFoundTitle: 'There is no such page',
  notFoundHint: 'Choose one at the side.',
  entryNote: 'The log entry behind what you came from.',
}
