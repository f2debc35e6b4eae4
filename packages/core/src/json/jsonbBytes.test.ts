import { expect, it } from 'vitest'
import { jsonbBytes } from './jsonbBytes.js'

/** What PostgreSQL printed for each value with `select value::jsonb::text`. */
it.each([
  [{}, '{}'],
  [[], '[]'],
  [{ a: 1, b: [2, 3, null, true] }, '{"a": 1, "b": [2, 3, null, true]}'],
  [{ é: '💿\n"' }, '{"é": "💿\\n\\""}'],
  [1e21, '1000000000000000000000'],
  [-1.5e22, '-15000000000000000000000'],
  [1e-7, '0.0000001'],
  [-2.25e-8, '-0.0000000225'],
  [0.1, '0.1'],
  [123456.789e-10, '0.0000123456789'],
  [Number.MAX_VALUE, `17976931348623157${'0'.repeat(292)}`],
  [Number.MIN_VALUE, `0.${'0'.repeat(323)}5`],
])('jsonbBytes(%j) is the length of what Postgres prints', (value, printed) => {
  expect(jsonbBytes(value)).toBe(new TextEncoder().encode(printed).length)
})
