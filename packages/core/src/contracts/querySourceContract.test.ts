import { describe, expect, it } from 'vitest'
import { memoryQuerySource, type QuerySource } from '../queries/index.js'
import { querySourceContract } from './querySourceContract.js'

const user = (n: number) => `ffffffff-0000-4000-8000-00000000000${n}`
const stateOf = (id: string) => ({
  id,
  email: 'fan@example.com',
  display_name: 'Fan',
  role: 'fan',
  interests: [],
  genre_preferences: [],
  content_flags: {},
  location_code: null,
  profile_embedding: [1, 0],
  has_dna: true,
  dna_last_updated: null,
})

const contractOf = (spoil: (source: QuerySource) => Partial<QuerySource> = () => ({})) =>
  querySourceContract({
    async open(interactions) {
      const source = memoryQuerySource([
        { state: stateOf(user(1)), interactions: interactions.toReversed() },
        { state: stateOf(user(2)), interactions: [] },
      ])
      return { source: { ...source, ...spoil(source) }, userId: user(1), idle: user(2), unknown: user(3) }
    },
  })

describe('memoryQuerySource', () => {
  for (const { name, run } of contractOf()) it(name, run)
})

/** The same source with one promise broken, and the case that has to notice. */
const twins: readonly (readonly [string, RegExp, (source: QuerySource) => Partial<QuerySource>])[] = [
  [
    'loses the ties on a page’s edge',
    /every interaction once/,
    ({ readInteractionTimeline: read }) => ({
      async readInteractionTimeline(request, options) {
        const page = await read(request, options)
        return request.after ? { ...page, rows: page.rows.slice(1) } : page
      },
    }),
  ],
  [
    'takes the end of a period for a part of it',
    /a period from its start/,
    ({ readInteractionTimeline: read }) => ({
      readInteractionTimeline: ({ to, ...request }, options) =>
        read(to ? { ...request, to: '2025-09-01T12:06:00.000001Z' } : request, options),
    }),
  ],
  [
    'counts plays of nobody for nobody',
    /plays of each artist/,
    ({ readAffinity: read }) => ({
      async readAffinity(request, options) {
        const page = await read(request, options)
        return { ...page, rows: page.rows.filter(({ artist_name }) => artist_name !== null) }
      },
    }),
  ],
  [
    'gives every embedding',
    /only where it is asked for/,
    ({ readUserDnaState: read }) => ({
      readUserDnaState: (request, options) => read({ ...request, withEmbedding: true }, options),
    }),
  ],
  [
    'ignores a signal',
    /a reader who has gone/,
    ({ readSessionAnalysis: read }) => ({ readSessionAnalysis: (request) => read(request) }),
  ],
  [
    'answers nothing for nobody',
    /asks for nobody/,
    ({ readInfluenceSummary: read }) => ({
      readInfluenceSummary: (request, options) =>
        request.userId === user(3) ? Promise.resolve([]) : read(request, options),
    }),
  ],
]

it.each(twins)('the contract fails a source that %s', async (_, at, spoil) => {
  const broken = contractOf(spoil).find(({ name }) => at.test(name))
  await expect(broken?.run()).rejects.toThrow(/expected|came|is full/)
})

it('refuses a harness that opens nothing', () => {
  expect(() => querySourceContract({} as never)).toThrow(expect.objectContaining({ code: 'INVALID_HARNESS' }))
})
