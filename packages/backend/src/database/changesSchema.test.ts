import { expect, it } from 'vitest'
import { changesSchema } from './changesSchema.js'

it('sees statements after which the API must look again', () => {
  expect(changesSchema('create table a ()')).toBe(true)
  expect(changesSchema('  ALTER TABLE a ADD b int')).toBe(true)
  expect(changesSchema('drop view v')).toBe(true)
})

it('leaves reads and writes of rows alone', () => {
  expect(changesSchema('select created_at from profiles')).toBe(false)
  expect(changesSchema("update profiles set display_name = 'x'")).toBe(false)
})
