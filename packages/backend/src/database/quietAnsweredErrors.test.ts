import type { Connection } from '@supabase/lite'
import { expect, it } from 'vitest'
import { quietAnsweredErrors } from './quietAnsweredErrors.js'

it('keeps from the console what the API answers, and nothing else', () => {
  const printed: unknown[] = []
  const original = console.error
  console.error = (...values: unknown[]) => printed.push(...values)
  try {
    const connection = { normalizeDbError: (error: unknown) => error } as Connection
    quietAnsweredErrors(connection)
    const denied = connection.normalizeDbError(new Error('permission denied'))
    console.error(denied)
    const bug = new Error('a bug')
    console.error(bug)
    console.error('text')
    expect(printed).toEqual([bug, 'text'])
  } finally {
    console.error = original
  }
})
