import { DiaError } from '@dia/core/errors'
import { expect, it } from 'vitest'
import { describeConnectionFailure } from './describeConnectionFailure.js'
import { describeFailure, withoutPasswords } from './describeFailure.js'

it('says what happened and the way out, in one line', () => {
  expect(describeFailure(new DiaError('X', 'The door is shut.', 'Write user:password@host.'))).toBe(
    'The door is shut. Write user:password@host.',
  )
  expect(describeFailure(new Error('two\n  lines'))).toBe(
    'The database answers: two lines. Nothing was changed.',
  )
})

it('passes the hint of the database on, and has one for missing rights', () => {
  expect(describeFailure(Object.assign(new Error('tables are missing'), { hint: 'Apply the schema.' }))).toBe(
    'The database answers: tables are missing. Apply the schema.',
  )
  expect(describeFailure(Object.assign(new Error('permission denied'), { code: '42501' }))).toMatch(
    /permission denied\. Use the user that owns the database/,
  )
})

it.each([
  ['bad postgres://user:p%40ss@host:5432/db', 'bad postgres://user@host:5432/db'],
  ["unknown option '--url=postgres://u:p@s:s/w@h/d'", "unknown option '--url=postgres://u@h/d'"],
  ['postgres://user@host/db', 'postgres://user@host/db'],
])('takes the password out of %s', (text, expected) => {
  expect(withoutPasswords(text)).toBe(expected)
  expect(describeFailure(new Error(text))).toContain(expected)
})

it.each([
  ['ECONNREFUSED', 'cannot be reached'],
  ['CONNECT_TIMEOUT', 'cannot be reached'],
  ['ENOTFOUND', 'is not known'],
  ['28P01', 'refuses this user or password'],
  ['28000', 'sslmode=require'],
  ['3D000', 'no database "the shop"'],
  ['53300', 'no free connection'],
])('says what %s means, without the password', (code, words) => {
  const url = new URL('postgres://user:secret@db.example:5433/the%20shop')
  const failure = describeConnectionFailure(Object.assign(new Error('secret'), { code }), url)
  expect(failure.code).toBe('DATABASE_UNREACHABLE')
  expect(describeFailure(failure)).toContain(words)
  expect(describeFailure(failure)).toContain('db.example:5433')
  expect(describeFailure(failure)).not.toContain('secret')
})
