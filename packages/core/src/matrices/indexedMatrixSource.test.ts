import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexedMatrixSource } from './indexedMatrixSource.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixPage } from './MatrixSource.js'
import { memoryMatrixSource } from './memoryMatrixSource.js'

interface Row {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly role: string
}
const matrix: MatrixDefinition<Row> = {
  name: 'things',
  title: 'Things',
  relation: 'things',
  key: 'id',
  searchColumn: 'name',
  defaultSort: { column: 'score', direction: 'desc' },
  columns: [
    { name: 'name', label: 'Name', kind: 'text', sortable: true },
    { name: 'score', label: 'Score', kind: 'number', sortable: true },
    { name: 'role', label: 'Role', kind: 'badge' },
  ],
  filters: [
    {
      name: 'role',
      label: 'Role',
      column: 'role',
      kind: 'select',
      options: ['a', 'b'].map((value) => ({ value, label: value })),
    },
    { name: 'score', label: 'Score', column: 'score', kind: 'numberRange' },
  ],
}
const text = fc.oneof(
  fc.constantFrom('ada', 'bo', 'Ada Lovelace', 'ΟΔΟΣΑ', 'İstanbul', 'a\nb', ''),
  fc.string({ unit: 'binary' }),
)
const rows = fc
  .array(
    fc.record({ name: text, score: fc.integer({ min: -3, max: 3 }), role: fc.constantFrom('a', 'b', 'c') }),
    { maxLength: 60 },
  )
  .map((list) => list.map((row, index): Row => ({ ...row, id: `k${String(index).padStart(3, '0')}` })))

describe('a large array behind the port', () => {
  it('answers every request as the plain one does, in one view and in pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.record({
          search: fc.constantFrom('', 'ada', 'A', ' b ', 'a b', 'love', 'ΟΔΟΣ', 'İ'),
          sort: fc.record({
            column: fc.constantFrom('name', 'score'),
            direction: fc.constantFrom('asc' as const, 'desc' as const),
          }),
          role: fc.subarray(['a', 'b']),
          from: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
        }),
        async (list, { search, sort, role, from }) => {
          const flat = list.map((row) => ({ ...row, name: row.name.replaceAll('\n', ' ') }))
          const filters = {
            ...(role.length > 0 ? { role: { kind: 'select' as const, values: role } } : {}),
            ...(from === undefined ? {} : { score: { kind: 'numberRange' as const, from } }),
          }
          const request = { search, sort, filters }
          const page = { ...request, limit: 500, after: null }
          const plain = await memoryMatrixSource(flat).readPage(matrix, page)
          const source = indexedMatrixSource(flat)
          const view = await source.readView(matrix, request)
          const keys = Array.from({ length: view.length }, (_, at) => view.rowAt(at).id)
          expect(keys).toEqual(plain.rows.map(({ id }) => id))
          expect(keys.map((key) => view.indexOfKey(key))).toEqual(keys.map((_, at) => at))
          const walked: string[] = []
          let after: string | null = null
          do {
            const part: MatrixPage<Row> = await source.readPage(matrix, { ...request, limit: 7, after })
            walked.push(...part.rows.map(({ id }) => id))
            after = part.next
          } while (after !== null)
          expect(walked).toEqual(keys)
          expect((await source.countRows(matrix, request)).value).toBe(keys.length)
        },
      ),
    )
  })

  it('knows no place of a key that is filtered out or was never there', async () => {
    const source = indexedMatrixSource([
      { id: 'x', name: 'ada', score: 1, role: 'a' },
      { id: 'y', name: 'bo', score: 2, role: 'b' },
    ])
    const view = await source.readView(matrix, { search: 'ada', filters: {}, sort: matrix.defaultSort })
    expect([view.indexOfKey('x'), view.indexOfKey('y'), view.indexOfKey('z')]).toEqual([0, -1, -1])
  })

  it('breaks ties by keys that are numbers as the plain one does, and counts each tag of a list', async () => {
    const tagged: MatrixDefinition<{ id: number; name: string; score: number; role: string[] }> = {
      ...(matrix as unknown as MatrixDefinition<{ id: number; name: string; score: number; role: string[] }>),
      columns: [
        { name: 'id', label: 'Id', kind: 'id' },
        { name: 'score', label: 'Score', kind: 'number', sortable: true },
        { name: 'role', label: 'Roles', kind: 'tags' },
      ],
    }
    const list = [9, 10, 100, 2].map((id) => ({ id, name: '', score: 1, role: ['a', 'b'] }))
    for (const source of [memoryMatrixSource(list), indexedMatrixSource(list)]) {
      const request = { search: '', filters: {}, sort: tagged.defaultSort, limit: 9, after: null }
      const { rows: page } = await source.readPage(tagged, request)
      expect(page.map(({ id }) => id)).toEqual([100, 10, 9, 2])
      expect(await source.countOptions?.(tagged, 'role')).toEqual(
        new Map([
          ['a', 4],
          ['b', 4],
        ]),
      )
    }
  })

  it('counts the rows of each option', async () => {
    const source = indexedMatrixSource([{ role: 'a' }, { role: 'a' }, { role: 'b' }])
    expect(await source.countOptions?.(matrix, 'role')).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    )
  })
})
