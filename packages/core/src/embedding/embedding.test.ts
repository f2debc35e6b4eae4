import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS } from '../domains/index.js'
import type { AtgcBases } from '../identity/index.js'
import { embedBases } from './embedBases.js'
import { embedEntity, hashingEmbedder } from './hashingEmbedder.js'
import { hashTokens } from './hashTokens.js'
import { murmur3 } from './murmur3.js'

const EMPTY: AtgcBases = { interests: [], genrePreferences: [], contentFlags: {}, locationCode: null }

function bases(part: Partial<AtgcBases>): AtgcBases {
  return { ...EMPTY, ...part }
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}

const track = (part: object) => embedEntity({ entityType: 'track', entityId: 't', ...part })
const user = (part: Partial<AtgcBases>) => embedBases(bases(part))

describe('embedBases', () => {
  it('gives unit vectors where something is stated and zero where nothing is', () => {
    const stated = user({ interests: ['jazz'], contentFlags: { explicit: true }, locationCode: 'US' })
    const nothing = user({})
    for (const domain of DNA_DOMAINS) {
      expect(dot(stated[domain], stated[domain])).toBeCloseTo(1, 6)
      expect(stated[domain]).toHaveLength(384)
      expect(nothing[domain].every((component) => component === 0)).toBe(true)
    }
  })

  it('feeds each base into its domains only', () => {
    const zero = new Float32Array(384)
    expect(user({ interests: ['jazz'] })).toMatchObject({ behavioral: zero, economic: zero, spatial: zero })
    expect(user({ contentFlags: { a: 1 } })).toMatchObject({ cultural: zero, spatial: zero })
    expect(user({ locationCode: 'US' })).toMatchObject({ cultural: zero, behavioral: zero, economic: zero })
  })

  it('makes an interest, a stated genre and a track of that genre meet', () => {
    const jazzTrack = track({
      genre: 'Jazz',
      mood: 'mellow',
      tags: ['live', 'quartet'],
      artistName: 'The Paper Kites Four',
      artistId: 'a1',
      title: 'Night Bus',
    })
    const metalTrack = track({ genre: 'Metal', mood: 'angry', artistId: 'a2', title: 'Anvil' })
    for (const fan of [user({ genrePreferences: ['jazz'] }), user({ interests: ['JAZZ '] })]) {
      expect(dot(fan.cultural, jazzTrack.cultural)).toBeGreaterThan(0.5)
      expect(Math.abs(dot(fan.cultural, metalTrack.cultural))).toBeLessThan(0.2)
    }
  })

  it('lets a longer phrase resemble its words', () => {
    const rock = user({ genrePreferences: ['rock'] }).cultural
    expect(dot(rock, user({ interests: ['indie rock'] }).cultural)).toBeGreaterThan(0.35)
    expect(
      dot(user({ interests: ['jazz'] }).cultural, user({ interests: ['Jazz🎷'] }).cultural),
    ).toBeGreaterThan(0.35)
  })

  it('knows that a city lies in its country, and that two cities share a state', () => {
    const la = user({ locationCode: 'US-CA-LA' }).spatial
    const near = dot(la, user({ locationCode: 'us-ca-sf' }).spatial)
    const far = dot(la, user({ locationCode: 'US-NY-NYC' }).spatial)
    const abroad = dot(la, user({ locationCode: 'FR-75' }).spatial)
    expect(dot(la, user({ locationCode: 'us_ca_la' }).spatial)).toBeCloseTo(1, 6)
    expect(near).toBeGreaterThan(far + 0.2)
    expect(far).toBeGreaterThan(abroad)
    expect(
      dot(la, embedEntity({ entityType: 'event', entityId: 'e', place: 'LA, CA, US' }).spatial),
    ).toBeCloseTo(1, 6)
  })

  it('reads no settings as taste', () => {
    const settings = { dna_consent: false, dna_preferences: { learningRate: 0.2 } }
    expect(user({ contentFlags: settings })).toEqual(user({}))
    expect(user({ contentFlags: { ...settings, explicit: true } })).toEqual(
      user({ contentFlags: { explicit: true } }),
    )
  })

  it('points a flag that is false away from the same flag set', () => {
    const yes = user({ contentFlags: { explicit: true } }).behavioral
    expect(dot(yes, user({ contentFlags: { explicit: false } }).behavioral)).toBeCloseTo(-1, 6)
  })

  it('makes a flag meet the entity feature it names', () => {
    const fan = user({ contentFlags: { tempo: 'fast' } }).behavioral
    expect(dot(fan, track({ tempo: 150 }).behavioral)).toBeGreaterThan(0.6)
    expect(Math.abs(dot(fan, track({ tempo: 60 }).behavioral))).toBeLessThan(0.2)
  })

  it('does not heed the order of interests and flags, nor repeats, to the bit', () => {
    const words = Array.from({ length: 200 }, (_, i) => `taste ${i} of ${i % 7}`)
    const flags = { a: 1, b: { c: true, d: ['x', 'y'] } }
    const one = user({ interests: words, contentFlags: flags })
    const other = user({
      interests: [...words, ...words].reverse(),
      contentFlags: { b: { d: ['y', 'x'], c: true }, a: 1 },
    })
    expect(other).toEqual(one)
  })

  it('passes over polluting keys and leaves prototypes alone', () => {
    const flags = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"x": 1}}, "a": 1}',
    )
    expect(user({ contentFlags: flags })).toEqual(user({ contentFlags: { a: 1 } }))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('survives lone surrogates, 100 kB of text, 10,000 interests, deep and circular flags in bounded time', () => {
    const deep: Record<string, unknown> = {}
    let inner = deep
    for (let i = 0; i < 100_000; i += 1) {
      const next: Record<string, unknown> = { leaf: i }
      inner.next = next
      inner = next
    }
    const circular: Record<string, unknown> = { a: 1 }
    circular.self = circular
    const started = performance.now()
    const vectors = [
      user({ interests: ['\ud800', 'x'.repeat(100_000), '🎷'.repeat(50_000)] }),
      user({ interests: Array.from({ length: 100_000 }, (_, i) => `interest number ${i}`) }),
      user({ contentFlags: deep, locationCode: '-'.repeat(100_000) }),
      user({ contentFlags: circular }),
      user({ contentFlags: { list: Array.from({ length: 1_000_000 }, () => ['a']) } }),
    ]
    expect(performance.now() - started).toBeLessThan(5_000)
    for (const { cultural } of vectors) expect(cultural.every(Number.isFinite)).toBe(true)
  })

  it('takes the NULLs of a database for nothing and refuses other types', () => {
    const nulls: unknown = {
      interests: null,
      genrePreferences: [null],
      contentFlags: null,
      locationCode: undefined,
    }
    expect(embedBases(nulls as AtgcBases)).toEqual(user({}))
    const wrong: unknown = { ...EMPTY, interests: 'jazz' }
    expect(() => embedBases(wrong as AtgcBases)).toThrow(
      expect.objectContaining({ code: 'INVALID_ATGC_BASES' }),
    )
  })
})

describe('embedEntity', () => {
  it('makes an artist resemble their tracks', () => {
    const artist = embedEntity({ entityType: 'artist', entityId: 'a1', title: 'Nils Oro', genre: 'ambient' })
    const theirs = track({ artistId: 'A1', artistName: 'Nils Oro', genre: 'techno' })
    const other = track({ artistId: 'a2', artistName: 'Someone', genre: 'techno' })
    expect(dot(artist.cultural, theirs.cultural)).toBeGreaterThan(dot(artist.cultural, other.cultural) + 0.15)
  })

  it('puts near numbers near each other, with no cliff between', () => {
    const at = (tempo: number) => track({ tempo }).behavioral
    expect(dot(at(119), at(121))).toBeGreaterThan(0.98)
    expect(dot(at(119), at(121))).toBeGreaterThan(dot(at(80), at(121)))
    expect(at(1)).toEqual(at(70))
    expect(at(999)).toEqual(at(180))
  })

  it('keeps the hours a ring', () => {
    const at = (time: string) => track({ at: `2025-11-05T${time}:00Z` }).spatial
    expect(dot(at('23:59'), at('00:01'))).toBeGreaterThan(0.5)
    expect(dot(at('23:59'), at('00:01'))).toBeGreaterThan(dot(at('23:59'), at('12:00')))
    expect(embedEntity({ entityType: 'event', entityId: 'e', at: '2025-11-08T20:00:00-08:00' })).toEqual(
      embedEntity({ entityType: 'event', entityId: 'e', at: new Date('2025-11-09T04:00:00Z') }),
    )
  })

  it('gives behaviour and economy a floor, place none', () => {
    const bare = track({})
    expect(dot(bare.behavioral, bare.behavioral)).toBeCloseTo(1, 6)
    expect(dot(bare.economic, bare.economic)).toBeCloseTo(1, 6)
    expect(dot(bare.spatial, bare.spatial)).toBe(0)
    expect(dot(bare.cultural, bare.cultural)).toBe(0)
  })

  it.each([
    [{ tempo: Number.NaN }, 'tempo'],
    [{ priceCents: Number.POSITIVE_INFINITY }, 'priceCents'],
    [{ genre: 5 }, 'genre'],
    [{ entityType: '' }, 'entityType'],
  ])('refuses %j with the field in the error', (part, field) => {
    const entity: unknown = { entityType: 'track', entityId: 't', ...part }
    expect(() => embedEntity(entity as Parameters<typeof embedEntity>[0])).toThrow(
      expect.objectContaining({ code: 'INVALID_ENTITY_METADATA', details: { field } }),
    )
  })
})

describe('hashTokens', () => {
  it('gives one token sixteen equal components', () => {
    const vector = hashTokens(new Map([['taste:jazz', 3]]))
    const touched = vector.filter((component) => component !== 0)
    expect(touched).toHaveLength(16)
    expect([...touched].every((component) => Math.abs(component) === 0.25)).toBe(true)
  })

  it('keeps different tokens nearly orthogonal', () => {
    const vectors = Array.from({ length: 100 }, (_, i) => hashTokens(new Map([[`taste:${i}`, 1]])))
    const overlaps = vectors.flatMap((a, i) => vectors.slice(i + 1).map((b) => dot(a, b)))
    const mean = overlaps.reduce((sum, x) => sum + x, 0) / overlaps.length
    const deviation = Math.sqrt(overlaps.reduce((sum, x) => sum + x * x, 0) / overlaps.length)
    expect(Math.abs(mean)).toBeLessThan(0.005)
    expect(deviation).toBeGreaterThan(0.04)
    expect(deviation).toBeLessThan(0.06)
    expect(Math.max(...overlaps.map(Math.abs))).toBeLessThan(0.35)
  })
})

describe('the model dia-hash-1', () => {
  /** If this fails, what the model answers has changed: give it a new name, so that stored vectors do not mix. */
  it('answers the golden vectors, bit for bit', () => {
    const [entity] = hashingEmbedder.embed([
      {
        entityType: 'track',
        entityId: 't1',
        title: 'Blue Hour',
        artistName: 'Vega & the Lows',
        artistId: 'a1',
        genre: 'Indie Rock',
        mood: 'calm',
        tags: ['live', 'vinyl'],
        durationSeconds: 247,
        tempo: 121,
        energy: 0.35,
        format: 'audio/flac',
        priceCents: 129n,
        place: 'US-CA-LA',
        at: '2025-11-07T20:30:00Z',
      },
    ])
    const prior = user({
      interests: ['Jazz 🎷', 'Café del Mar', '東京'],
      genrePreferences: ['hip-hop'],
      contentFlags: { explicit: false, tempo: 'fast', nested: { list: [1, 'a', null] } },
      locationCode: 'DE-BE-BERLIN',
    })
    const digest = (vectors: Record<string, Float32Array> | undefined) =>
      DNA_DOMAINS.map((domain) => {
        const vector = vectors?.[domain] ?? new Float32Array()
        const bytes = new DataView(new ArrayBuffer(vector.length * 4))
        vector.forEach((component, i) => {
          bytes.setFloat32(i * 4, component, true)
        })
        return murmur3(new Uint8Array(bytes.buffer)).toString(16)
      })
    expect([digest(prior), digest(entity)]).toMatchInlineSnapshot(`
      [
        [
          "cead2a79",
          "21426718",
          "21426718",
          "367a2978",
        ],
        [
          "1a6c18f8",
          "28135fa5",
          "f46dec1b",
          "82ad9693",
        ],
      ]
    `)
  })
})
