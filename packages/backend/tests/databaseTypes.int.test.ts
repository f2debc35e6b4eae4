import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Backend, cloneBackend } from '../src/index.js'
import { databaseTypes } from '../src/types/databaseTypes.js'
import { DATABASE_TYPES } from '../src/types/generateDatabaseTypes.js'

let backend: Backend
beforeAll(async () => {
  backend = await cloneBackend()
})
afterAll(() => backend?.close())

it('the committed DiaDatabase is what the migrations make; else run "npm run generate:types"', async () => {
  expect(await readFile(DATABASE_TYPES, 'utf8')).toBe(await databaseTypes(backend))
})

it('a new column or function makes it stale', async () => {
  const before = await databaseTypes(backend)
  await backend.query('create view public.dia_new as select 1::bigint as n, null::text[] as list')
  const after = await databaseTypes(backend)
  expect(after).toContain('list: string[] | null')
  expect(after).not.toBe(before)
})
