/** Texts that break quoting, escaping, LIKE patterns, spreadsheets or layouts. */
export const AWKWARD_TEXTS = {
  quotes: `Miles "Two-Step" O'Hollow`,
  commas: 'Vale, Nora, & Sons (Live), Pt. 2',
  backslashes: String.raw`C:\Temp\new\u0041 \\ Trio`,
  percents: '100% Static_50%',
  stars: '*Nova* **Bright**',
  emoji: '🪩 Dïscø Fåmily 👩🏽‍🎤🎶',
  rightToLeft: 'ليلى نغم — נועם צליל',
  formula: '=SUM(A1:A9)+"x"',
  markup: '<b onmouseover=alert(1)>Bold & Co</b>',
} as const

export type AwkwardText = keyof typeof AWKWARD_TEXTS
