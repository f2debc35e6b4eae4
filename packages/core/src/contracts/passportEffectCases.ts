import { DNA_DOMAINS } from '../domains/index.js'
import { must } from './must.js'
import { mustEqual } from './mustEqual.js'
import { mustRefuse } from './mustRefuse.js'
import type { PassportLogCases } from './PassportLogHarness.js'
import { decide, entryOf, setStage, standingOf, workAll } from './passportSteps.js'

/** Effect and mark together. */
export const passportEffectCases: PassportLogCases = {
  'records every system’s decision and closes the entry': async (fixture) => {
    const { userId, trackId, entries } = await setStage(fixture, 3)
    const { claimed, processed, retried } = await workAll(fixture.log)
    mustEqual('what was worked', { claimed, processed, retried }, { claimed: 3, processed: 3, retried: 0 })
    for (const entry of entries)
      mustEqual('an entry', await standingOf(fixture, entry), 'mediaid done, coliseum done')
    must((await fixture.scoreOf(trackId)) > 0n, 'the track has a score')
    const dna = await fixture.dnaOf(userId)
    must(dna !== null && dna.cultural.mass > 0, 'the DNA has moved', JSON.stringify(dna))
  },

  'skips with a reason what moves nothing': async (fixture) => {
    const { newId, log } = fixture
    const { userId, trackId } = await setStage(fixture, 0)
    const unknown = entryOf(fixture, userId, trackId, { eventType: 'player.hummed_along' })
    const stranger = entryOf(fixture, newId(), trackId)
    const nowhere = entryOf(fixture, userId, newId())
    await fixture.append([unknown, stranger, nowhere])
    await workAll(log)
    mustEqual('an unknown type', await standingOf(fixture, unknown), 'mediaid skipped UNKNOWN_EVENT_TYPE')
    mustEqual(
      'a user without a MediaID',
      await standingOf(fixture, stranger),
      'mediaid skipped NO_MEDIAID, coliseum done',
    )
    mustEqual(
      'an entity that nobody knows',
      await standingOf(fixture, nowhere),
      'mediaid skipped ENTITY_NOT_FOUND, coliseum done',
    )
  },

  'comes to the same DNA and scores in any order and any batches': async (fixture) => {
    const { log } = fixture
    const { trackId } = await fixture.addTrack()
    const other = await fixture.addTrack()
    const [straight, shuffled] = [await fixture.addUser(), await fixture.addUser()]
    const history = (userId: string) =>
      Array.from({ length: 30 }, (_, index) =>
        entryOf(fixture, userId, index % 3 === 0 ? other.trackId : trackId, {
          eventType: index % 5 === 0 ? 'player.track_skipped' : 'player.track_played',
          occurredAt: new Date(Date.UTC(2024, 0, 1 + ((index * 37) % 600))).toISOString(),
        }),
      )
    await fixture.append(history(straight))
    await workAll(log)
    const score = await fixture.scoreOf(trackId)
    const later = history(shuffled)
    for (const index of [2, 0, 1]) await fixture.append(later.filter((_, at) => at % 3 === index))
    await workAll(log, { batchSize: 7 })
    mustEqual('the score of both', await fixture.scoreOf(trackId), 2n * score)
    const [one, two] = [await fixture.dnaOf(straight), await fixture.dnaOf(shuffled)]
    must(one !== null && two !== null, 'both have DNA')
    for (const domain of DNA_DOMAINS) {
      const [a, b] = [one[domain], two[domain]]
      must(Math.abs(a.mass - b.mass) < 1e-6, `the ${domain} mass is the same`, `${a.mass} and ${b.mass}`)
      const apart = Math.max(...Array.from(a.signal, (c, at) => Math.abs(c - (b.signal[at] ?? Number.NaN))))
      must(apart / (0.25 + a.mass) < 1e-5, `the ${domain} signal is the same`, String(apart))
    }
  },

  'commits one system of an entry while another fails': async (fixture) => {
    const { log } = fixture
    const { entries } = await setStage(fixture, 1)
    const [entry] = entries
    must(entry !== undefined, 'there is an entry')
    const batch = await decide(log)
    const decisions = batch.decisions.map((decision) => ({ ...decision, mediaid: null }))
    mustEqual('settled by half a commit', (await log.commit({ ...batch, decisions })).processed, 0)
    const { userId, id: entryId } = entry
    const failure = {
      userId,
      entryId,
      system: 'mediaid',
      code: 'BROKEN',
      message: 'b',
      isFinal: false,
    } as const
    mustEqual('put back', (await log.fail(batch.token, [failure])).retried, 1)
    mustEqual('between', await standingOf(fixture, entry), 'mediaid open BROKEN, coliseum done')
    await fixture.passSeconds(3600)
    await workAll(log)
    mustEqual('in the end', await standingOf(fixture, entry), 'mediaid done, coliseum done')
  },

  'refuses a batch that mixes models, whole': async (fixture) => {
    const { log } = fixture
    const { userId, trackId } = await setStage(fixture, 1)
    await workAll(log)
    const { signal, mass } = (await fixture.dnaOf(userId))?.cultural ?? { signal: [], mass: 0 }
    const entry = entryOf(fixture, userId, trackId)
    await fixture.append([entry])
    const batch = await decide(log)
    await mustRefuse('a commit of another model', ['CONFLICT'], () =>
      log.commit({ ...batch, model: 'another-model' }),
    )
    mustEqual('the entry', await standingOf(fixture, entry), 'mediaid open, coliseum open')
    mustEqual('the DNA', (await fixture.dnaOf(userId))?.cultural, { signal, mass })
  },
}
