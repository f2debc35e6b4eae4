import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { madeHistory } from '../dna/madeHistory.js'
import { DNAHelix } from './DNAHelix.js'

const BASES = { interests: ['jazz'], genrePreferences: [], contentFlags: {}, locationCode: null }

/** Boxes of rungs: those of one look are one path. */
const boxesIn = (html: string) => html.match(/M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z/g)?.length

describe('DNAHelix on a server', () => {
  it('is static SVG with its rungs, its sentence and the bases', () => {
    const html = renderToString(
      createElement(DNAHelix, { history: madeHistory(30), name: 'Ada', bases: BASES }),
    )
    expect(html).toMatch(/<svg class="dia-helix-marks"/)
    expect(boxesIn(html)).toBeGreaterThan(60)
    expect(html).toContain('Ada’s helix holds 30 interactions from 1 Jan 2025')
    expect(html).not.toContain('<canvas')
    expect(html).toContain('data-empty="true"')
  })

  it('says how many entries it does not draw', () => {
    const made = madeHistory(30)
    const items = made.items.map((item, i) => (i === 3 ? { ...item, skipReason: 'no_consent' } : item))
    const html = renderToString(createElement(DNAHelix, { history: { ...made, items } }))
    expect(html).toContain('helix holds 29 interactions')
    expect(html).toContain('1 more entry moved nothing and is not drawn.')
  })

  it('is SVG there even where a browser would draw many marks on a canvas', () => {
    const html = renderToString(createElement(DNAHelix, { history: madeHistory(1500), density: 'every' }))
    expect(html).not.toContain('<canvas')
    expect(boxesIn(html)).toBeGreaterThan(4000)
  })
})
