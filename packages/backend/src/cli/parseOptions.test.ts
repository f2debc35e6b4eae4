import { expect, it } from 'vitest'
import { parsePort, parseSeed } from './parseOptions.js'

it('takes the ports from 0 to 65535', () => {
  expect(parsePort('0')).toBe(0)
  expect(parsePort('65535')).toBe(65535)
})

it.each(['65536', '-1', '80.5', 'http', '', ' 80', '1e3'])('refuses the port "%s"', (text) => {
  expect(() => parsePort(text)).toThrow(expect.objectContaining({ code: 'PORT_INVALID' }))
})

it('takes none, demo and a number of interactions as seed', () => {
  expect(parseSeed('none')).toBe('none')
  expect(parseSeed('demo')).toBe('demo')
  expect(parseSeed('20000')).toBe(20_000)
})

it.each(['0', '-5', '1.5', 'Demo', 'lots', '', '99999999999'])('refuses the seed "%s"', (text) => {
  expect(() => parseSeed(text)).toThrow(expect.objectContaining({ code: 'SEED_INVALID' }))
})
