import {
  indexedMatrixSource,
  type MatrixRequest,
  type MatrixSource,
  memoryMatrixSource,
  type UsersRow,
  usersMatrix,
} from '@dia/core/matrices'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { HOSTILE_TEXTS, insertCrowd } from '../fixture/insertCrowd.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

const request = (search: string): MatrixRequest => ({
  search,
  filters: {},
  sort: { column: 'created_at', direction: 'desc' },
  limit: 500,
  after: null,
})

/** Any string finds exactly the rows whose search text holds it. */
export function searchSuite(open: OpenBackend): void {
  describe('search in the user matrix', () => {
    let backend: TestBackend
    let source: MatrixSource

    beforeAll(async () => {
      backend = await open()
      const admin = await insertUser(backend, { role: 'admin' })
      await insertCrowd(backend, 120)
      source = supabaseMatrixSource(await backend.signInAs(admin.id))
    })
    afterAll(() => backend.close())

    const found = async (search: string) =>
      (await source.readPage(usersMatrix, request(search))).rows.map(({ user_id }) => user_id)

    /** What Postgres itself finds, with its own folding of case. */
    const holding = async (search: string) =>
      (
        await backend.query<{ user_id: string }>(
          `select user_id from dia.user_matrix where position(lower($1) in search_text) > 0
           order by created_at desc, user_id desc`,
          [search],
        )
      ).map(({ user_id }) => user_id)

    it.each(HOSTILE_TEXTS.map((text) => [text]))('finds %j', async (text) => {
      const expected = await holding(text.trim())
      expect(expected.length).toBeGreaterThan(0)
      expect(await found(text)).toEqual(expected)
    })

    it('finds exactly what holds the text, for any text', async () => {
      const piece = fc.oneof(
        fc.constantFrom(...HOSTILE_TEXTS),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.string({ unit: fc.constantFrom(...`.,()"'\\*%_:{}[]|^$?+-#&=/ \n`), maxLength: 5 }),
        fc.constantFrom('user', '@EXAMPLE.com', 'User 1', '00000000-0000', 'É', 'ß', 'Σ', 'İ', 'I'),
      )
      const text = fc.oneof(
        piece,
        fc.tuple(piece, piece).map(([a, b]) => a + b),
        fc
          .tuple(fc.constantFrom(...HOSTILE_TEXTS), fc.nat(8), fc.nat(8))
          .map(([hostile, from, length]) => [...hostile].slice(from, from + length + 1).join('')),
      )
      await fc.assert(
        fc.asyncProperty(text, async (search) => {
          fc.pre(search.trim() !== '' && !/\0|\p{Surrogate}/u.test(search))
          expect(await found(search)).toEqual(await holding(search.trim()))
        }),
        { numRuns: 150 },
      )
    })

    it('counts what it finds', async () => {
      for (const search of ['user', 'a),or(role.eq.admin', '%', 'É', 'nobody has this']) {
        const expected = await holding(search)
        const { value } = await source.countRows(usersMatrix, { search, filters: {} })
        expect(value).toBe(expected.length)
      }
    })

    it('finds nobody by what no database can hold: a NUL, half a character', async () => {
      for (const search of ['\0', 'user\0', '\ud83d', 'a\udc00b']) {
        expect(await found(search)).toEqual([])
        expect(await source.countRows(usersMatrix, { search, filters: {} })).toMatchObject({ value: 0 })
      }
    })

    it('searches nothing for blanks', async () => {
      expect(await found('  \n ')).toHaveLength(121)
    })

    it('folds case as the database does, where JavaScript folds otherwise', async () => {
      for (const search of [
        'ISTANBUL',
        'istanbul',
        'İSTANBUL',
        'i\u0307stanbul',
        'àéîõü',
        'ÀÉÎÕÜ',
        'STRASSE',
        'straße',
      ]) {
        expect(await found(search)).toEqual(await holding(search))
      }
      expect(await found('USER 1')).toEqual(await found('user 1'))
      expect(await found('straße')).toHaveLength(1)
    })

    it('finds in memory what it finds here, and folds each letter as the database does', async () => {
      for (const displayName of ['ΟΔΟΣΑ', 'οδος', 'İstanbul', 'ISTANBUL', 'Kelvin \u212a']) {
        await insertUser(backend, { displayName })
      }
      await source.refresh(usersMatrix)
      const rows = await backend.query<UsersRow>('select * from dia.user_matrix')
      const letters = await backend.query<{ id: string; text: string; search_text: string }>(
        `select n::text as id, chr(n) as text, lower(chr(n)) as search_text
         from generate_series(1, 131071) n where n not between 55296 and 57343 and lower(chr(n)) <> chr(n)`,
      )
      expect(letters.length).toBeGreaterThan(1000)
      for (const make of [memoryMatrixSource, indexedMatrixSource]) {
        const memory = make(rows)
        for (const search of ['ΟΔΟΣ', 'οδοσ', 'οδος', 'istanbul', 'İSTANBUL', 'İ', '\u212a', 'ß']) {
          const { rows: inMemory } = await memory.readPage(usersMatrix, request(search))
          expect([search, inMemory.map(({ user_id }) => user_id)]).toEqual([search, await found(search)])
        }
      }
      const alphabet = indexedMatrixSource(letters)
      const lettersMatrix = {
        ...usersMatrix,
        key: 'id',
        filters: [],
        searchColumn: 'search_text',
        columns: [{ name: 'id', label: 'Id', kind: 'id', sortable: true }],
        defaultSort: { column: 'id', direction: 'asc' },
      } as never
      const unlike: string[] = []
      for (const { id, text } of letters) {
        const view = await alphabet.readView(lettersMatrix, {
          ...request(text),
          sort: { column: 'id', direction: 'asc' },
        })
        if (view.indexOfKey(id) < 0) unlike.push(text)
      }
      expect(unlike).toEqual([])
    })
  })
}
