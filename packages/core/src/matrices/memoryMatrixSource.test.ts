import { describe, expect, it } from 'vitest'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixFilterValue, MatrixRequest } from './MatrixRequest.js'
import { memoryMatrixSource } from './memoryMatrixSource.js'
import { streamMatrixRows } from './streamMatrixRows.js'

interface PayoutRow {
  id: string
  user_id: string
  status: string
  tags: string[] | null
  amount: string
  at: string
  plays: number
  is_late: boolean | null
  search_text: string
}

const payoutsMatrix: MatrixDefinition<PayoutRow> = {
  name: 'payouts',
  title: 'Payouts',
  relation: 'dia_payouts',
  key: 'id',
  searchColumn: 'search_text',
  defaultSort: { column: 'amount', direction: 'asc' },
  columns: [
    { name: 'id', label: 'Id', kind: 'id', sortable: true },
    { name: 'amount', label: 'Amount', kind: 'money', sortable: true },
    { name: 'at', label: 'At', kind: 'time', sortable: true },
    { name: 'plays', label: 'Plays', kind: 'number', sortable: true },
    { name: 'search_text', label: 'Text', kind: 'text', sortable: true },
  ],
  filters: [
    { name: 'status', label: 'Status', column: 'status', kind: 'select', options: [] },
    { name: 'tags', label: 'Tags', column: 'tags', kind: 'select', options: [] },
    { name: 'late', label: 'Late', column: 'is_late', kind: 'boolean' },
    { name: 'at', label: 'At', column: 'at', kind: 'timeRange' },
    { name: 'amount', label: 'Amount', column: 'amount', kind: 'numberRange', unit: 'cents' },
    { name: 'plays', label: 'Plays', column: 'plays', kind: 'numberRange' },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'did', label: 'Did', column: 'user_id', kind: 'activity', eventTypes: [] },
  ],
}

const USER = '00000000-0000-4000-8000-00000000000A'
const row = (id: string, changes: Partial<PayoutRow> = {}): PayoutRow => ({
  id,
  user_id: USER.toLowerCase(),
  status: 'open',
  tags: null,
  amount: '10',
  at: '2026-01-01T00:00:00Z',
  plays: 0,
  is_late: false,
  search_text: id,
  ...changes,
})

const rows = [
  row('a', { amount: '9007199254740993', at: '2026-01-01 02:00:00.000002+02', tags: ['x', 'y'] }),
  row('b', { amount: '9007199254740992', at: '2026-01-01T00:00:00.000001Z', status: 'paid, "late"' }),
  row('c', { amount: '-5', at: '2025-12-31T23:59:59.999999Z', plays: 9, is_late: true }),
  row('d', { amount: '10', plays: 10, search_text: 'Ünïcode 😀 %_*' }),
  row('e', { amount: '10', is_late: null, plays: 100 }),
]

const request = (changes: Partial<MatrixRequest> = {}): MatrixRequest => ({
  search: '',
  filters: {},
  sort: payoutsMatrix.defaultSort,
  limit: 100,
  after: null,
  ...changes,
})

const source = memoryMatrixSource(rows)
const idsOf = async (changes: Partial<MatrixRequest>) =>
  (await source.readPage(payoutsMatrix, request(changes))).rows.map(({ id }) => id).join('')
const filtered = (name: string, value: MatrixFilterValue) => idsOf({ filters: { [name]: value } })

describe('memoryMatrixSource', () => {
  it('sorts money by size past 2^53, times by the instant, and breaks ties by the key', async () => {
    const by = (column: string, direction: 'asc' | 'desc' = 'asc') => idsOf({ sort: { column, direction } })
    expect(await by('amount')).toBe('cdeba')
    expect(await by('amount', 'desc')).toBe('abedc')
    expect(await by('at')).toBe('cdeba')
    expect(await by('plays', 'desc')).toBe('edcba')
    expect(await by('id')).toBe('abcde')
  })

  it.each<[string, MatrixFilterValue, string]>([
    ['status', { kind: 'select', values: ['paid, "late"', 'none'] }, 'b'],
    ['tags', { kind: 'select', values: ['y', 'z'] }, 'a'],
    ['late', { kind: 'boolean', value: true }, 'c'],
    ['late', { kind: 'boolean', value: false }, 'dba'],
    ['at', { kind: 'timeRange', from: '2026-01-01T00:00:00.000002Z' }, 'a'],
    ['at', { kind: 'timeRange', to: '2026-01-01T00:00:00Z' }, 'c'],
    ['amount', { kind: 'numberRange', from: 9007199254740992 }, 'ba'],
    ['plays', { kind: 'numberRange', from: 9, to: 100 }, 'cd'],
    ['user', { kind: 'id', values: [USER] }, 'cdeba'],
    ['user', { kind: 'id', values: [USER.replace('A', 'b')] }, ''],
  ])('filters %s by %j', async (name, value, ids) => {
    expect(await filtered(name, value)).toBe(ids)
    const { value: count } = await source.countRows(payoutsMatrix, { search: '', filters: { [name]: value } })
    expect(count).toBe(ids.length)
  })

  it.each(['ünÏcode', '😀', '%_*', ' %_ '])('finds the text %j and nothing else', async (search) => {
    expect(await idsOf({ search })).toBe('d')
  })

  it('asks `did` about activities, and refuses them without it', async () => {
    const conditions = [{ did: true, eventTypes: ['player.track_played'] }]
    const filters = { did: { kind: 'activity', conditions } } as const
    await expect(source.readPage(payoutsMatrix, request({ filters }))).rejects.toMatchObject({
      code: 'ACTIVITY_UNKNOWN',
    })
    const knowing = memoryMatrixSource(rows, { did: ({ id }, asked) => id === 'b' && asked === conditions })
    const page = await knowing.readPage(payoutsMatrix, request({ filters }))
    expect(page.rows.map(({ id }) => id)).toEqual(['b'])
  })

  it('counts the rows of each option', async () => {
    expect(await source.countOptions?.(payoutsMatrix, 'status')).toEqual(
      new Map([
        ['open', 4],
        ['paid, "late"', 1],
      ]),
    )
  })

  it.each([1, 2, 3, 5])('pages by %i rows over each row once', async (limit) => {
    let after: string | null = null
    const seen: string[] = []
    do {
      const page: { rows: readonly PayoutRow[]; next: string | null } = await source.readPage(
        payoutsMatrix,
        request({ limit, after }),
      )
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(seen.join('')).toBe('cdeba')
  })

  it('refuses what the definition does not offer, foreign cursors, and readers who went away', async () => {
    const code = (changes: Partial<MatrixRequest>, signal?: AbortSignal) =>
      source.readPage(payoutsMatrix, request(changes), signal ? { signal } : {}).then(
        () => null,
        (error) => error.code,
      )
    expect(await code({ sort: { column: 'status', direction: 'asc' } })).toBe('INVALID_MATRIX_REQUEST')
    expect(await code({ search: 5 as never })).toBe('INVALID_MATRIX_REQUEST')
    expect(await code({ limit: 5001 })).toBe('INVALID_MATRIX_REQUEST')
    expect(await code({ limit: 5000 })).toBeNull()
    expect(await code({ after: '["at","asc","x","a"]' })).toBe('INVALID_CURSOR')
    expect(await code({}, AbortSignal.abort())).toBe('ABORTED')
  })
})

describe('streamMatrixRows', () => {
  const stream = (options?: Parameters<typeof streamMatrixRows>[3], from = source) =>
    streamMatrixRows(from, payoutsMatrix, request(), options)
  const all = async <Row>(of: AsyncIterable<Row>) => {
    const found: Row[] = []
    for await (const one of of) found.push(one)
    return found
  }

  it.each([1, 2, 4, 5, 6])('yields every row once, in order, by pages of %i', async (pageSize) => {
    const told: number[] = []
    const found = await all(stream({ pageSize, onProgress: ({ done }) => told.push(done) }))
    expect(found.map(({ id }) => id).join('')).toBe('cdeba')
    expect(told.at(-1)).toBe(5)
    expect(told).toHaveLength(Math.ceil(5 / pageSize))
  })

  it('asks for no page that nobody reads', async () => {
    let pages = 0
    const counting: typeof source = {
      ...source,
      readPage: (...asked) => {
        pages += 1
        return source.readPage(...asked)
      },
    }
    for await (const { id } of stream({ pageSize: 2 }, counting)) if (id === 'd') break
    expect(pages).toBe(1)
  })

  it('stops at an abort within a page', async () => {
    const controller = new AbortController()
    const seen: string[] = []
    const reading = (async () => {
      for await (const { id } of stream({ signal: controller.signal })) {
        seen.push(id)
        if (seen.length === 2) controller.abort()
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' })
    expect(seen).toHaveLength(2)
  })

  it('does not run in a circle where a source repeats a page or answers an empty one', async () => {
    const page = (rows: readonly PayoutRow[]) => ({ rows, next: 'again', refreshedAt: null })
    for (const answer of [rows, []]) {
      const broken = { ...source, readPage: async () => page(answer) } as unknown as typeof source
      await expect(all(stream({}, broken))).rejects.toMatchObject({ code: 'STREAM_STUCK' })
    }
  })

  it('hands on the error of the source, and refuses no page at all', async () => {
    await expect(all(stream({ pageSize: 0 }))).rejects.toMatchObject({ code: 'INVALID_MATRIX_REQUEST' })
  })
})
