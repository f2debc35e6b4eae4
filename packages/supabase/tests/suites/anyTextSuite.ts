import type { MatrixDefinition, MatrixRequest } from '@dia/core/matrices'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SupabaseMatrixSource, supabaseMatrixSource } from '../../src/matrices/index.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

interface AnyText {
  text_id: string
  name: string
  /** The same in all rows, so that only their keys tell them apart. */
  tie: string
}

const anyTexts: MatrixDefinition<AnyText> = {
  name: 'any_texts',
  title: 'Any texts',
  relation: 'dia_any_texts',
  key: 'text_id',
  searchColumn: 'search_text' as 'name',
  defaultSort: { column: 'name', direction: 'asc' },
  columns: [
    { name: 'text_id', label: 'Text', kind: 'text', sortable: true },
    { name: 'name', label: 'Name', kind: 'text', sortable: true },
    { name: 'tie', label: 'Tie', kind: 'text', sortable: true },
  ],
  filters: [
    { name: 'text', label: 'Text', column: 'text_id', kind: 'select', options: [] },
    { name: 'name', label: 'Name', column: 'name', kind: 'select', options: [] },
  ],
}

const isStorable = (text: string) => !/\0|\p{Surrogate}/u.test(text)
const punctuation = fc.constantFrom(...'"\\()[]{},.:;*%_\'^$|?+-=<>&#!/ \t\n\r'.split(''))
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  fc.string({ unit: punctuation, minLength: 1, maxLength: 6 }),
  fc
    .tuple(
      fc.constantFrom('null', 'true', '1e5', '007', 'not.', 'eq.', '{', '"'),
      fc.string({ maxLength: 3 }),
    )
    .map((parts) => parts.join('')),
)
const runs = process.env.DIA_DEEP ? 3000 : 6

/** Any Unicode, as a search, a filter, a key and a value to sort by, on a real database. */
export function anyTextSuite(open: OpenBackend): void {
  describe('any text', { timeout: process.env.DIA_DEEP ? 3_600_000 : 240_000 }, () => {
    let backend: TestBackend
    let source: SupabaseMatrixSource
    beforeAll(async () => {
      backend = await open()
      await backend.query(
        `create table public.any_texts (text_id text primary key, name text not null, tie text not null,
           search_text text generated always as (lower(name)) stored)`,
      )
      await backend.query(
        `create view public.dia_any_texts with (security_invoker = true) as
           select text_id, name, tie, search_text from public.any_texts`,
      )
      await backend.query('grant select on public.any_texts, public.dia_any_texts to authenticated')
      source = supabaseMatrixSource(await backend.signInAs((await insertUser(backend, { role: 'admin' })).id))
    })
    afterAll(() => backend.close())

    const found = async (changes: Partial<MatrixRequest>) => {
      const request = { search: '', filters: {}, sort: anyTexts.defaultSort, limit: 50, after: null }
      const { rows } = await source.readPage(anyTexts, { ...request, ...changes })
      return rows.map(({ text_id }) => text_id).sort()
    }
    const oneByOne = async (column: keyof AnyText) => {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: { rows: readonly AnyText[]; next: string | null } = await source.readPage(anyTexts, {
          search: '',
          filters: {},
          sort: { column, direction: 'desc' },
          limit: 1,
          after,
        })
        seen.push(...page.rows.map(({ text_id }) => text_id))
        if (seen.length > 5) throw new Error(`Paging by ${column} goes in circles: ${JSON.stringify(seen)}`)
        after = page.next
      } while (after !== null)
      return seen.sort()
    }

    it('finds exactly the row that holds it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(text, { minLength: 2, maxLength: 5 }), async (texts) => {
          const held = texts.filter(isStorable).sort()
          await backend.query('truncate public.any_texts')
          await backend.query(
            `insert into public.any_texts (text_id, name, tie)
             select t, t, $2 from jsonb_array_elements_text($1::jsonb) t`,
            [JSON.stringify(held), held[0] ?? ''],
          )
          for (const one of texts) {
            const itself = isStorable(one) ? [one] : []
            const values = { kind: 'select', values: [one] } as const
            expect(await found({ filters: { text: values } })).toEqual(itself)
            expect(await found({ filters: { name: values } })).toEqual(itself)
            for (const matrix of [anyTexts, { ...anyTexts, name: 'texts_of_the_host' }]) {
              const opened = await source.openRow(matrix, one).then(
                ({ text_id }) => [text_id],
                (error: { code?: string }) => (error.code === 'NOT_FOUND' ? [] : [error]),
              )
              expect(opened).toEqual(itself)
            }
            // What Postgres itself finds, with its own folding of case.
            const holding = isStorable(one)
              ? await backend.query<{ text_id: string }>(
                  'select text_id from public.any_texts where position(lower($1) in search_text) > 0',
                  [one.trim()],
                )
              : []
            expect(await found({ search: one })).toEqual(holding.map(({ text_id }) => text_id).sort())
          }
          expect(await oneByOne('text_id')).toEqual(held)
          expect(await oneByOne('name')).toEqual(held)
          expect(await oneByOne('tie')).toEqual(held)
        }),
        // The short form is the same on every run; the deep form draws anew.
        { numRuns: runs, endOnFailure: true, ...(process.env.DIA_DEEP ? {} : { seed: 20251125 }) },
      )
    })
  })
}
