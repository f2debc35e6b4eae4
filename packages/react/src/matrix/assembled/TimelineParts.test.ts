import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TimelineParts } from './TimelineParts.js'

it('shows money with the decimals of its currency: a hundred yen are no single yen', () => {
  const shown = (cents: string, currency: string) =>
    renderToStaticMarkup(
      createElement(TimelineParts, {
        breakdown: { name: 'timeline', label: 'Timeline', kind: 'timeline' },
        parts: [
          { id: null, label: 'refund', value: null, at: null, note: null, amount: { cents, currency } },
        ],
        nameOf: () => 'Refunded',
      }),
    ).replace(/<[^>]+>/g, '')
  expect(shown('100', 'JPY')).toMatch(/^Refunded\D*100$/)
  expect(shown('100', 'USD')).toMatch(/^Refunded\D*1\.00$/)
  expect(shown('much', 'USD')).toBe('Refunded ')
})
