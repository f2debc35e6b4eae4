import { describe, expect, it } from 'vitest'
import { describeConnectionFailure, parseDatabaseUrl } from './describeConnectionFailure.js'

describe('parseDatabaseUrl', () => {
  it('takes both spellings of the scheme', () => {
    expect(parseDatabaseUrl('postgres://a:b@h:1/d').hostname).toBe('h')
    expect(parseDatabaseUrl('postgresql://a:b@h:1/d').hostname).toBe('h')
  })

  it.each(['mysql://u:secret@h/d', 'http://u:secret@h/d', 'secret'])(
    'refuses %s and repeats no password',
    (text) => {
      expect(() => parseDatabaseUrl(text)).toThrow(expect.objectContaining({ code: 'DATABASE_URL_INVALID' }))
      expect(() => parseDatabaseUrl(text)).not.toThrow(/secret/)
    },
  )
})

describe('describeConnectionFailure', () => {
  const url = new URL('postgres://user:secret@db.example:5433/shop')

  it.each([
    ['ECONNREFUSED', 'cannot be reached'],
    ['ENOTFOUND', 'is not known'],
    ['28P01', 'refuses this user or password'],
    ['3D000', 'has no database "shop"'],
    ['CONNECT_TIMEOUT', 'cannot be reached'],
  ])('says what %s means', (code, sentence) => {
    const failure = describeConnectionFailure(Object.assign(new Error('secret'), { code }), url)
    expect(failure.code).toBe('DATABASE_UNREACHABLE')
    expect(failure.message).toContain(sentence)
    expect(failure.message).toContain('db.example:5433')
    expect(`${failure.message} ${failure.hint}`).not.toContain('secret')
  })
})
