/** Words of the helix. Numbers and dates arrive formatted. */
export interface HelixMessages {
  readonly title: string
  /** Said for the whole chart, and shown under it. */
  sentence(facts: {
    readonly name: string | null
    readonly interactions: string
    readonly from: string
    readonly to: string
    readonly at: string
    readonly maturity: string
    readonly confidence: string
    readonly largest: string | null
  }): string
  largest(domain: string, share: string): string
  asOf(time: string): string
  readonly viewLabel: string
  readonly helix: string
  readonly ladder: string
  readonly table: string
  /** Names the strip beneath a helix. */
  readonly strip: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly wholeTime: string
  readonly play: string
  readonly pause: string
  readonly sound: string
  readonly soundHint: string
  readonly moment: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly twoMoments: string
  readonly twoMomentsHint: string
  readonly exportSvg: string
  readonly exportPng: string
  readonly exportFailed: string
  readonly fileName: string
  readonly chartHint: string
  /** An event type as people say it. */
  eventType(type: string): string
  readonly unknownEntity: string
  rung(what: string, entity: string): string
  bucket(count: string): string
  strongest(what: string): string
  readonly pull: string
  readonly push: string
  readonly pushLegend: string
  alpha(value: string): string
  delta(value: string): string
  shareNow(share: string, time: string): string
  readonly later: string
  readonly openEntry: string
  readonly pinned: string
  readonly unpin: string
  readonly time: string
  readonly what: string
  readonly share: string
  readonly alphaColumn: string
  readonly deltaColumn: string
  readonly leftColumn: string
  readonly direction: string
  legendWidth(halfTurn: string): string
  halfTurn(days: number): string
  rows(from: string, to: string, total: string): string
  readonly root: string
  readonly loading: string
  progress(done: string, total: string | null): string
  readonly emptyTitle: string
  readonly emptyHint: string
  skipped(count: string): string
  compared(a: string, b: string): string
  readonly cosine: string
  readonly composite: string
  readonly similarity: string
  readonly reading: string
}

export const englishHelix: HelixMessages = {
  title: 'Helix',
  sentence: ({ name, interactions, from, to, at, maturity, confidence, largest }) =>
    `${name === null ? 'The' : `${name}’s`} helix holds ${interactions} interactions from ${from} to ${to}. As of ${at}, maturity is ${maturity} and confidence ${confidence}${largest === null ? '' : `; ${largest}`}.`,
  largest: (domain, share) => `most of the evidence is ${domain.toLowerCase()} (${share})`,
  asOf: (time) => `as of ${time}`,
  viewLabel: 'View of the helix',
  helix: 'Helix',
  ladder: 'Ladder',
  table: 'Table',
  strip: 'unrolled: share of the DNA',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeTime: 'Whole time',
  play: 'Play',
  pause: 'Pause',
  sound: 'Sound',
  soundHint:
    'Each rung that the moment passes is a tone: its pitch the strongest domain, rising for a pull, falling for a push',
  moment: 'Moment',
  windowFrom: 'Shown from',
  windowTo: 'Shown to',
  twoMoments: 'Two moments',
  twoMomentsHint: 'Hold this moment and compare others with it',
  exportSvg: 'SVG',
  exportPng: 'PNG',
  exportFailed: 'The picture could not be saved. Try again.',
  fileName: 'helix',
  chartHint:
    'Arrow keys go from rung to rung, Enter pins one, plus and minus zoom, Escape lets go. Drag to zoom into a time.',
  eventType: (type) => {
    const words = (type.split('.').at(-1) ?? type).replaceAll('_', ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  },
  unknownEntity: 'something unknown',
  rung: (what, entity) => `${what} · ${entity}`,
  bucket: (count) => `${count} ${count === '1' ? 'interaction' : 'interactions'}`,
  strongest: (what) => `strongest: ${what}`,
  pull: 'toward',
  push: 'away',
  pushLegend: 'pushes away',
  alpha: (value) => `α ${value}`,
  delta: (value) => `moved ${value}`,
  shareNow: (share, time) => `${share} of the DNA of ${time}`,
  later: 'after the moment',
  openEntry: 'Open log entry',
  pinned: 'Pinned rung',
  unpin: 'Let go',
  time: 'Time',
  what: 'Interaction',
  share: 'Share',
  alphaColumn: 'α',
  deltaColumn: 'Moved',
  leftColumn: 'Left by decay',
  direction: 'Direction',
  legendWidth: (halfTurn) =>
    `width: maturity · weight of the strands: confidence · strength: what decay left · thickness: intensity · half a turn: ${halfTurn}`,
  halfTurn: (days) =>
    days < 1
      ? `${Math.round(days * 24)} h`
      : days === 1
        ? '1 day'
        : days < 365
          ? `${days} days`
          : `${days / 365} y`,
  rows: (from, to, total) => `${from}–${to} of ${total}`,
  root: 'ATGC bases at the root',
  loading: 'Reading the history',
  progress: (done, total) =>
    total === null ? `${done} decisions read` : `${done} of ${total} decisions read`,
  emptyTitle: 'No interaction yet',
  emptyHint:
    'The DNA is what the bases say. The first interaction that the Passport processes makes the first rung.',
  skipped: (count) =>
    `${count} more ${count === '1' ? 'entry' : 'entries'} moved nothing and ${count === '1' ? 'is' : 'are'} not drawn.`,
  compared: (a, b) => `${a} against ${b}`,
  cosine: 'Cosine',
  composite: 'Composite',
  similarity: '1 is the same direction, 0 nothing in common',
  reading: 'Reckoning',
}
