import { describe, expect, it } from 'vitest'
import { type PassportLogFixture, passportLogContract } from '../contracts/index.js'
import { perDomain } from '../domains/perDomain.js'
import type { PassportLog } from '../passport/index.js'
import { createMemoryPassportLog, type MemoryEntity, type MemoryUser } from './index.js'

let made = 0
const newId = () => `00000000-0000-4000-8000-${(made++).toString(16).padStart(12, '0')}`

async function open(): Promise<PassportLogFixture> {
  let now = Date.parse('2025-11-09T12:00:00Z')
  const world = { users: [] as MemoryUser[], entities: [] as MemoryEntity[], contracts: [] }
  const log = createMemoryPassportLog({ world, now: () => now })
  const addUser = async () => {
    const userId = newId()
    const bases = { interests: ['vinyl'], genrePreferences: ['jazz'], contentFlags: {}, locationCode: null }
    world.users.push({ userId, mediaId: newId(), bases })
    return userId
  }
  return {
    log,
    newId,
    addUser,
    async addTrack() {
      const [trackId, artistId, artistUserId] = [newId(), newId(), await addUser()]
      world.entities.push(
        { entityType: 'artist', entityId: artistId, userId: artistUserId, metadata: { artistName: 'Ana' } },
        {
          entityType: 'track',
          entityId: trackId,
          artistId,
          metadata: { title: `Tide ${trackId}`, genre: 'jazz', durationSeconds: 200, format: 'audio/flac' },
        },
      )
      return { trackId, artistId, artistUserId }
    },
    async append(entries) {
      log.append(entries)
    },
    async passSeconds(seconds) {
      now += seconds * 1000
    },
    standingsOf: async (userId) =>
      log
        .standingsOf(userId)
        .flatMap(({ state, reason, ...of }) =>
          state === 'none' ? [] : [{ ...of, state, reason: state === 'done' ? null : reason }],
        ),
    dnaOf: async (userId) => {
      const state = log.dnaOf(userId)
      return state && perDomain((domain) => ({ signal: state.signal[domain], mass: state.mass[domain] }))
    },
    balanceOf: async (userId) => log.balanceOf(userId, 'USD'),
    scoreOf: async (trackId) => log.scoreOf('tracks_daily', trackId),
    close: async () => undefined,
  }
}

describe('a Passport log in memory', () => {
  for (const { name, run } of passportLogContract({ open })) it(name, run)

  it('refuses to be without a clock', () => {
    expect(() => createMemoryPassportLog({} as never)).toThrow(/no clock/)
  })

  it.each<[string, (log: PassportLog) => Partial<PassportLog>, string]>([
    [
      'hands out work without a lease',
      (log) => {
        let held: ReturnType<PassportLog['claim']> | undefined
        return { claim: (options) => (held ??= log.claim(options)) }
      },
      'gives no entry to two live workers',
    ],
    [
      'forgets failures',
      () => ({ fail: async () => ({ retried: 1, dead: 0, at: 0 }) }),
      'buries at once what no retry would end otherwise',
    ],
    [
      'marks without the effect on money',
      (log) => ({
        commit: (batch) =>
          log.commit({
            ...batch,
            decisions: batch.decisions.map((decision) => ({
              ...decision,
              treasury: decision.treasury && { ...decision.treasury, effect: null },
            })),
          }),
      }),
      'books a payment to the cent, once per key',
    ],
    [
      'commits what a lapsed lease decided',
      (log) => {
        let newest = ''
        return {
          claim: async (options) => {
            const batch = await log.claim(options)
            newest = batch.token ?? newest
            return batch
          },
          commit: (batch) => log.commit({ ...batch, token: newest }),
        }
      },
      'passes an entry on when its lease runs out, and only the new holder commits it',
    ],
  ])('would be found out, if it %s', async (_, worsen, name) => {
    const twin = passportLogContract({
      open: async () => {
        const fixture = await open()
        const { claim, commit, fail } = fixture.log
        return { ...fixture, log: { claim, commit, fail, ...worsen(fixture.log) } }
      },
    })
    await expect(twin.find((contractCase) => contractCase.name === name)?.run()).rejects.toThrow(
      /expected|came/,
    )
  })
})
