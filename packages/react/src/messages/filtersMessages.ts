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
  readonly atLeast: string
  readonly below: string
  lastDays(days: string): string
  readonly yes: string
  readonly no: string
  since(value: string): string
  until(value: string): string
  between(from: string, to: string): string
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
  atLeast: 'At least',
  below: 'Below',
  lastDays: (days) => `Last ${days} days`,
  yes: 'Yes',
  no: 'No',
  since: (value) => `from ${value}`,
  until: (value) => `until ${value}`,
  between: (from, to) => `${from} – ${to}`,
  apply: 'Apply',
  clear: 'Clear',
}
