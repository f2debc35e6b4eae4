/** Words of a row's own detail. Numbers arrive formatted. */
export interface DetailMessages {
  readonly part: string
  readonly account: string
  readonly amount: string
  readonly sum: string
  readonly sumsUp: string
  differs(amount: string): string
}

export const englishDetail: DetailMessages = {
  part: 'Part',
  account: 'Account',
  amount: 'Amount',
  sum: 'Sum',
  sumsUp: 'the whole amount',
  differs: (amount) => `differs from the amount, ${amount}`,
}
