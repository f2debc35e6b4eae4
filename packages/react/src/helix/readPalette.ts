import type { HelixPalette } from './HelixPalette.js'

/** The colours that DIA's tokens come to where an element stands, light or dark. */
export function readPalette(element: Element): HelixPalette {
  const probe = document.createElement('span')
  probe.hidden = true
  ;(element.closest('.dia-root') ?? document.body).append(probe)
  const read = (token: string) => {
    probe.style.color = `var(--dia-${token})`
    return getComputedStyle(probe).color
  }
  const palette: HelixPalette = {
    domains: [read('cultural'), read('behavioral'), read('economic'), read('spatial')],
    front: read('helix-front'),
    back: read('helix-back'),
    line: read('line-strong'),
    text: read('muted'),
    ground: read('surface'),
  }
  probe.remove()
  return palette
}
