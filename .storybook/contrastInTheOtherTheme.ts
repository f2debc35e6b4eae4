import axe from 'axe-core'
import { expect } from 'storybook/test'

const OTHER = { light: 'dark', dark: 'light' } as const

/**
 * Looks at the contrast of what a story ends with once more, in the theme that it is not shown in. It is all that axe
 * finds which hangs on the theme.
 */
export async function contrastInTheOtherTheme(body: HTMLElement, theme: keyof typeof OTHER): Promise<void> {
  const still = document.createElement('style')
  // A colour on its way to another is neither.
  still.textContent = '*, ::before, ::after { transition: none !important; animation: none !important; }'
  document.head.append(still)
  const pages = [...body.querySelectorAll<HTMLElement>('[data-theme]')]
  // What follows the reader's machine is told its theme, as a machine in that theme would.
  const surfaces = [...body.querySelectorAll<HTMLElement>('.dia-root')].map(({ dataset }) => ({
    dataset,
    before: dataset.diaTheme,
  }))
  try {
    for (const { dataset } of pages) dataset.theme = OTHER[theme]
    for (const { dataset } of surfaces) dataset.diaTheme = OTHER[theme]
    const { violations } = await axe.run(
      { include: body, exclude: ['.sb-wrapper', '#storybook-docs', '#storybook-highlights-root'] },
      { runOnly: ['color-contrast'], resultTypes: ['violations'] },
    )
    const unclear = violations.flatMap(({ nodes }) =>
      nodes.map(({ html, any }) => `${any[0]?.message ?? ''} ${html}`),
    )
    expect(unclear, `Contrast with the theme "${OTHER[theme]}"`).toEqual([])
  } finally {
    for (const { dataset } of pages) dataset.theme = theme
    for (const { dataset, before } of surfaces) {
      if (before === undefined) delete dataset.diaTheme
      else dataset.diaTheme = before
    }
    still.remove()
  }
}
