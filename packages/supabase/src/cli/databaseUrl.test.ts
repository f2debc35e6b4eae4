import { expect, it } from 'vitest'
import { parseDatabaseUrl, placeOf } from './databaseUrl.js'

it('takes both spellings of the scheme', () => {
  expect(parseDatabaseUrl('postgres://a:b@h:1/d').hostname).toBe('h')
  expect(parseDatabaseUrl('postgresql://a:b@h:1/d').hostname).toBe('h')
})

it.each([
  ['mysql://u:secret@h/d', 'DATABASE_URL_INVALID'],
  ['secret', 'DATABASE_URL_INVALID'],
  ['secret:secret@h', 'DATABASE_URL_INVALID'],
  ['', 'DATABASE_URL_MISSING'],
  ['  ', 'DATABASE_URL_MISSING'],
  [undefined, 'DATABASE_URL_MISSING'],
])('refuses %s with the way out, and repeats no password', (text, code) => {
  expect(() => parseDatabaseUrl(text)).toThrow(expect.objectContaining({ code }))
  expect(() => parseDatabaseUrl(text)).not.toThrow(/secret/)
})

it('names a database by its name and server alone', () => {
  expect(placeOf(new URL('postgres://user:secret@h:6543/the%20shop?sslmode=require'))).toBe(
    '"the shop" at h:6543',
  )
  expect(placeOf(new URL('postgres://user@h/100%'))).toBe('"100%" at h:5432')
  expect(placeOf(new URL('postgres://user@h'))).toBe('the default database at h:5432')
})
