/** Words of a row's own detail. Numbers and days arrive formatted. */
export interface DetailMessages {
  readonly part: string
  readonly account: string
  readonly amount: string
  readonly sum: string
  readonly sumsUp: string
  differs(amount: string): string
  /** Of a breakdown without parts. */
  readonly noParts: string
  readonly count: string
  readonly share: string
  /** All that have no part of their own. */
  readonly others: string
  readonly day: string
  readonly daysAsTable: string
  perDay(total: string, first: string, last: string, most: string): string
  readonly defaultShares: string
}

export const englishDetail: DetailMessages = {
  part: 'Part',
  account: 'Account',
  amount: 'Amount',
  sum: 'Sum',
  sumsUp: 'the whole amount',
  differs: (amount) => `differs from the amount, ${amount}`,
  noParts: 'Nothing yet.',
  count: 'Count',
  share: 'Share',
  others: 'All others',
  day: 'Day (UTC)',
  daysAsTable: 'Days as a table',
  perDay: (total, first, last, most) => `${total} from ${first} to ${last}, at most ${most} a day`,
  defaultShares: 'No contract is in force, so the default shares apply.',
}
