import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import { mustRefuse } from './mustRefuse.js'
import type { PassportLogCases } from './PassportLogHarness.js'
import { CLAIM, decide, setStage, standingOf, workAll } from './passportSteps.js'

/** Who holds an entry, and what a repeat does. */
export const passportLeaseCases: PassportLogCases = {
  'answers no token while nothing is open': async ({ log }) => {
    const { token, entries } = await log.claim(CLAIM)
    mustEqual('the claim of an empty log', { token, entries }, { token: null, entries: [] })
  },

  'gives no entry to two live workers': async (fixture) => {
    const { log } = fixture
    await setStage(fixture, 40)
    const batches = await Promise.all(Array.from({ length: 6 }, () => log.claim({ ...CLAIM, batchSize: 10 })))
    const ids = batches.flatMap(({ entries }) => entries.map(({ id }) => id))
    mustEqual('entries in all claims together', ids.length, 40)
    mustEqual('different entries among them', new Set(ids).size, 40)
    must(
      batches.every(({ entries }) => entries.length <= 10),
      'no claim is larger than was asked',
    )
    mustEqual('the token of one more claim', (await log.claim(CLAIM)).token, null)
  },

  'refuses a batch or a lease out of bounds': async ({ log }) => {
    const wrong = [{ batchSize: 0 }, { batchSize: 5001 }, { leaseSeconds: 0 }, { leaseSeconds: 3601 }]
    for (const bound of wrong)
      await mustRefuse(JSON.stringify(bound), ['INVALID_INPUT'], () => log.claim({ ...CLAIM, ...bound }))
  },

  'passes an entry on when its lease runs out, and only the new holder commits it': async (fixture) => {
    const { log } = fixture
    const { userId } = await setStage(fixture, 3)
    const slow = await decide(log)
    await fixture.passSeconds(61)
    const quick = await decide(log)
    const { lapsed, processed } = await log.commit(slow)
    mustEqual('the late commit', { lapsed, processed }, { lapsed: 3, processed: 0 })
    mustEqual('processed by the new holder', (await log.commit(quick)).processed, 3)
    mustEqual('lapsed of the late commit again', (await log.commit(slow)).lapsed, 3)
    const dna = await fixture.dnaOf(userId)
    must(dna !== null && dna.cultural.mass > 0, 'the DNA has moved', JSON.stringify(dna))
  },

  'lets a late worker commit while nobody else has claimed': async (fixture) => {
    const { log } = fixture
    await setStage(fixture, 2)
    const late = await decide(log)
    await fixture.passSeconds(61)
    mustEqual('processed by the late commit', (await log.commit(late)).processed, 2)
  },

  'changes nothing when a commit is repeated': async (fixture) => {
    const { log } = fixture
    const { userId, trackId, entries } = await setStage(fixture, 4)
    const batch = await decide(log)
    mustEqual('processed by the commit', (await log.commit(batch)).processed, 4)
    const state = async () => ({
      dna: await fixture.dnaOf(userId),
      score: await fixture.scoreOf(trackId),
      standings: await fixture.standingsOf(userId),
    })
    const before = await state()
    const { processed, lapsed } = await log.commit(batch)
    mustEqual('the repeat', { processed, lapsed }, { processed: 0, lapsed: entries.length })
    mustEqual('the state after the repeat', await state(), before)
  },

  'lets a late failure change nothing': async (fixture) => {
    const { log } = fixture
    await setStage(fixture, 1)
    const slow = await decide(log)
    await fixture.passSeconds(61)
    const quick = await decide(log)
    const failures = slow.decisions.map(({ userId, entryId }) => ({
      ...{ userId, entryId, code: 'TOO_LATE', message: 'too late', isFinal: false },
      system: 'mediaid' as const,
    }))
    const { retried, dead } = await log.fail(slow.token, failures)
    mustEqual('what the late failure put back', { retried, dead }, { retried: 0, dead: 0 })
    mustEqual('processed by the holder', (await log.commit(quick)).processed, 1)
  },

  'parts an entry that kills its workers from its companions, and buries it after five': async (fixture) => {
    const { log } = fixture
    const { entries } = await setStage(fixture, 12)
    const [killer] = entries
    must(killer !== undefined, 'there is an entry')
    const sizes: number[] = []
    for (let round = 0; round < 40; round++) {
      const batch = await log.claim(CLAIM)
      if (batch.token === null) break
      sizes.push(batch.entries.length)
      if (batch.entries.every(({ id }) => id !== killer.id)) await log.commit(await decide(log, batch))
      await fixture.passSeconds(61)
    }
    mustEqual('the first two claims', sizes.slice(0, 2), [12, 12])
    must(
      sizes.slice(2).every((size) => size === 1),
      'a suspect is claimed alone',
      sizes.join(', '),
    )
    mustEqual(
      'the entry that kills',
      await standingOf(fixture, killer),
      'mediaid dead LEASE_LAPSED, coliseum dead LEASE_LAPSED',
    )
    const standings = await Promise.all(entries.slice(1).map((entry) => standingOf(fixture, entry)))
    mustEqual('its companions', [...new Set(standings)], ['mediaid done, coliseum done'])
  },

  'works an entry once that was appended twice': async (fixture) => {
    const { log, append } = fixture
    const { entries } = await setStage(fixture, 1)
    // An adapter may refuse the repeat or pass over it.
    await append(entries).catch(() => undefined)
    const { claimed, processed } = await workAll(log)
    mustEqual('what was worked', { claimed, processed }, { claimed: 1, processed: 1 })
  },
}
