import type { PerDomain } from '../domains/index.js'
import { millisecondsOf } from '../time/index.js'
import { addFeature } from './addFeature.js'
import { addPlace } from './addPlace.js'
import { addScale, type Scale } from './addScale.js'
import { addTastes } from './addTastes.js'
import { EntityFields } from './EntityFields.js'
import type { EntityMetadata } from './EntityMetadata.js'
import { addToken, type TokenBag } from './TokenBag.js'

const DURATION: Scale = [
  ['short', 90],
  ['medium', 210],
  ['long', 420],
  ['set', 1800],
  ['show', 5400],
]
const TEMPO: Scale = [
  ['slow', 70],
  ['medium', 110],
  ['fast', 150],
  ['very fast', 180],
]
const ENERGY: Scale = [
  ['low', 0.1],
  ['medium', 0.5],
  ['high', 0.9],
]
const PRICE: Scale = [
  ['free', 0],
  ['low', 199],
  ['medium', 999],
  ['high', 4999],
  ['premium', 20_000],
]
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const HOURS: Scale = [
  ['night', 3],
  ['morning', 9],
  ['afternoon', 15],
  ['evening', 21],
]

/**
 * What an entity is, as tokens per domain; the genre leads, so that a user's stated genres resemble
 * the tracks of that genre, and the type gives behaviour and economy a floor when all else is missing.
 */
export function entityTokens(entity: EntityMetadata): PerDomain<TokenBag> {
  const fields = new EntityFields(entity)
  return {
    cultural: culturalTokens(fields),
    behavioral: behavioralTokens(fields),
    economic: economicTokens(fields),
    spatial: spatialTokens(fields),
  }
}

function culturalTokens(fields: EntityFields): TokenBag {
  const bag: TokenBag = new Map()
  const tags = fields.texts('tags')
  addTastes(bag, fields.texts('genre'), 1)
  addTastes(bag, fields.texts('mood'), 0.6)
  addTastes(bag, tags, 0.6 / Math.sqrt(Math.max(1, tags.length)))
  addTastes(bag, fields.texts('artistName'), 0.5)
  addTastes(bag, fields.texts('title'), 0.25)
  // An artist and their tracks meet in the artist's id.
  const artist = fields.type === 'artist' ? fields.id : fields.text('artistId')
  if (artist !== '') addToken(bag, `artist:${artist.toLowerCase()}`, 0.5)
  return bag
}

function behavioralTokens(fields: EntityFields): TokenBag {
  const bag: TokenBag = new Map()
  addFeature(bag, 'type', fields.type, 0.5)
  fields.withNumber('durationSeconds', (value) => addScale(bag, 'duration', DURATION, value, 0.7))
  fields.withNumber('tempo', (value) => addScale(bag, 'tempo', TEMPO, value, 0.7))
  fields.withNumber('energy', (value) => addScale(bag, 'energy', ENERGY, value, 0.7))
  const format = fields.text('format')
  if (format !== '') addFeature(bag, 'format', format.split('/')[0] ?? format, 0.4)
  return bag
}

function economicTokens(fields: EntityFields): TokenBag {
  const bag: TokenBag = new Map()
  addFeature(bag, 'type', fields.type, 0.5)
  fields.withNumber('priceCents', (value) => {
    addScale(bag, 'price', PRICE, value, 1)
    addFeature(bag, 'paid', value > 0, 0.5)
  })
  return bag
}

function spatialTokens(fields: EntityFields): TokenBag {
  const bag: TokenBag = new Map()
  const place = fields.text('place')
  if (place !== '') addPlace(bag, place)
  const at = fields.instant('at')
  if (at === null) return bag
  const date = new Date(millisecondsOf(at))
  const day = date.getUTCDay()
  addTimeOfDay(bag, date.getUTCHours() + date.getUTCMinutes() / 60)
  addFeature(bag, 'day', DAYS[day] ?? '', 0.2)
  addFeature(bag, 'weekend', day === 0 || day === 6, 0.2)
  return bag
}

/** The clock is a ring: before 3 and after 21 lie between evening and night. */
function addTimeOfDay(bag: TokenBag, hour: number): void {
  const ring: Scale = [['evening', -3], ...HOURS, ['night', 27]]
  addScale(bag, 'time', ring, hour, 0.3)
}
