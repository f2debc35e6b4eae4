import type { PerDomain } from '../domains/index.js'
import { asDiaError, DiaError } from '../errors/index.js'
import { EVENT_CATALOGUE } from '../events/index.js'
import { createDnaState, type DnaState, deltaNormsOf, readDna } from '../mirroring/index.js'
import type { ClaimedUser } from '../passport/index.js'
import { foldDecisions } from './foldDecisions.js'
import type { RecordedSource, RecordedUser } from './RecordedEntry.js'
import type { RedecidedEntry, RedecideOptions, RedecideReport } from './RedecideReport.js'
import { redecideBatch } from './redecideBatch.js'

const EXAMPLES = 20

/**
 * What a user's recorded entries would come to under other weights or preferences. Money is left as it is: neither
 * moves it. Holds one batch at a time, and writes nothing. Throws DiaError.
 * @example
 * import { EVENT_CATALOGUE, extendCatalogue } from '@dia/core/events'
 * import { redecideUser } from '@dia/core/redecide'
 * const catalogue = extendCatalogue(EVENT_CATALOGUE, { version: 'louder', events: [{ type: 'player.track_played', baseIntensity: 0.9 }] })
 * const report = await redecideUser({ userId: 'u', user: undefined, prior: null, batches: [] }, { catalogue })
 * report.decisionsChanged // → 0
 */
export async function redecideUser(
  recorded: RecordedUser,
  options: RedecideOptions = {},
): Promise<RedecideReport> {
  try {
    return await redecided(recorded, options)
  } catch (cause) {
    throw asDiaError('redecideUser', cause)
  }
}

/**
 * The reports of all users, or of one, as they come.
 * @example
 * import { redecide } from '@dia/core/redecide'
 * const source = { async *readRecordedUsers() { yield { userId: 'u', user: undefined, prior: null, batches: [] } } }
 * const { value: report } = await redecide(source).next()
 * report.userId // → 'u'
 */
export async function* redecide(
  source: RecordedSource,
  options: RedecideOptions & { readonly userId?: string; readonly signal?: AbortSignal } = {},
): AsyncGenerator<RedecideReport> {
  try {
    const { userId, signal, ...tried } = options
    const users = source.readRecordedUsers({
      ...(userId !== undefined && { userId }),
      ...(signal !== undefined && { signal }),
    })
    for await (const recorded of users) yield await redecided(recorded, tried)
  } catch (cause) {
    throw asDiaError('redecide', cause)
  }
}

async function redecided(recorded: RecordedUser, options: RedecideOptions): Promise<RedecideReport> {
  const { catalogue = EVENT_CATALOGUE, examples = EXAMPLES } = options
  if (!(examples >= 0))
    throw new DiaError('INVALID_OPTIONS', 'The number of examples is none.', 'Pass 0 or more.')
  const user = withPreferences(recorded.user, options)
  const start = createDnaState({ prior: recorded.prior })
  let [was, would] = [start, start]
  const totals = { entries: 0, decisionsChanged: 0, scoresChanged: 0, scoreBefore: 0n, scoreAfter: 0n }
  const named: RedecidedEntry[] = []
  for await (const batch of recorded.batches) {
    const { before, after, vectors, changes, scoreBefore, scoreAfter } = redecideBatch(batch, user, catalogue)
    was = foldDecisions(was, before, vectors)
    would = foldDecisions(would, after, vectors)
    totals.entries += batch.entries.length
    totals.scoreBefore += scoreBefore
    totals.scoreAfter += scoreAfter
    for (const change of changes) {
      if (change.system === 'mediaid') totals.decisionsChanged += 1
      else totals.scoresChanged += 1
      if (named.length < examples) named.push(change)
    }
  }
  return { userId: recorded.userId, ...totals, distance: distanceOf(was, would), examples: named }
}

function withPreferences(
  user: ClaimedUser | undefined,
  { preferences }: RedecideOptions,
): ClaimedUser | undefined {
  if (user === undefined || preferences === undefined) return user
  const flags = typeof user.contentFlags === 'object' ? user.contentFlags : {}
  return { ...user, contentFlags: { ...flags, dna_preferences: preferences } }
}

/** Both are read at the later of their newest events: what fades is the same for both. */
function distanceOf(was: DnaState, would: DnaState): PerDomain<number> {
  const at = Math.max(was.newestEventAt ?? 0, would.newestEventAt ?? 0)
  const { cultural, behavioral, economic, spatial } = deltaNormsOf(
    readDna(was, new Date(at)),
    readDna(would, new Date(at)),
  )
  return { cultural, behavioral, economic, spatial }
}
