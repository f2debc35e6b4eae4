import type { QuerySource } from '../queries/index.js'
import type { ContractCase } from './ContractCase.js'
import { must } from './must.js'
import { mustRefuse } from './mustRefuse.js'
import type { QueryScene } from './QueryScene.js'

type Options = { readonly signal?: AbortSignal }

/** Every way to ask, by name. */
function waysOf(
  source: QuerySource,
  request: object,
  options?: Options,
): Record<string, () => Promise<unknown>> {
  return {
    state: () => source.readUserDnaState(request as never, options),
    timeline: () => source.readInteractionTimeline(request as never, options),
    influence: () => source.readInfluenceSummary(request as never, options),
    sessions: () => source.readSessionAnalysis(request as never, options),
    affinity: () => source.readAffinity(request as never, options),
  }
}

const PAGED = ['timeline', 'sessions', 'affinity']

/** What a source of the five queries must not answer. */
export function queryRefusalCases(scene: () => Promise<QueryScene>): ContractCase[] {
  const refuses = (what: string, code: string, request: object, only?: readonly string[]): ContractCase => ({
    name: `refuses ${what}`,
    async run() {
      const { source, userId } = await scene()
      for (const [way, ask] of Object.entries(waysOf(source, { userId, ...request })))
        if (only === undefined || only.includes(way)) await mustRefuse(`${way} of ${what}`, [code], ask)
    },
  })
  return [
    {
      name: 'answers NOT_FOUND to whoever asks for nobody',
      async run() {
        const { source, unknown } = await scene()
        for (const [way, ask] of Object.entries(waysOf(source, { userId: unknown })))
          await mustRefuse(`${way} of nobody`, ['NOT_FOUND'], ask)
      },
    },
    refuses('a user id that is none', 'INVALID_QUERY_REQUEST', { userId: "' or 1=1" }),
    refuses('pages of no rows', 'INVALID_QUERY_REQUEST', { limit: 0 }, PAGED),
    {
      name: 'refuses the cursor of another query, and one of nobody',
      async run() {
        const { source, userId } = await scene()
        const { next } = await source.readInteractionTimeline({ userId, limit: 1 })
        must(next !== null, 'One of all interactions is not the last page')
        for (const after of ['garbage', '', '[]', 'null'])
          for (const way of PAGED)
            await mustRefuse(`${way} after ${after}`, ['INVALID_CURSOR'], () =>
              waysOf(source, { userId, after })[way]?.(),
            )
        for (const way of ['sessions', 'affinity'])
          await mustRefuse(`${way} after a cursor of the timeline`, ['INVALID_CURSOR'], () =>
            waysOf(source, { userId, after: next })[way]?.(),
          )
      },
    },
    {
      name: 'answers ABORTED to a reader who has gone',
      async run() {
        const { source, userId } = await scene()
        for (const [way, ask] of Object.entries(waysOf(source, { userId }, { signal: AbortSignal.abort() })))
          await mustRefuse(way, ['ABORTED'], ask)
      },
    },
  ]
}
