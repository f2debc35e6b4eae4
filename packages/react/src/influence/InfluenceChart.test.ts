// @vitest-environment jsdom
import { cleanup } from '@testing-library/react'
import { createElement, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { madeHistory } from '../dna/madeHistory.js'
import { DNAHelix } from '../helix/DNAHelix.js'
import { InfluenceChart } from './InfluenceChart.js'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('stands with its bars and its sum in a server’s page', () => {
  const html = renderToString(createElement(InfluenceChart, { history: madeHistory(40) }))
  expect(html).toContain('100.0%')
  expect(html.match(/class="dia-influence-bar"/g)?.length).toBeGreaterThan(2)
  expect(html).not.toContain('dia-skeleton')
})

it('says there how far the DNA would move without each, too', () => {
  const history = madeHistory(40)
  const html = renderToString(createElement(InfluenceChart, { history, defaultMeasure: 'without' }))
  expect(html).toContain('DNA moves')
  expect(html).toMatch(/class="dia-influence-value">0\.\d*[1-9]/)
})

it.each([
  ['InfluenceChart', InfluenceChart],
  ['DNAHelix', DNAHelix],
])('%s takes a server’s page over without a word, and nothing is reckoned away', async (_, Chart) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  const page = document.createElement('div')
  document.body.append(page)
  const chart = createElement(StrictMode, null, createElement(Chart, { history: madeHistory(40) }))
  page.innerHTML = renderToString(chart)
  const before = page.textContent
  const recovered: unknown[] = []
  const root = hydrateRoot(page, chart, { onRecoverableError: (error) => recovered.push(error) })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(page.textContent).toBe(before)
  expect(recovered).toEqual([])
  expect(said).not.toHaveBeenCalled()
  root.unmount()
  said.mockRestore()
})
