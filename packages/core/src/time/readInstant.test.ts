import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiaError } from '../errors/index.js'
import { millisecondsOf } from './millisecondsOf.js'
import { normaliseTimestamp } from './normaliseTimestamp.js'
import { readInstant } from './readInstant.js'
import { secondsBetween } from './secondsBetween.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 10

describe('normaliseTimestamp', () => {
  it.each([
    ['2025-08-03 12:34:56.123456+00', '2025-08-03T12:34:56.123456Z'],
    ['2025-08-03T12:34:56.123456+00:00', '2025-08-03T12:34:56.123456Z'],
    ['2025-08-03T12:34:56Z', '2025-08-03T12:34:56.000000Z'],
    ['2025-08-03t12:34z', '2025-08-03T12:34:00.000000Z'],
    ['2025-08-03 00:15:00+0530', '2025-08-02T18:45:00.000000Z'],
    ['2025-12-31 23:30:00-08', '2026-01-01T07:30:00.000000Z'],
    ['1890-01-01 00:00:00-00:01:15', '1890-01-01T00:01:15.000000Z'],
    ['2025-08-03 12:00:00', '2025-08-03T12:00:00.000000Z'],
    ['2025-08-03', '2025-08-03T00:00:00.000000Z'],
    ['1969-12-31 23:59:59.999999+00', '1969-12-31T23:59:59.999999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
    ['2025-08-03T12:00:00.123456789Z', '2025-08-03T12:00:00.123456Z'],
    [new Date('2025-08-03T12:00:00.5Z'), '2025-08-03T12:00:00.500000Z'],
  ])('reads %s', (given, wanted) => {
    expect(normaliseTimestamp(given)).toBe(wanted)
  })

  it.each([
    '2025-02-30',
    '2025-13-01',
    '2025-08-03T24:00:00Z',
    '2025-08-03T12:60:00Z',
    '2025-08-03T12:00:00+16',
    '2025-08-03T12:00:00+05:60',
    '0000-01-01T00:00:00+01',
    '9999-12-31T23:59:59-01',
    'infinity',
    '12025-01-01',
    '',
    new Date(Number.NaN),
    new Date(8.64e15),
  ])('refuses %s', (given) => {
    expect(() => normaliseTimestamp(given)).toThrow(expect.objectContaining({ code: 'INVALID_TIMESTAMP' }))
  })

  it(
    'gives texts that sort as their moments do, whatever zone and format they came in',
    () => {
      const moment = fc.record({
        ms: fc.integer({ min: -5e12, max: 2e13 }),
        micros: fc.integer({ min: 0, max: 999 }),
        zone: fc.integer({ min: -14 * 4, max: 14 * 4 }),
        separator: fc.constantFrom('T', ' '),
      })
      fc.assert(
        fc.property(moment, moment, (a, b) => {
          const [first, second] = [a, b].map((m) => {
            const local = new Date(m.ms + m.zone * 900_000)
              .toISOString()
              .slice(0, 23)
              .replace('T', m.separator)
            const minutes = Math.abs(m.zone * 15)
            const zone = `${m.zone < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
            return normaliseTimestamp(`${local}${String(m.micros).padStart(3, '0')}${zone}`)
          })
          const [x, y] = [a, b].map((m) => BigInt(m.ms) * 1000n + BigInt(m.micros))
          expect(Math.sign(Number(BigInt(x ?? 0n) - BigInt(y ?? 0n)))).toBe(
            first === second ? 0 : String(first) < String(second) ? -1 : 1,
          )
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )

  it(
    'answers itself when read again',
    () => {
      fc.assert(
        fc.property(fc.date({ min: new Date(0), max: new Date(2e14), noInvalidDate: true }), (date) => {
          const once = normaliseTimestamp(date)
          expect(normaliseTimestamp(once)).toBe(once)
          expect(new Date(once).getTime()).toBe(date.getTime())
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )

  it(
    'answers hostile input with a DiaError',
    () => {
      fc.assert(
        fc.property(fc.anything({ withDate: true, withNullPrototype: true }), (value) => {
          try {
            expect(normaliseTimestamp(value as string)).toHaveLength(27)
          } catch (error) {
            expect(isDiaError(error)).toBe(true)
          }
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )
})

it('secondsBetween counts microseconds', () => {
  const from = readInstant('2025-01-01T00:00:00.999999Z')
  const to = readInstant('2025-01-01T00:00:02.000001Z')
  expect(secondsBetween(from, to)).toBe(1.000002)
  expect(secondsBetween(to, from)).toBe(-1.000002)
})

function two(value: number): string {
  return String(Math.trunc(value)).padStart(2, '0')
}

describe('millisecondsOf', () => {
  const timeOf = (text: string) => {
    try {
      return millisecondsOf(text)
    } catch (error) {
      return (error as { code: unknown }).code
    }
  }
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
  it(
    'reads a time alike however its UTC is written, and refuses it alike',
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 9999 }),
          fc.tuple(part(13), part(32), part(25), part(61), part(61)),
          fc.stringMatching(/^(\.\d{0,10})?$/),
          (year, [month, day, hour, minute, second], fraction) => {
            const text = `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${fraction}`
            const read = timeOf(`${text}+0000`)
            expect(timeOf(`${text}Z`)).toBe(read)
            expect(timeOf(`${text}+00:00`.replace('T', ' '))).toBe(read)
          },
        ),
        { numRuns: runs },
      )
    },
    timeout,
  )
})
