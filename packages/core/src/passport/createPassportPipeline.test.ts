import { describe, expect, it } from 'vitest'
import { DiaError } from '../errors/index.js'
import { createPassportPipeline } from './createPassportPipeline.js'

const entryOf = (id: string) => ({
  userId: 'u',
  id,
  eventType: 'player.track_paused',
  occurredAt: '2025-11-09T12:00:00Z',
  entityType: 'track',
  entityId: 't',
  context: null,
  artistId: null,
  attempts: 0,
})

/** A log of these batches that remembers what was asked of it, in order; a commit ends when it is let go. */
function logOf(sizes: readonly number[]) {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  let claims = 0
  const log = {
    claim: async () => {
      const size = sizes[claims++] ?? 0
      asked.push(`claim ${claims}`)
      const entries = Array.from({ length: size }, (_, n) => entryOf(`${claims}:${n}`))
      return { token: size === 0 ? null : `lease ${claims}`, at: 0, entries, users: [], entities: [] }
    },
    commit: async ({ token, decisions }: { token: string; decisions: readonly unknown[] }) => {
      asked.push(`commit ${token}`)
      await new Promise<void>((resolve) => waiting.push(resolve))
      asked.push(`done ${token}`)
      return { processed: 0, skipped: decisions.length, lapsed: 0, at: 0 }
    },
    fail: async () => ({ retried: 0, dead: 0, at: 0 }),
  }
  const letGo = async () => {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve()
    waiting.shift()?.()
  }
  return { log, asked, letGo }
}

describe('the pipeline', () => {
  it('begins the next batch before the last is committed, two at once, and answers in the order of the claims', async () => {
    const { log, asked, letGo } = logOf([2, 2, 1])
    const pipeline = createPassportPipeline({ log, batchSize: 2 })
    const first = pipeline.next()
    await letGo()
    expect(await first).toMatchObject({ claimed: 2, skipped: 2 })
    expect(pipeline.isAhead).toBe(true)
    const second = pipeline.next()
    await letGo()
    expect(await second).toMatchObject({ claimed: 2, skipped: 2 })
    const third = pipeline.next()
    await letGo()
    expect(await third).toMatchObject({ claimed: 1, skipped: 1 })
    expect(asked).toEqual([
      'claim 1',
      'commit lease 1',
      'claim 2',
      'commit lease 2',
      'done lease 1',
      'claim 3',
      'commit lease 3',
      'done lease 2',
      'done lease 3',
    ])
    expect(pipeline.isAhead).toBe(false)
    expect(await pipeline.next()).toMatchObject({ claimed: 0 })
  })

  it.each([
    ['a batch that is not full', 1, 2],
    ['a batch of one, which may be a suspect', 1, 1],
  ])('claims nothing beside %s', async (_, size, batchSize) => {
    const { log, asked, letGo } = logOf([size, 2])
    const pipeline = createPassportPipeline({ log, batchSize })
    const first = pipeline.next()
    await letGo()
    await first
    expect(asked).toEqual(['claim 1', 'commit lease 1', 'done lease 1'])
    expect(pipeline.isAhead).toBe(false)
  })

  it('claims nothing beside the last batch', async () => {
    const { log, asked, letGo } = logOf([2, 2])
    const pipeline = createPassportPipeline({ log, batchSize: 2 })
    const last = pipeline.next(true)
    await letGo()
    await last
    expect(asked).toEqual(['claim 1', 'commit lease 1', 'done lease 1'])
  })

  it('keeps what it claimed ahead where a commit fails, and tells of a claim that failed', async () => {
    const { log, letGo } = logOf([2, 2, 2])
    const away = new DiaError('UNREACHABLE', 'The log is away.', 'Try again.')
    let commits = 0
    let claims = 0
    const pipeline = createPassportPipeline({
      batchSize: 2,
      log: {
        ...log,
        claim: () => (++claims === 3 ? Promise.reject(away) : log.claim()),
        commit: (batch) => (++commits === 1 ? Promise.reject(away) : log.commit(batch)),
      },
    })
    await expect(pipeline.next()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(pipeline.isAhead).toBe(true)
    const second = pipeline.next()
    await letGo()
    expect(await second).toMatchObject({ claimed: 2 })
    await expect(pipeline.next()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    const fourth = pipeline.next(true)
    await letGo()
    expect(await fourth).toMatchObject({ claimed: 2 })
  })
})
