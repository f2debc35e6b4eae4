import { diaMatrices } from '@dia/core/matrices'

/** What is taken a picture of, and what must be on the page before. */
export interface Picture {
  readonly file: string
  readonly story: string
  readonly ready: string
  readonly theme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  readonly media: 'screen' | 'print'
}

const CHARTS = [
  ['helix', 'helix-dnahelix--default', '.dia-helix-mark'],
  ['ladder', 'helix-dnahelix--ladder', '.dia-helix-mark'],
  ['influence', 'influence-influencechart--by-artist', '[data-testid=influence-sum]'],
  ['fingerprint', 'influence-domainfingerprint--full', '.dia-fingerprint'],
] as const

const THEMES = ['light', 'dark'] as const
const WIDE = { width: 800, height: 360 }

function matrixPicture(name: string, look: string, given: Partial<Picture>): Picture {
  return {
    file: `${name}-${look}.png`,
    story: `matrix-fixed--rows&args=name:${name}`,
    ready: 'text=1–12 of 12',
    theme: 'light',
    size: WIDE,
    media: 'screen',
    ...given,
  }
}

/** The thirteen matrices and the charts in both themes, and one matrix as cards, and on paper from the dark. */
export const PICTURES: readonly Picture[] = [
  ...Object.keys(diaMatrices).flatMap((name) => THEMES.map((theme) => matrixPicture(name, theme, { theme }))),
  matrixPicture('users', 'narrow', { size: { width: 380, height: 700 } }),
  matrixPicture('users', 'print', { media: 'print', theme: 'dark' }),
  ...CHARTS.flatMap(([name, story, ready]) =>
    THEMES.map(
      (theme): Picture => ({
        file: `${name}-${theme}.png`,
        story,
        ready,
        theme,
        size: { width: 900, height: 560 },
        media: 'screen',
      }),
    ),
  ),
]
