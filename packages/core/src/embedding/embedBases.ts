import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { AtgcBases } from '../identity/index.js'
import { addFlags } from './addFlags.js'
import { addPlace } from './addPlace.js'
import { addTastes } from './addTastes.js'
import type { HashedVectors } from './hashingModel.js'
import { hashTokens } from './hashTokens.js'
import type { TokenBag } from './TokenBag.js'

/**
 * What a user states, as the prior of their DNA: interests and genres → cultural, content flags →
 * behavioral and economic, the place → spatial. Unit vectors of the model `dia-hash-1`, zero where
 * nothing is stated; the order of lists does not matter. Throws DiaError `INVALID_ATGC_BASES`.
 * @example
 * import { embedBases } from '@dia/core/embedding'
 * const bases = { interests: ['jazz 🎷'], genrePreferences: [], contentFlags: {}, locationCode: 'US-CA-LA' }
 * embedBases(bases).spatial.length // → 384
 */
export function embedBases(bases: AtgcBases): HashedVectors {
  return answerOrDiaError('embedBases', () => {
    const bags = basesTokens(bases)
    const flags = hashTokens(bags.flags)
    return {
      cultural: hashTokens(bags.cultural),
      behavioral: flags,
      economic: flags.slice(),
      spatial: hashTokens(bags.spatial),
    }
  })
}

/** The tokens behind `embedBases`, for explanations. */
export function basesTokens(bases: AtgcBases): { cultural: TokenBag; flags: TokenBag; spatial: TokenBag } {
  if (typeof bases !== 'object' || bases === null) throw invalidBases('bases')
  const cultural: TokenBag = new Map()
  const flags: TokenBag = new Map()
  const spatial: TokenBag = new Map()
  addTastes(cultural, textList(bases.interests, 'interests'), 1)
  addTastes(cultural, textList(bases.genrePreferences, 'genrePreferences'), 1)
  addFlags(flags, bases.contentFlags)
  const place: unknown = bases.locationCode
  if (place !== null && place !== undefined) {
    if (typeof place !== 'string') throw invalidBases('locationCode')
    addPlace(spatial, place)
  }
  return { cultural, flags, spatial }
}

/** A Postgres text[] may be NULL, or hold NULLs. */
function* textList(list: unknown, field: string): Iterable<string> {
  if (list === null || list === undefined) return
  if (!Array.isArray(list)) throw invalidBases(field)
  for (const item of list) {
    if (item === null || item === undefined) continue
    if (typeof item !== 'string') throw invalidBases(field)
    yield item
  }
}

function invalidBases(field: string): DiaError {
  return new DiaError(
    'INVALID_ATGC_BASES',
    `The ATGC bases cannot be read: ${field} has the wrong type.`,
    'Interests and genres are arrays of text, content flags JSON, the location code text or null.',
    { details: { field } },
  )
}
