import { expect, it } from 'vitest'
import { cell, moment, table } from './markdown.js'

it('a cell ends no line, opens no column and steers no terminal', () => {
  expect(cell('a|b\nc\r\nd\u001b[31m\\')).toBe('a\\|b c  d [31m\\\\')
  expect(cell('right \u202e left')).toBe('right   left')
  expect(cell('👩🏽‍🎤 Ziggy')).toBe('👩🏽‍🎤 Ziggy')
  expect([null, undefined, 0, 1.005, true, false].map(cell)).toEqual(['', '', '0', '1.00', 'yes', 'no'])
  expect(cell(['a', 'b|c'])).toBe('a, b\\|c')
  expect(cell({ a: '|' })).toBe('{"a":"\\|"}')
})

it('a table has a line for each row, and says where there is none', () => {
  expect(table(['A', 'B'], [[1, 'x']])).toBe('| A | B |\n| --- | --- |\n| 1 | x |')
  expect(table(['A'], [])).toBe('_None._')
})

it('a moment is cut to the second', () => {
  expect(moment('2025-11-07T12:00:00.123456Z')).toBe('2025-11-07 12:00:00Z')
  expect(moment(null)).toBe('')
})
