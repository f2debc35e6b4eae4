import { type MatrixRequest, usersMatrix } from '@dia/core/matrices'
import { createClient } from '@supabase/supabase-js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDiaClient } from '../index.js'
import { createReads } from './createReads.js'

const request: MatrixRequest = {
  search: '',
  filters: {},
  sort: usersMatrix.defaultSort,
  limit: 10,
  after: null,
}

/** supabase-js, unmodified, before a server that answers one thing after another. */
function clientOf(...answers: (() => Response | Promise<Response>)[]) {
  const sent: Request[] = []
  const supabase = createClient('http://server.test', 'key', {
    accessToken: async () => 'token',
    realtime: { transport: Object as never },
    global: {
      fetch: async (input, init) => {
        const request = new Request(input, init)
        // What an empty page is followed by, to tell it from a refusal: of an admin, and no page.
        if (request.url.endsWith('/rpc/dia_matrix_degradations')) return Response.json([])
        sent.push(request)
        const answer = answers[Math.min(sent.length, answers.length) - 1] as () => Response
        return answer()
      },
    },
  })
  return { supabase, sent }
}
const rows = () => Response.json([])
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('', { status: code, headers })
const lost = () => Promise.reject(new TypeError('fetch failed'))

describe('reads', () => {
  it.each([
    ['a lost connection', lost],
    ['a gateway without a server', status(502)],
    ['an overloaded server', status(500)],
    [
      'a conflict of transactions',
      () => Response.json({ code: '40001', message: 'serialize' }, { status: 500 }),
    ],
  ])('are repeated after %s', async (_, answer) => {
    const { supabase, sent } = clientOf(answer, rows)
    const page = await createDiaClient(supabase).matrices.readPage(usersMatrix, request)
    expect(page.rows).toEqual([])
    expect(sent).toHaveLength(2)
  })

  it.each([
    ['what is denied', 403, { code: '42501', message: 'denied' }, 'DENIED'],
    ['what is missing', 404, { code: 'PGRST205', message: 'no relation' }, 'MIGRATION_MISSING'],
    ['what takes too long', 500, { code: '57014', message: 'canceling statement' }, 'TIMEOUT'],
    ['an expired token', 401, { code: 'PGRST303', message: 'JWT expired' }, 'SESSION_EXPIRED'],
  ])('are not repeated for %s', async (_, code, body, wanted) => {
    const { supabase, sent } = clientOf(() => Response.json(body, { status: code }))
    const reading = createDiaClient(supabase).matrices.readPage(usersMatrix, request)
    await expect(reading).rejects.toMatchObject({ code: wanted })
    expect(sent).toHaveLength(1)
  })

  it('give up after two repetitions, or as many as are wanted', async () => {
    const { supabase, sent } = clientOf(lost)
    const read = () => createDiaClient(supabase).matrices.readPage(usersMatrix, request)
    await expect(read()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(sent).toHaveLength(3)
    const dia = createDiaClient(supabase, { reading: { retries: 0 } })
    await expect(dia.matrices.readPage(usersMatrix, request)).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(sent).toHaveLength(4)
  })

  it('wait as long as a server that limits them asks, and say so where that is long', async () => {
    const { supabase, sent } = clientOf(status(429, { 'retry-after': '1' }), rows)
    const from = performance.now()
    await createDiaClient(supabase).matrices.readPage(usersMatrix, request)
    expect(performance.now() - from).toBeGreaterThan(990)
    expect(sent).toHaveLength(2)

    const strict = clientOf(status(429, { 'retry-after': '3600' }))
    const reading = createDiaClient(strict.supabase).matrices.readPage(usersMatrix, request)
    await expect(reading).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfterSeconds: 3600 },
    })
    expect(strict.sent).toHaveLength(1)
  })

  it('end in time', async () => {
    const stubborn = createReads({ timeout: 20 })
    const reading = stubborn.read(
      'key',
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
        }),
    )
    await expect(reading).rejects.toMatchObject({ code: 'TIMEOUT' })
  })

  it('say OFFLINE where the device is', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { supabase, sent } = clientOf(lost)
    const reading = createDiaClient(supabase).matrices.readPage(usersMatrix, request)
    await expect(reading).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(sent).toHaveLength(1)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('go on while anybody waits, and stop when the last went away', async () => {
    const reads = createReads()
    let stopped = 0
    const read = (signal: AbortSignal) =>
      new Promise<string>((resolve) => {
        signal.addEventListener('abort', () => {
          stopped += 1
        })
        setTimeout(() => resolve('answer'), 30)
      })
    const [first, second] = [new AbortController(), new AbortController()]
    const leaving = reads.read('key', read, first.signal)
    const staying = reads.read('key', read, second.signal)
    first.abort()
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' })
    expect(stopped).toBe(0)
    await expect(staying).resolves.toBe('answer')

    const third = new AbortController()
    const alone = reads.read('other', read, third.signal)
    third.abort()
    await expect(alone).rejects.toMatchObject({ code: 'ABORTED' })
    await expect.poll(() => stopped).toBeGreaterThan(0)
  })

  it('are not shared by two definitions of one name that ask for other columns, rows or counts', async () => {
    const { supabase, sent } = clientOf(rows)
    const { matrices } = createDiaClient(supabase)
    const fewer = { ...usersMatrix, columns: usersMatrix.columns.filter(({ sortable }) => sortable) }
    const elsewhere = {
      ...usersMatrix,
      filters: usersMatrix.filters.map((filter) =>
        filter.name === 'role' ? { ...filter, column: 'email' as const } : filter,
      ),
    }
    const asked = { ...request, filters: { role: { kind: 'select', values: ['fan'] } } } as const
    await Promise.all(
      [usersMatrix, fewer, elsewhere, usersMatrix].map((matrix) => matrices.readPage(matrix, asked)),
    )
    const urls = sent.map(({ url }) => new URL(url).searchParams)
    expect(
      urls.map((url) => [url.get('select')?.includes('has_dna'), url.get('role'), url.get('email')]),
    ).toEqual([
      [true, 'eq.fan', null],
      [false, 'eq.fan', null],
      [true, null, 'eq.fan'],
    ])
    sent.length = 0
    await Promise.allSettled([usersMatrix, elsewhere].map((matrix) => matrices.countRows(matrix, asked)))
    expect(sent).toHaveLength(2)
  })

  it('are not shared with whoever signs in meanwhile', async () => {
    const reads = createReads()
    let asked = 0
    const read = async () => {
      asked += 1
      return asked
    }
    const before = reads.read('key', read)
    reads.forget()
    expect(await Promise.all([before, reads.read('key', read)])).toEqual([1, 2])
  })
})

it('reads go on being shared over a new token, and not over a new user', async () => {
  const { supabase, sent } = clientOf(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return rows()
  })
  let tell: (event: string, session: { user: { id: string } } | null) => void = () => {}
  vi.spyOn(supabase, 'auth', 'get').mockReturnValue({
    onAuthStateChange: (call: typeof tell) => {
      tell = call
    },
  } as never)
  const { matrices } = createDiaClient(supabase)
  const requestsAround = async (change: () => void) => {
    sent.length = 0
    const first = matrices.readPage(usersMatrix, request)
    change()
    await Promise.all([first, matrices.readPage(usersMatrix, request)])
    return sent.length
  }
  const [ana, ben] = [{ user: { id: 'ana' } }, { user: { id: 'ben' } }]
  expect(await requestsAround(() => tell('INITIAL_SESSION', ana))).toBe(1)
  expect(await requestsAround(() => tell('TOKEN_REFRESHED', ana))).toBe(1)
  expect(await requestsAround(() => tell('SIGNED_IN', ben))).toBe(2)
  expect(await requestsAround(() => tell('SIGNED_OUT', null))).toBe(2)
})

describe('a signal', () => {
  const never = (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => {
      if (signal.aborted) reject(signal.reason)
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  const stubborn = () => {
    const { supabase, sent } = clientOf(() => never(sent.at(-1)?.signal ?? AbortSignal.abort()))
    return createDiaClient(supabase)
  }

  it.each<[string, AbortSignal, string]>([
    ['an abort', AbortSignal.abort(), 'ABORTED'],
    ['an abort with a reason of the host', AbortSignal.abort(new Error('the page was left')), 'ABORTED'],
    ['an abort with a text for a reason', AbortSignal.abort('left'), 'ABORTED'],
    ['a timeout', AbortSignal.timeout(10), 'TIMEOUT'],
  ])('ends writes and reads with the error it stands for: %s', async (_, signal, code) => {
    const dia = stubborn()
    const reset = dia.preferences.resetPreferences('u', { signal })
    await expect(reset).rejects.toMatchObject({ name: 'DiaError', code })
    const reading = dia.health.readHealth({ signal })
    await expect(reading).rejects.toMatchObject({ name: 'DiaError', code: 'ABORTED' })
    const target = { kind: 'keys', keys: ['a'] } as const
    const redrive = dia.actions.run({ matrix: 'passport', action: 'redrive', target }, { signal })
    await expect(redrive).rejects.toMatchObject({ name: 'DiaError', code: 'ABORTED' })
  })
})

describe('writes', () => {
  it('are never repeated', async () => {
    const { supabase, sent } = clientOf(lost)
    const dia = createDiaClient(supabase)
    await expect(dia.matrices.refresh(usersMatrix)).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await expect(dia.preferences.resetPreferences('u')).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(sent).toHaveLength(2)
  })
})
