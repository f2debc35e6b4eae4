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
  readonly skippedHint: string
  readonly tryAgain: string
  readonly wouldGoAgain: string
  readonly confirmAgain: string
  readonly goesAgain: string
  readonly alreadyOnItsWay: string
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
  skippedHint: 'The Passport skipped this entry. What it did not do can be done now.',
  tryAgain: 'Try it again…',
  wouldGoAgain: 'Tried, nothing is written: this entry would be decided anew.',
  confirmAgain: 'Send it through again',
  goesAgain: 'On its way: the next worker decides it anew.',
  alreadyOnItsWay: 'It is on its way already.',
  noVector: 'The Passport has mirrored nothing with this entity yet, so there is no vector to preview with.',
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
