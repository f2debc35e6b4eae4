import { createClient } from '@supabase/supabase-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pollingChangesSource } from './pollingChangesSource.js'
import { realtimeChangesSource } from './realtimeChangesSource.js'

function serverOf(marks: Record<string, string | null>) {
  const asked: string[][] = []
  const server = { fails: false }
  const supabase = createClient('http://server.test', 'key', {
    accessToken: async () => 'token',
    realtime: { transport: Object as never },
    global: {
      fetch: async (_, init) => {
        const { relations } = JSON.parse(String(init?.body))
        asked.push(relations)
        return server.fails ? new Response('', { status: 502 }) : Response.json(marks)
      },
    },
  })
  return { supabase, asked, server }
}

describe('polling for changes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('asks one question for all who listen, and tells those whose relation moved', async () => {
    const marks: Record<string, string | null> = { a: '1', b: '1' }
    const { supabase, asked } = serverOf(marks)
    const changes = pollingChangesSource(supabase, { interval: 1000, longestInterval: 1000 })
    const told: string[] = []
    const stops = ['a', 'a', 'b'].map((name, n) => changes.listen(name, () => told.push(`${name}${n}`)))
    await vi.advanceTimersByTimeAsync(500)
    marks.a = '2'
    await vi.advanceTimersByTimeAsync(1300)
    expect(told).toEqual(['a0', 'a1'])
    expect(asked.every((relations) => relations.length === new Set(relations).size)).toBe(true)
    for (const stop of stops) stop()
    const before = asked.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(before)
  })

  it('asks less often while nothing changes or nothing answers', async () => {
    const { supabase, asked, server } = serverOf({ a: '1' })
    pollingChangesSource(supabase, { interval: 1000, longestInterval: 64_000 }).listen('a', () => {})
    await vi.advanceTimersByTimeAsync(120_000)
    const quiet = asked.length
    expect(quiet).toBeGreaterThan(4)
    expect(quiet).toBeLessThan(20)
    server.fails = true
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked.length - quiet).toBeLessThan(16)
  })

  it('asks about any number of relations, fifty at once', async () => {
    const names = Array.from({ length: 120 }, (_, n) => `r${n}`)
    const marks = Object.fromEntries(names.map((name) => [name, '1']))
    const { supabase, asked } = serverOf(marks)
    const changes = pollingChangesSource(supabase, { interval: 1000, longestInterval: 1000 })
    const told: string[] = []
    const stops = names.map((name) => changes.listen(name, () => told.push(name)))
    await vi.advanceTimersByTimeAsync(500)
    expect(asked.map((relations) => relations.length)).toEqual([50, 50, 20])
    marks.r119 = '2'
    await vi.advanceTimersByTimeAsync(1300)
    expect(told).toEqual(['r119'])
    for (const stop of stops) stop()
  })

  it('asks again after an answer that never came, and lets go of one that nobody waits for', async () => {
    const signals: (AbortSignal | null | undefined)[] = []
    const supabase = createClient('http://server.test', 'key', {
      accessToken: async () => 'token',
      realtime: { transport: Object as never },
      global: {
        fetch: (_, init) => {
          signals.push(init?.signal)
          return new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
          })
        },
      },
    })
    const changes = pollingChangesSource(supabase, { interval: 1000 })
    const stop = changes.listen('a', () => {})
    await vi.advanceTimersByTimeAsync(100)
    expect(signals).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(signals).toHaveLength(2)
    stop()
    expect(signals[1]?.aborted).toBe(true)
    changes.listen('a', () => {})()
    const again = changes.listen('a', () => {})
    await vi.advanceTimersByTimeAsync(100)
    expect(signals).toHaveLength(3)
    again()
  })

  it('is silent in a hidden tab, and asks when it is seen again', async () => {
    const seen = new Set<() => void>()
    const page = {
      visibilityState: 'hidden',
      addEventListener: (_: string, call: () => void) => seen.add(call),
      removeEventListener: (_: string, call: () => void) => seen.delete(call),
    }
    vi.stubGlobal('document', page)
    const { supabase, asked } = serverOf({ a: '1' })
    const stop = pollingChangesSource(supabase, { interval: 1000 }).listen('a', () => {})
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toEqual([])
    page.visibilityState = 'visible'
    for (const call of seen) call()
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toEqual([['a']])
    stop()
    expect(seen.size).toBe(0)
  })
})

it('Realtime opens one channel per relation, on the tables below it, and closes it with the last listener', async () => {
  const { supabase } = serverOf({})
  const bound: string[] = []
  const calls: (() => void)[] = []
  const channel = {
    on: (_: string, { table }: { table: string }, call: () => void) => {
      bound.push(table)
      calls.push(call)
      return channel
    },
    subscribe: vi.fn(),
  }
  vi.spyOn(supabase, 'channel').mockReturnValue(channel as never)
  const removed = vi.spyOn(supabase, 'removeChannel').mockResolvedValue('ok')
  const changes = realtimeChangesSource(supabase)
  let told = 0
  const stops = [1, 2].map(() =>
    changes.listen('dia_users', () => {
      told += 1
    }),
  )
  expect(bound).toEqual(['profiles', 'media_ids'])
  await vi.waitFor(() => expect(channel.subscribe).toHaveBeenCalledTimes(1))
  calls[0]?.()
  expect(told).toBe(2)
  stops[0]?.()
  stops[0]?.()
  expect(removed).not.toHaveBeenCalled()
  stops[1]?.()
  expect(removed).toHaveBeenCalledTimes(1)
})

describe('Realtime', () => {
  /** A channel that says what it is told to say. */
  function channelOf() {
    const { supabase } = serverOf({})
    const calls: (() => void)[] = []
    let tellStatus: (status: string) => void = () => {}
    const channel = {
      on: (_: string, __: object, call: () => void) => {
        calls.push(call)
        return channel
      },
      subscribe: (onStatus: (status: string) => void) => {
        tellStatus = onStatus
      },
    }
    vi.spyOn(supabase, 'channel').mockReturnValue(channel as never)
    vi.spyOn(supabase, 'removeChannel').mockResolvedValue('ok')
    return { supabase, change: () => calls[0]?.(), status: (status: string) => tellStatus(status) }
  }
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('tells a storm of changes at once and once more at its end', () => {
    const { supabase, change } = channelOf()
    const told = vi.fn()
    realtimeChangesSource(supabase, { pause: 1000 }).listen('events', told)
    for (let n = 0; n < 50; n++) change()
    expect(told).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1000)
    expect(told).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(60_000)
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('asks by polling while the channel is down, and tells what may have been missed when it is up again', async () => {
    const { supabase, status } = channelOf()
    const stopped = vi.fn()
    const fallback = { listen: vi.fn((_: string, __: () => void) => stopped) }
    const told = vi.fn()
    const stop = realtimeChangesSource(supabase, { fallback }).listen('events', told)
    await vi.advanceTimersByTimeAsync(10)
    status('SUBSCRIBED')
    expect([told.mock.calls.length, fallback.listen.mock.calls.length]).toEqual([0, 0])
    status('CHANNEL_ERROR')
    status('TIMED_OUT')
    expect(fallback.listen).toHaveBeenCalledTimes(1)
    fallback.listen.mock.calls[0]?.[1]()
    expect(told).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1000)
    status('SUBSCRIBED')
    expect(stopped).toHaveBeenCalledTimes(1)
    expect(told).toHaveBeenCalledTimes(2)
    stop()
    status('CLOSED')
    expect(fallback.listen).toHaveBeenCalledTimes(1)
  })

  it('tells a hidden tab only once it is seen', () => {
    const seen = new Set<() => void>()
    const page = {
      visibilityState: 'hidden',
      addEventListener: (_: string, call: () => void) => seen.add(call),
      removeEventListener: (_: string, call: () => void) => seen.delete(call),
    }
    vi.stubGlobal('document', page)
    const { supabase, change } = channelOf()
    const told = vi.fn()
    const stop = realtimeChangesSource(supabase).listen('events', told)
    change()
    change()
    expect(told).not.toHaveBeenCalled()
    page.visibilityState = 'visible'
    for (const call of seen) call()
    expect(told).toHaveBeenCalledTimes(1)
    stop()
    expect(seen.size).toBe(0)
  })
})
