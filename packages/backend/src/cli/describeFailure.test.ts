import { DiaError } from '@dia/core/errors'
import { expect, it } from 'vitest'
import { describeFailure } from './describeFailure.js'

it('says what happened and the way out, in one line', () => {
  expect(describeFailure(new DiaError('X', 'The door is shut.', 'Knock.'))).toBe('The door is shut. Knock.')
  expect(describeFailure(new Error('two\n  lines'))).toBe('The backend could not start: two lines')
})

it('adds the hint of a database error', () => {
  const error = Object.assign(new Error('tables are missing'), { hint: 'Apply the host schema.' })
  expect(describeFailure(error)).toBe(
    'The backend could not start: tables are missing. Apply the host schema.',
  )
})

it('prints no password of a URL that an error of a library repeats', () => {
  const line = describeFailure(new Error('bad postgres://user:p%40ss@host:5432/db'))
  expect(line).toBe('The backend could not start: bad postgres://user@host:5432/db')
})
