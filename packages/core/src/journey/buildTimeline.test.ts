import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUserMultipliers, getInfluenceWeights } from '../influence/index.js'
import {
  createDnaState,
  deltaNormsOf,
  type EntityVectors,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from '../mirroring/index.js'
import { buildTimeline } from './buildTimeline.js'
import type { Interaction } from './Interaction.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 20

type Listen = Interaction & { event_type: string; entity_id: string | null; created_at: string | Date }

const row = (time: string, change: Partial<Listen> = {}): Listen => ({
  event_type: 'played',
  entity_type: 'track',
  entity_id: 'east',
  created_at: `2025-08-03T${time}Z`,
  ...change,
})

function vectors(x: number, y: number): EntityVectors {
  return { cultural: [x, y], behavioral: [x, y], economic: [x, y], spatial: [x, y] }
}

const entities: Record<string, EntityVectors> = {
  east: vectors(1, 0),
  north: vectors(0, 1),
  zero: vectors(0, 0),
}
const state = createDnaState({ dimensions: 2, prior: { cultural: [0.6, 0.8] } })
const dna = { state, vectorsOf: (_: string | null, id: string) => entities[id] }

const shape = (timeline: ReturnType<typeof buildTimeline>) =>
  timeline.sessions.map((session) => [
    session.sessionId,
    session.events.map((event) => event.at.slice(11, 19)),
  ])

describe('buildTimeline groups by session', () => {
  it('orders sessions by their first interaction, and interactions by time and id', () => {
    const rows = [
      row('12:00:00', { session_id: 'late', id: 'b' }),
      row('10:00:00', { session_id: 'early' }),
      row('13:00:00', { session_id: 'early' }),
      row('12:00:00', { session_id: 'late', id: 'a' }),
    ]
    const timeline = buildTimeline(rows)
    expect(shape(timeline)).toEqual([
      ['early', ['10:00:00', '13:00:00']],
      ['late', ['12:00:00', '12:00:00']],
    ])
    expect(timeline.sessions[1]?.events.map((event) => event.interaction.id)).toEqual(['a', 'b'])
    expect(timeline.sessions[0]).toMatchObject({
      inferred: false,
      startedAt: '2025-08-03T10:00:00.000000Z',
      endedAt: '2025-08-03T13:00:00.000000Z',
      durationSeconds: 10_800,
    })
    expect(timeline.eventCount).toBe(4)
  })

  it('infers sessions from pauses of more than 30 minutes', () => {
    const timeline = buildTimeline([row('12:00:00'), row('12:40:00'), row('13:10:01'), row('12:10:00')])
    expect(shape(timeline)).toEqual([
      [null, ['12:00:00', '12:10:00', '12:40:00']],
      [null, ['13:10:01']],
    ])
    expect(timeline.sessions.every((session) => session.inferred)).toBe(true)
    expect(new Set(timeline.sessions.map((session) => session.key)).size).toBe(2)
  })

  it('takes another gap, and refuses one that is none', () => {
    const rows = [row('12:00:00'), row('12:00:01')]
    expect(buildTimeline(rows, { gapMinutes: 0 }).sessions).toHaveLength(2)
    expect(buildTimeline(rows, { gapMinutes: Number.POSITIVE_INFINITY }).sessions).toHaveLength(1)
    for (const gapMinutes of [-1, Number.NaN, '30' as unknown as number])
      expect(() => buildTimeline(rows, { gapMinutes })).toThrow(
        expect.objectContaining({ code: 'INVALID_GAP' }),
      )
  })

  it('never puts two users into one session, named or inferred', () => {
    const rows = ['a', 'b', 'a'].flatMap((user_id, index) => [
      row(`12:0${index}:00`, { user_id }),
      row(`12:0${index}:30`, { user_id, session_id: 's' }),
    ])
    const { sessions } = buildTimeline(rows)
    expect(sessions.map(({ userId, sessionId, events }) => [userId, sessionId, events.length])).toEqual([
      ['a', null, 2],
      ['a', 's', 2],
      ['b', null, 1],
      ['b', 's', 1],
    ])
    expect(new Set(sessions.map((session) => session.key)).size).toBe(4)
  })

  it(
    'is the same whatever the order of the rows',
    () => {
      const interaction = fc.record({
        id: fc.uuid(),
        user_id: fc.constantFrom('a', 'b', null),
        session_id: fc.constantFrom('s', 't', null),
        event_type: fc.constantFrom('played', 'track_skip', 'vote_cast', 'nonsense'),
        created_at: fc.integer({ min: 0, max: 500 }).map((minute) => new Date(minute * 60_000)),
      })
      const list = fc.uniqueArray(interaction, { maxLength: 20, selector: ({ id }) => id })
      fc.assert(
        fc.property(list, fc.nat(), (rows, seed) => {
          const bare = (timeline: ReturnType<typeof buildTimeline>) =>
            timeline.sessions.map(({ events, ...session }) => ({
              ...session,
              events: events.map(({ flags: _, ...event }) => event),
            }))
          const rotated = rows.map((_, index) => rows[(index + seed) % rows.length] as (typeof rows)[number])
          const sessions = bare(buildTimeline(rows))
          expect(bare(buildTimeline(rotated))).toEqual(sessions)
          expect(sessions.flatMap((session) => session.events)).toHaveLength(rows.length)
          for (const { inferred, events } of sessions)
            for (const [index, event] of events.entries()) {
              const pause = Date.parse(event.at) - Date.parse(events[index - 1]?.at ?? event.at)
              expect(pause).toBeGreaterThanOrEqual(0)
              if (inferred) expect(pause).toBeLessThanOrEqual(30 * 60_000)
            }
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )
})

describe('buildTimeline weighs', () => {
  it('gives canonical name and weights, with the user’s multipliers in the context of the interaction', () => {
    const preferences = { culturalMultiplier: 0.5, contextMultipliers: { discovery: 0.5 } }
    const rows = [row('12:00:00', { metadata: { context: 'discovery' } })]
    const known = getInfluenceWeights('played')
    const eventOf = (timeline: ReturnType<typeof buildTimeline>) => timeline.sessions[0]?.events[0]
    expect(eventOf(buildTimeline(rows))).toMatchObject({ eventType: 'player.track_played', weights: known })
    expect(eventOf(buildTimeline(rows, { preferences }))?.weights).toEqual(
      applyUserMultipliers(known, preferences, 'discovery'),
    )
  })

  it('reads completion from progress in percent, text and more than 100 included', () => {
    const progress = [50, '75.5', 140, -3, null]
    const rows = progress.map((progress_percentage, index) => row(`12:00:0${index}`, { progress_percentage }))
    expect(buildTimeline(rows).sessions[0]?.events.map((event) => event.completion)).toEqual([
      0.5,
      0.755,
      1,
      0,
      null,
    ])
  })
})

describe('buildTimeline flags times', () => {
  const flags = (rows: ReturnType<typeof row>[], now?: string) =>
    buildTimeline(rows, now === undefined ? {} : { now })
      .sessions.flatMap((session) => session.events)
      .map((event) => event.flags)

  it('flags what is more than 5 minutes in the future', () => {
    expect(flags([row('12:05:00'), row('12:05:01')], '2025-08-03T12:00:00Z')).toEqual([[], ['future']])
    expect(flags([row('12:05:01', { occurred_at: '2025-08-03T12:10:02Z' })])).toEqual([['future']])
    expect(flags([row('12:05:01')])).toEqual([[]])
  })

  it('flags late arrivals by when they were recorded', () => {
    const entry = (occurred: string, recorded: string) =>
      row(recorded, { occurred_at: `2025-08-03T${occurred}Z` })
    const rows = [entry('12:00:00', '12:20:00'), entry('12:10:00', '12:10:00'), entry('12:30:00', '12:30:00')]
    expect(flags(rows)).toEqual([['out_of_order'], [], []])
  })

  it('flags late arrivals by the order given, which may be newest first', () => {
    expect(flags([row('12:00:00'), row('12:20:00'), row('12:10:00')])).toEqual([[], ['out_of_order'], []])
    expect(flags([row('12:20:00'), row('12:10:00'), row('12:00:00')])).toEqual([[], [], []])
    expect(flags([row('12:00:00'), row('12:00:00'), row('12:10:00')])).toEqual([[], [], []])
  })

  it('keeps the order of microseconds', () => {
    const rows = [row('12:00:00.000002', { id: 'a' }), row('12:00:00.000001', { id: 'b' })]
    expect(buildTimeline(rows).sessions[0]?.events.map((event) => event.interaction.id)).toEqual(['b', 'a'])
  })

  it('refuses a time that is none', () => {
    const code = expect.objectContaining({ code: 'INVALID_TIMESTAMP' })
    expect(() => buildTimeline([row('12:00:00', { created_at: 'yesterday' })])).toThrow(code)
    expect(() => buildTimeline([], { now: new Date(Number.NaN) })).toThrow(code)
  })
})

describe('buildTimeline moves the DNA', () => {
  const movements = (rows: ReturnType<typeof row>[]) =>
    buildTimeline(rows, { dna })
      .sessions.flatMap((session) => session.events)
      .map((event) => event.movement)

  it('has no movements without a starting state', () => {
    expect(buildTimeline([row('12:00:00')])).toMatchObject({
      state: null,
      sessions: [{ events: [{ movement: null }] }],
    })
  })

  it('gives each event’s alpha and delta norms, on the DNA that the earlier ones left', () => {
    const rows = [row('13:00:00', { entity_id: 'north' }), row('12:00:00')]
    const of = (entity: string, time: string) => ({
      eventType: 'played',
      occurredAt: `2025-08-03T${time}Z`,
      entity: entities[entity] as EntityVectors,
    })
    const first = mirrorInteractionToDNA(state, of('east', '12:00:00'))
    const second = mirrorInteractionToDNA(first.state, of('north', '13:00:00'))
    expect(movements(rows)).toEqual([
      { moved: true, alpha: first.alpha, deltaNorms: first.deltaNorms },
      { moved: true, alpha: second.alpha, deltaNorms: second.deltaNorms },
    ])
    const measured = deltaNormsOf(second.before, second.after)
    expect(second.deltaNorms.cultural).toBeCloseTo(measured.cultural, 9)
    expect(second.deltaNorms.cultural).toBeGreaterThan(0)
  })

  it('moves by the user’s preferences in the context of the interaction', () => {
    const preferences = { culturalMultiplier: 0.5, contextMultipliers: { discovery: 0.5 } }
    const rows = [row('12:00:00', { metadata: { context: 'discovery' } })]
    const { alpha, deltaNorms } = mirrorInteractionToDNA(state, {
      eventType: 'played',
      occurredAt: '2025-08-03T12:00:00Z',
      entity: vectors(1, 0),
      context: 'discovery',
      preferences,
    })
    const movement = { moved: true, alpha, deltaNorms }
    expect(buildTimeline(rows, { dna, preferences }).sessions[0]?.events[0]?.movement).toEqual(movement)
    expect(movements(rows)).not.toEqual([movement])
    expect(
      buildTimeline([row('12:00:00')], { dna, preferences }).sessions[0]?.events[0]?.movement,
    ).not.toEqual(movement)
  })

  it('ends in the state that mirroring the batch gives', () => {
    const rows = [row('12:00:00'), row('12:30:00', { entity_id: 'north', event_type: 'track_skip' })]
    const batch = rows.map(({ event_type, entity_id, created_at }) => ({
      eventType: event_type,
      occurredAt: created_at,
      entity: entities[String(entity_id)] as EntityVectors,
    }))
    const end = buildTimeline(rows, { dna }).state
    const wanted = readDna(mirrorInteractionsToDNA(state, batch).state)
    readDna(end ?? state).composite.forEach((x, index) => {
      expect(x).toBeCloseTo(wanted.composite[index] ?? 0, 9)
    })
  })

  it('says why an interaction moves nothing', () => {
    const rows = [
      row('12:00:00', { event_type: 'host.danced' }),
      row('12:00:01', { event_type: 'access.login' }),
      row('12:00:02', { event_type: 'treasury.track_play' }),
      row('12:00:03', { entity_id: null }),
      row('12:00:04', { entity_id: 'deleted' }),
    ]
    expect(movements(rows)).toEqual(
      ['UNKNOWN_EVENT_TYPE', 'MOVES_NO_DNA', 'NOT_ROUTED', 'NO_ENTITY', 'ENTITY_WITHOUT_DNA'].map(
        (reason) => ({
          moved: false,
          reason,
        }),
      ),
    )
  })

  it('mirrors the mean of a vote’s event and artist, or the one that has vectors', () => {
    const vote = (change: Partial<Listen>) =>
      movements([row('12:00:00', { event_type: 'vote_cast', entity_type: 'event', ...change })])[0]
    const mirrored = (entity: EntityVectors) => {
      const { alpha, deltaNorms } = mirrorInteractionToDNA(state, {
        eventType: 'vote_cast',
        occurredAt: '2025-08-03T12:00:00Z',
        entity,
      })
      return { moved: true, alpha, deltaNorms }
    }
    expect(vote({ artist_id: 'north' })).toEqual(mirrored(vectors(0.5, 0.5)))
    expect(vote({ metadata: { artist_id: 'north' } })).toEqual(mirrored(vectors(0.5, 0.5)))
    expect(vote({ artist_id: 'deleted' })).toEqual(mirrored(vectors(1, 0)))
    expect(vote({ entity_id: 'deleted', artist_id: 'north' })).toEqual(mirrored(vectors(0, 1)))
    expect(vote({ entity_type: 'artist', artist_id: 'north' })).toEqual(mirrored(vectors(1, 0)))
    expect(vote({ entity_id: 'deleted' })).toEqual({ moved: false, reason: 'ENTITY_WITHOUT_DNA' })
  })

  it('refuses one starting state for several users', () => {
    const rows = [row('12:00:00', { user_id: 'a' }), row('12:00:00', { user_id: 'b' })]
    expect(() => buildTimeline(rows, { dna })).toThrow(
      expect.objectContaining({ code: 'TIMELINE_MIXES_USERS' }),
    )
  })
})
