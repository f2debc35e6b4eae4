import { expect, it } from 'vitest'
import { parameterText } from './parameterText.js'

it.each([
  [null, 'text', null],
  [undefined, 'integer', null],
  [5, 'integer', '5'],
  ['a "quoted" \\ text', 'text', 'a "quoted" \\ text'],
  [['a', null, 'NULL', 'b"c\\d', 'e,{f}'], 'text[]', '{"a",NULL,"NULL","b\\"c\\\\d","e,{f}"}'],
  [[1.5, Number.NaN, -0], 'double precision[]', '{1.5,NaN,0}'],
  [[], 'uuid[]', '{}'],
  [[{ a: 1 }], 'jsonb', '[{"a":1}]'],
  ['text', 'jsonb', '"text"'],
  [new Date(0), 'timestamp with time zone', '1970-01-01T00:00:00.000Z'],
])('writes %j for %s', (value, type, text) => {
  expect(parameterText(value, type)).toBe(text)
})
