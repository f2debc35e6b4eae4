/** Words of an action on log entries that is tried before it is done. Counts arrive formatted. */
export interface EntryActionMessages {
  readonly hint: string
  readonly try: string
  tried(count: string): string
  readonly confirm: string
  written(count: string): string
  readonly unchanged: string
}

/** Words of "apply to DNA" and of the influence settings. Numbers arrive formatted. */
export interface ApplyMessages {
  readonly title: string
  readonly mode: string
  readonly apply: string
  readonly without: string
  readonly withoutArtist: string
  applyHint(what: string): string
  withoutHint(what: string): string
  withoutArtistHint(artist: string, count: string): string
  readonly nothingWritten: string
  readonly before: string
  readonly after: string
  readonly deltaNorm: string
  readonly cosine: string
  readonly alpha: string
  readonly composite: string
  readonly confirm: string
  readonly confirming: string
  readonly confirmed: string
  readonly close: string
  /** Sends a skipped entry through again. */
  readonly again: EntryActionMessages
  /** Takes entries out of the DNA. */
  readonly exclude: EntryActionMessages
  /** The same for all of an artist's. */
  readonly excludeArtist: EntryActionMessages
  readonly takeBack: string
  readonly noVector: string
  readonly reckoning: string
  readonly settingsTitle: string
  readonly settingsHint: string
  multiplier(domain: string): string
  readonly learningRate: string
  readonly contexts: string
  readonly context: Readonly<Record<'discovery' | 'playlist' | 'event' | 'vertical_player', string>>
  readonly save: string
  readonly saving: string
  readonly saved: string
  readonly reset: string
  readonly preview: string
  previewHint(count: string): string
  readonly unchanged: string
}

function englishExclude(whatItDoes: string): EntryActionMessages {
  return {
    hint: `${whatItDoes} The log, money and scores stay as they are.`,
    try: 'Try taking it out…',
    tried: (count) => `Tried, nothing is written: of the log’s entries, ${count} would move the DNA no more.`,
    confirm: 'Take it out of the DNA',
    written: (count) => `Written. Log entries that changed: ${count}.`,
    unchanged: 'It has been taken out already.',
  }
}

export const englishApply: ApplyMessages = {
  title: 'Apply to DNA',
  mode: 'What to look at',
  apply: 'Once more, now',
  without: 'Without it',
  withoutArtist: 'Without the artist',
  applyHint: (what) => `What ${what} would do to the DNA if it happened again now.`,
  withoutHint: (what) => `The DNA as it would be had ${what} never happened.`,
  withoutArtistHint: (artist, count) =>
    `The DNA as it would be without ${artist}: ${count} interactions left out.`,
  nothingWritten: 'A preview: nothing is written.',
  before: 'Before',
  after: 'After',
  deltaNorm: 'Delta norm',
  cosine: 'Cosine',
  alpha: 'α',
  composite: 'Composite',
  confirm: 'Confirm…',
  confirming: 'Writing…',
  confirmed: 'Done.',
  close: 'Close',
  again: {
    hint: 'The Passport skipped this entry. What it did not do can be done now.',
    try: 'Try it again…',
    tried: () => 'Tried, nothing is written: this entry would be decided anew.',
    confirm: 'Send it through again',
    written: () => 'On its way: the next worker decides it anew.',
    unchanged: 'It is on its way already.',
  },
  exclude: englishExclude('Once confirmed, the DNA forgets what this interaction did.'),
  excludeArtist: englishExclude(
    'Once confirmed, the DNA forgets what these interactions did; later ones with the artist count again.',
  ),
  takeBack: 'Take it back',
  noVector: 'The Passport has mirrored nothing with this entity yet, so it has no vector.',
  reckoning: 'Reckoning the preview',
  settingsTitle: 'Influence settings',
  settingsHint:
    'How strongly this user’s interactions move each domain. They hold for what is decided after saving.',
  multiplier: (domain) => `${domain} multiplier`,
  learningRate: 'Learning rate',
  contexts: 'By context',
  context: {
    discovery: 'Discovery',
    playlist: 'Playlist',
    event: 'Event',
    vertical_player: 'Vertical player',
  },
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved.',
  reset: 'Reset',
  preview: 'Preview on this user’s own history',
  previewHint: (count) =>
    `The same ${count} interactions, weighed by today’s catalogue with these settings against the saved ones; contexts are not recorded in the history.`,
  unchanged: 'The settings are as saved.',
}
