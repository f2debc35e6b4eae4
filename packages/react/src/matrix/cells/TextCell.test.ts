import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TextCell } from './TextCell.js'
import { UserCell } from './UserCell.js'

it.each([TextCell, UserCell])(
  'lets a text run its own way, so that a long Arabic name is cut at its end',
  (Cell) => {
    expect(renderToString(createElement(Cell, { value: 'ليلى نغم' }))).toMatch(
      /<span[^>]* dir="auto"[^>]*>ليلى نغم</,
    )
  },
)
