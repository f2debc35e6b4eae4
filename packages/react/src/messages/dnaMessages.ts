import type { DnaDomain } from '@dia/core/domains'

/** Words of a user’s DNA. Numbers and dates arrive formatted. */
export interface DnaMessages {
  readonly loading: string
  readonly userId: string
  readonly mediaId: string
  readonly noMediaId: string
  manyMediaIds(count: string): string
  readonly copyMediaId: string
  readonly basesTitle: string
  readonly bases: Readonly<Record<'A' | 'T' | 'G' | 'C', { readonly name: string; readonly content: string }>>
  feeds(domains: readonly string[]): string
  readonly emptyBase: string
  readonly emptyBaseShort: string
  readonly settings: string
  readonly title: string
  readonly domains: Readonly<Record<DnaDomain, string>>
  readonly domain: string
  readonly confidence: string
  readonly confidenceHint: string
  readonly maturity: string
  readonly maturityHint: string
  readonly mass: string
  readonly massHint: string
  readonly overall: string
  readonly lastEvent: string
  readonly noEvent: string
  readonly interactions: string
  readonly initialised: string
  readonly model: string
  readonly asChart: string
  readonly asTable: string
  chartSentence(parts: readonly string[], overall: string): string
  domainSentence(domain: string, confidence: string, maturity: string): string
  readonly notInitialised: string
  readonly notInitialisedTitle: string
  readonly notInitialisedWithoutMediaId: string
  notInitialisedHint(filledBases: string): string
  readonly initialise: string
  readonly consentTitle: string
  readonly consentHint: string
  readonly readAt: string
}

export const englishDna: DnaMessages = {
  loading: 'Loading the user',
  userId: 'User id',
  mediaId: 'MediaID',
  noMediaId: 'No MediaID',
  manyMediaIds: (count) => `${count} MediaIDs, the newest is shown`,
  copyMediaId: 'Copy the MediaID',
  basesTitle: 'ATGC bases',
  bases: {
    A: { name: 'Adenine', content: 'Interests' },
    T: { name: 'Thymine', content: 'Genres' },
    G: { name: 'Guanine', content: 'Flags' },
    C: { name: 'Cytosine', content: 'Location' },
  },
  feeds: (domains) => `feeds ${domains.join(' and ')}`,
  emptyBase: 'Empty: the user has stated nothing here',
  emptyBaseShort: 'empty',
  settings: 'Settings, not taste',
  title: 'DNA',
  domains: {
    cultural: 'Cultural',
    behavioral: 'Behavioral',
    economic: 'Economic',
    spatial: 'Spatial',
  },
  domain: 'Domain',
  confidence: 'Confidence',
  confidenceHint: 'Evidence that is left today; it falls while the user is idle',
  maturity: 'Maturity',
  maturityHint: 'Evidence over the whole lifetime; it never falls',
  mass: 'Mass',
  massHint: 'What decay has left of the weight of all interactions',
  overall: 'Overall',
  lastEvent: 'Last event',
  noEvent: 'No event yet',
  interactions: 'Interactions',
  initialised: 'Initialised',
  model: 'Model',
  asChart: 'Chart',
  asTable: 'Table',
  chartSentence: (parts, overall) => `Confidence ${overall} overall. ${parts.join('; ')}.`,
  domainSentence: (domain, confidence, maturity) =>
    `${domain}: confidence ${confidence}, maturity ${maturity}`,
  notInitialised: 'not initialised',
  notInitialisedTitle: 'DNA not initialised',
  notInitialisedWithoutMediaId:
    'DNA belongs to a MediaID, and this user has none. It can be initialised once a MediaID exists.',
  notInitialisedHint: (filledBases) =>
    `No interaction has moved this user’s DNA yet. The first one does, or it is built from the ATGC bases (${filledBases} of 4 filled).`,
  initialise: 'Initialize DNA',
  consentTitle: 'Consent withdrawn',
  consentHint: 'This user’s DNA stands still: new entries are recorded, and skipped with this reason.',
  readAt: 'Read',
}
