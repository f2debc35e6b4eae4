/** Px of a field, and of what a card has around its fields; the theme's cards are laid out so (`--dia-card`). */
const FIELD = 24
const AROUND = 17

/** No browser scrolls further: Chromium ends at 33.5 million px, Firefox at 17.9 million. */
const MOST_PX = 17_000_000

/** Height in px of each row of a list as a card of so many fields; null where all cards together would be too high. */
export function heightOfCard(fields: number, rows: number): number | null {
  const height = FIELD * fields + AROUND
  return height * rows > MOST_PX ? null : height
}
