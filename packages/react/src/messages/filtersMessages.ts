/** Words of the filters and their editors. Numbers and dates arrive formatted. */
export interface FiltersMessages {
  readonly group: string
  readonly add: string
  readonly clearAll: string
  edit(filter: string): string
  remove(filter: string): string
  chip(filter: string, value: string): string
  readonly notSet: string
  readonly from: string
  /** The last day shown. */
  readonly through: string
  readonly contains: string
  readonly atLeast: string
  readonly below: string
  readonly presets: Readonly<
    Record<'today' | 'last7' | 'last30' | 'last90' | 'thisMonth' | 'lastMonth' | 'thisYear', string>
  >
  /** Whose days a range of days means. */
  daysOf(timeZone: string): string
  readonly findOption: string
  /** Amounts are in units of the currency, not in cents. */
  readonly inUnits: string
  readonly find: Readonly<Record<'user' | 'track' | 'artist' | 'event' | 'session' | 'entity', string>>
  readonly finding: string
  readonly nothingFound: string
  takeId(id: string): string
  removeId(id: string): string
  readonly did: string
  readonly didNot: string
  readonly eventTypes: string
  readonly withEntity: string
  readonly anyEntity: string
  readonly entityKind: string
  readonly entityKinds: Readonly<Record<'track' | 'artist' | 'event', string>>
  readonly period: string
  readonly anyTime: string
  readonly addCondition: string
  removeCondition(number: string): string
  condition(number: string): string
  /** One condition in words; `entity` and `period` are '' where there is none. */
  activity(did: boolean, eventTypes: readonly string[], entity: string, period: string): string
  readonly yes: string
  readonly no: string
  since(value: string): string
  until(value: string): string
  /** Of a text filter that is set. */
  holds(text: string): string
  between(from: string, to: string): string
  /** Of numbers: this one and more. */
  leastNumber(value: string): string
  /** Of numbers: less than this one. */
  belowNumber(value: string): string
  /** A range that ends where it starts, or before. */
  readonly emptyRange: string
  readonly apply: string
  readonly clear: string
}

export const englishFilters: FiltersMessages = {
  group: 'Filters',
  add: 'Filter',
  clearAll: 'Clear all',
  edit: (filter) => `Change filter ${filter}`,
  remove: (filter) => `Remove filter ${filter}`,
  chip: (filter, value) => `${filter}: ${value}`,
  notSet: 'any',
  from: 'From',
  through: 'Through',
  contains: 'Contains',
  atLeast: 'At least',
  below: 'Below',
  presets: {
    today: 'Today',
    last7: '7 days',
    last30: '30 days',
    last90: '90 days',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisYear: 'This year',
  },
  daysOf: (timeZone) => `Days in ${timeZone}`,
  findOption: 'Find',
  inUnits: 'In hundreds of the smallest unit, whatever the currency: 10.00 is 10 dollars, or 1,000 yen',
  find: {
    user: 'Find a user, or paste an id',
    track: 'Find a track, or paste an id',
    artist: 'Find an artist, or paste an id',
    event: 'Find an event, or paste an id',
    session: 'Paste a session id',
    entity: 'Paste an id',
  },
  finding: 'Searching…',
  nothingFound: 'Nothing found',
  takeId: (id) => `Use ${id}`,
  removeId: (id) => `Remove ${id}`,
  did: 'Did',
  didNot: 'Did not',
  eventTypes: 'Any of these',
  withEntity: 'With',
  anyEntity: 'anything',
  entityKind: 'Kind',
  entityKinds: { track: 'Track', artist: 'Artist', event: 'Event' },
  period: 'When',
  anyTime: 'any time',
  addCondition: 'Add condition',
  removeCondition: (number) => `Remove condition ${number}`,
  condition: (number) => `Condition ${number}`,
  activity: (did, eventTypes, entity, period) =>
    [did ? 'did' : 'did not', eventTypes.join(' or '), entity && `with ${entity}`, period]
      .filter(Boolean)
      .join(' '),
  yes: 'Yes',
  no: 'No',
  since: (value) => `from ${value}`,
  until: (value) => `until ${value}`,
  holds: (text) => `contains “${text}”`,
  between: (from, to) => `${from} – ${to}`,
  leastNumber: (value) => `\u2265\u00a0${value}`,
  belowNumber: (value) => `<\u00a0${value}`,
  emptyRange: 'The end must come after the start: nothing can match.',
  apply: 'Apply',
  clear: 'Clear',
}
