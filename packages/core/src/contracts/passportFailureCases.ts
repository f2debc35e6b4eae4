import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import type { PassportLogCases } from './PassportLogHarness.js'
import { CLAIM, decide, setStage, standingOf, workAll } from './passportSteps.js'

/** What failures cost, and whom. */
export const passportFailureCases: PassportLogCases = {
  'isolates a poisoned entry, and buries it after five attempts': async (fixture) => {
    const { log, newId } = fixture
    const { entries } = await setStage(fixture, 24)
    const poisoned = entries[17]
    must(poisoned !== undefined, 'there is an entry')
    // What mirrors an entity without a vector cannot be committed.
    const poisoning = {
      ...log,
      claim: log.claim.bind(log),
      fail: log.fail.bind(log),
      commit: (batch: Parameters<typeof log.commit>[0]) => {
        const decisions = batch.decisions.map((decision) =>
          decision.entryId === poisoned.id && decision.mediaid !== null
            ? { ...decision, mediaid: { ...decision.mediaid, entityId: newId() } }
            : decision,
        )
        return log.commit({ ...batch, decisions })
      },
    }
    for (let attempt = 1; attempt <= 5; attempt++) {
      const { processed, retried, dead } = await workAll(poisoning)
      mustEqual(
        `attempt ${attempt}`,
        { processed, retried, dead },
        { processed: attempt === 1 ? 23 : 0, retried: attempt < 5 ? 1 : 0, dead: attempt < 5 ? 0 : 1 },
      )
      mustEqual('free at once', (await log.claim(CLAIM)).token, null)
      await fixture.passSeconds(3600)
    }
    const [mediaid, coliseum] = (await standingOf(fixture, poisoned)).split(', ')
    must(mediaid?.startsWith('mediaid dead') === true, 'the poisoned part is dead', mediaid)
    mustEqual('the other part', coliseum, 'coliseum done')
    mustEqual('claimed once it is dead', (await log.claim(CLAIM)).token, null)
  },

  'waits longer after each failure': async (fixture) => {
    const { log } = fixture
    const { entries } = await setStage(fixture, 1)
    const [entry] = entries
    must(entry !== undefined, 'there is an entry')
    for (const pause of [5, 10, 20]) {
      const { token } = await decide(log)
      const failures = (['mediaid', 'coliseum'] as const).map((system) => ({
        ...{ userId: entry.userId, entryId: entry.id, system },
        ...{ code: 'BROKEN', message: 'broken', isFinal: false },
      }))
      mustEqual('put back', (await log.fail(token, failures)).retried, 1)
      // Give or take half of it; a second is what the case itself may take.
      await fixture.passSeconds(pause * 0.5 - 1)
      mustEqual('claimed before its time', (await log.claim(CLAIM)).token, null)
      await fixture.passSeconds(pause + 1)
    }
  },

  'buries at once what no retry would end otherwise': async (fixture) => {
    const { log } = fixture
    const { entries } = await setStage(fixture, 1)
    const [entry] = entries
    must(entry !== undefined, 'there is an entry')
    const batch = await decide(log)
    const failure = { userId: entry.userId, entryId: entry.id, code: 'HOPELESS', message: 'h', isFinal: true }
    const failures = (['mediaid', 'coliseum'] as const).map((system) => ({ ...failure, system }))
    const { dead, retried } = await log.fail(batch.token, failures)
    mustEqual('buried', { dead, retried }, { dead: 1, retried: 0 })
    mustEqual('the entry', await standingOf(fixture, entry), 'mediaid dead HOPELESS, coliseum dead HOPELESS')
  },
}
