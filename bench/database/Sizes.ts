/** How many rows of each kind; all follow the listens, in the proportions of the demo. */
export interface Sizes {
  readonly users: number
  readonly artists: number
  readonly tracks: number
  readonly events: number
  readonly listens: number
  readonly engagements: number
  readonly votes: number
  readonly attendees: number
  readonly subscriptions: number
  readonly transactions: number
  readonly entries: number
  readonly metrics: number
  readonly audits: number
  /** Interactions of the heavy user: listens, engagements, votes. */
  readonly heavy: readonly [listens: number, engagements: number, votes: number]
}

/** 5,000,000 listens are of 200,000 users, with 1,000,000 engagements and 3,000,000 entries in the Passport. */
export function sizesFor(listens: number): Sizes {
  return {
    listens,
    users: listens / 25,
    engagements: listens / 5,
    votes: listens / 10,
    attendees: listens / 25,
    subscriptions: listens / 50,
    transactions: listens / 10,
    entries: listens * 0.6,
    metrics: listens / 2,
    audits: listens / 50,
    tracks: listens / 50,
    artists: listens / 500,
    events: listens / 250,
    heavy: listens < 200_000 ? [1400, 500, 100] : [14_000, 5000, 1000],
  }
}
