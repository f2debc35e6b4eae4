/** Words of the influence chart and the fingerprint. Numbers and dates arrive formatted. */
export interface InfluenceMessages {
  readonly title: string
  readonly fingerprint: string
  readonly notInitialised: string
  readonly evidence: string
  changeSince(days: string): string
  domainSentence(domain: string, share: string, confidence: string, maturity: string, change: string): string
  readonly groupBy: string
  readonly eventType: string
  readonly entity: string
  readonly artist: string
  readonly period: string
  readonly measure: string
  readonly contributes: string
  readonly without: string
  readonly contributesHint: string
  readonly withoutHint: string
  readonly view: string
  readonly chart: string
  readonly table: string
  readonly share: string
  readonly bar: string
  readonly moves: string
  readonly count: string
  readonly baseWeight: string
  readonly total: string
  readonly coefficient: string
  readonly prior: string
  readonly earlier: string
  rest(count: string): string
  readonly sum: string
  readonly unknown: Readonly<Record<'eventType' | 'entity' | 'artist' | 'period', string>>
  readonly reckoning: string
  sentence(facts: {
    readonly at: string
    readonly largest: string
    readonly share: string
    readonly prior: string
    readonly by: string
  }): string
  readonly nothing: string
  showEvents(label: string): string
  hideEvents(label: string): string
  eventsOf(label: string): string
  moreEvents(shown: string, total: string): string
  readonly showMore: string
}

export const englishInfluence: InfluenceMessages = {
  title: 'Influence',
  fingerprint: 'Fingerprint of the four domains',
  notInitialised: 'not initialised',
  evidence: 'Evidence',
  changeSince: (days) => `In ${days} days`,
  domainSentence: (domain, share, confidence, maturity, change) =>
    `${domain}: ${share} of the evidence, confidence ${confidence}, maturity ${maturity}, ${change} lately`,
  groupBy: 'Group by',
  eventType: 'Event type',
  entity: 'Entity',
  artist: 'Artist',
  period: 'Month',
  measure: 'Measure',
  contributes: 'Contributes',
  without: 'Without it',
  contributesHint:
    'How much of the DNA’s evidence each is. With the prior the shares come to 100 %; what pushes away is hollow.',
  withoutHint: 'How far the DNA would move if each had never happened. These do not add up, and need not.',
  view: 'View of the influence',
  chart: 'Chart',
  table: 'Table',
  share: 'Share',
  bar: 'Bar, by domain',
  moves: 'DNA moves',
  count: 'Count',
  baseWeight: 'Base weight',
  total: 'Count × weight',
  coefficient: 'signed',
  prior: 'Prior, from the ATGC bases',
  earlier: 'What was there before',
  rest: (count) => `${count} more`,
  sum: 'Together',
  unknown: {
    eventType: 'Unknown type',
    entity: 'Unknown or deleted',
    artist: 'No artist named',
    period: 'Unknown time',
  },
  reckoning: 'Reckoning the influence',
  sentence: ({ at, largest, share, prior, by }) =>
    `As of ${at}, the largest part by ${by.toLowerCase()} is ${largest} with ${share}; the prior is ${prior}.`,
  nothing: 'Nothing has moved this DNA up to this moment.',
  showEvents: (label) => `Show the events of ${label}`,
  hideEvents: (label) => `Hide the events of ${label}`,
  eventsOf: (label) => `Events of ${label}`,
  moreEvents: (shown, total) => `${shown} of ${total} events, the largest share first`,
  showMore: 'Show more',
}
