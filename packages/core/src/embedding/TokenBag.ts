/** Tokens with their weights; a negative weight points away from the token. */
export type TokenBag = Map<string, number>

/** Adds to a token's weight. */
export function addToken(bag: TokenBag, token: string, weight: number): void {
  bag.set(token, (bag.get(token) ?? 0) + weight)
}
