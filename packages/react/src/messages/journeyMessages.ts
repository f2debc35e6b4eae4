/** Words of the user journey. Numbers and dates arrive formatted. */
export interface JourneyMessages {
  readonly tabsLabel: string
  readonly tabs: Readonly<
    Record<'overview' | 'mediaId' | 'dna' | 'interactions' | 'sessions' | 'affinity', string>
  >
  readonly loading: string
  readonly failed: string
  readonly denied: string
  readonly listens: string
  readonly engagements: string
  readonly votes: string
  readonly dnaStage: string
  stage(maturity: string): string
  readonly summaryTitle: string
  readonly type: string
  readonly count: string
  readonly first: string
  readonly last: string
  readonly baseWeight: string
  readonly total: string
  readonly noInteractions: string
  readonly rowsRead: (done: string) => string
  complete(count: string): string
  filtered(count: string, total: string): string
  truncated(count: string): string
  shownSessions(shown: string, total: string): string
  readonly more: string
  readonly filterSource: string
  readonly filterType: string
  readonly all: string
  readonly sources: Readonly<Record<'listening' | 'engagement' | 'voting' | 'passport', string>>
  readonly jumpTo: string
  readonly toFirst: string
  readonly toLatest: string
  readonly noMatch: string
  session(count: string, duration: string): string
  readonly inferred: string
  minutes(count: string): string
  readonly completion: string
  readonly weights: string
  readonly payload: string
  readonly noPayload: string
  /** Of a vote without a log entry. */
  readonly noVotePayload: string
  /** Names an interaction as it was read, where its payload cannot be. */
  readonly columns: string
  readonly notInPassport: string
  skipped(reason: string): string
  readonly baseIntensity: string
  readonly openEntry: string
  readonly apply: string
  readonly future: string
  readonly outOfOrder: string
  readonly sessionsEmpty: string
  someSessions(count: string): string
  readonly started: string
  readonly duration: string
  readonly tracks: string
  readonly unique: string
  readonly genre: string
  readonly device: string
  readonly context: string
  readonly unknown: string
  degraded(table: string, columns: string): string
  readonly affinityEmpty: string
  allArtists(count: string): string
  someArtists(count: string): string
  readonly artist: string
  readonly plays: string
  readonly listened: string
  readonly favourite: string
  readonly yes: string
  readonly compareWith: string
  readonly userIdHint: string
  readonly compare: string
  readonly newer: string
  readonly readAgain: string
  readonly initialising: string
}

export const englishJourney: JourneyMessages = {
  tabsLabel: 'The user’s journey',
  tabs: {
    overview: 'Overview',
    mediaId: 'MediaID',
    dna: 'DNA',
    interactions: 'Interactions',
    sessions: 'Sessions',
    affinity: 'Affinity',
  },
  loading: 'Loading',
  failed: 'This could not be read',
  denied: 'You may not see this',
  listens: 'Listens',
  engagements: 'Engagements',
  votes: 'Votes',
  dnaStage: 'DNA',
  stage: (maturity) => `maturity ${maturity}`,
  summaryTitle: 'What this user did, and what it weighs',
  type: 'Event type',
  count: 'Count',
  first: 'First',
  last: 'Last',
  baseWeight: 'Base weight',
  total: 'Count × weight',
  noInteractions: 'This user has no interactions.',
  rowsRead: (done) => `${done} interactions read`,
  complete: (count) => `All ${count} interactions`,
  filtered: (count, total) => `${count} of ${total} interactions`,
  truncated: (count) => `The newest ${count} interactions; older ones are left out.`,
  shownSessions: (shown, total) => `${shown} of ${total} sessions`,
  more: 'Show more',
  filterSource: 'Source',
  filterType: 'Type',
  all: 'All',
  sources: { listening: 'Listening', engagement: 'Engagement', voting: 'Voting', passport: 'Passport' },
  jumpTo: 'Jump to',
  toFirst: 'First',
  toLatest: 'Latest',
  noMatch: 'No interaction passes the filters.',
  session: (count, duration) => `${count} · ${duration}`,
  inferred: 'without a session; grouped by pauses',
  minutes: (count) => `${count} min`,
  completion: 'Completion',
  weights: 'Influence weights',
  payload: 'Payload',
  noPayload: 'Nothing beside what is shown.',
  noVotePayload: 'A vote’s payload is in the log, and this one has no entry there.',
  columns: 'As it was read',
  notInPassport: 'Not in the Passport: it has moved no DNA.',
  skipped: (reason) => `In the Passport, but skipped: ${reason}`,
  baseIntensity: 'Base intensity',
  openEntry: 'Open log entry',
  apply: 'Apply to DNA…',
  future: 'in the future',
  outOfOrder: 'out of order',
  sessionsEmpty: 'This user has no listening sessions.',
  someSessions: (count) => `The newest ${count} sessions; older ones are left out.`,
  started: 'Started',
  duration: 'Duration',
  tracks: 'Listens',
  unique: 'Tracks',
  genre: 'Genre',
  device: 'Device',
  context: 'Context',
  unknown: 'unknown',
  degraded: (table, columns) => `This host has no ${table}, so ${columns} cannot be told.`,
  affinityEmpty: 'This user has played nothing.',
  allArtists: (count) => `All ${count} artists`,
  someArtists: (count) => `The ${count} most played artists; the others are left out.`,
  artist: 'Artist',
  plays: 'Plays',
  listened: 'Listened',
  favourite: 'Favourite',
  yes: 'yes',
  compareWith: 'Another user’s helix beneath',
  userIdHint: 'User id',
  compare: 'Compare',
  newer: 'There may be newer interactions.',
  readAgain: 'Read again',
  initialising: 'Making the DNA of the bases…',
}
