import type { PassportLog } from '@dia/core/passport'
import type { Connection } from './BenchDatabase.js'

const compiled = new URL('../../node_modules/.cache/dia/bench/passport.mjs', import.meta.url)
const { createPassportPipeline, pgPassportLog } = (await import(
  compiled.href
)) as typeof import('./product.js')

export interface Stages {
  claim: number
  commit: number
  fail: number
}

/** A worker has as many batches under way as connections, two at most. */
export interface Worker {
  readonly connections: readonly Connection[]
  /** Where it writes out metrics meanwhile, as a worker does every second; left for later without one. */
  readonly rollsUp?: Connection
}

/** Works the log with these workers until nothing is open; answers entries and seconds. */
export async function drain(
  workers: readonly Worker[],
  batchSize: number,
  stages: Stages = { claim: 0, commit: 0, fail: 0 },
): Promise<{ entries: number; seconds: number }> {
  const started = performance.now()
  const counts = await Promise.all(
    workers.map(async ({ connections, rollsUp }) => {
      const pipeline = createPassportPipeline({
        log: timed(pgPassportLog(pooled(connections)), stages),
        batchSize,
      })
      let open = true
      const written = rollsUp && writeOut(rollsUp, () => open)
      let entries = 0
      for (;;) {
        const { claimed, retried, dead } = await pipeline.next(connections.length === 1)
        if (retried + dead > 0) throw new Error(`${retried} entries were put back, ${dead} died`)
        if (claimed === 0) break
        entries += claimed
      }
      open = false
      await written
      return entries
    }),
  )
  return {
    entries: counts.reduce((sum, count) => sum + count, 0),
    seconds: (performance.now() - started) / 1000,
  }
}

/** Writes out metrics until the batches are through and nothing waits; answers the seconds that it was at it. */
export async function writeOut(connection: Connection, isOpen = () => false): Promise<number> {
  let seconds = 0
  for (;;) {
    const open = isOpen()
    const started = performance.now()
    const [row] = await connection.query<{ n: number }>('select public.dia_roll_up_scores(50) as n')
    seconds += (performance.now() - started) / 1000
    if (!open && row?.n === 0) return seconds
    if (open) await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Each question goes to a connection that is free. */
function pooled(connections: readonly Connection[]): Pick<Connection, 'query'> {
  const asked = connections.map(() => 0)
  return {
    async query<Row>(text: string, values?: readonly unknown[]) {
      const free = asked.indexOf(Math.min(...asked))
      asked[free] = (asked[free] ?? 0) + 1
      try {
        return await (connections[free] as Connection).query<Row>(text, values)
      } finally {
        asked[free] = (asked[free] ?? 0) - 1
      }
    },
  }
}

function timed(log: PassportLog, stages: Stages): PassportLog {
  const of =
    <Given extends unknown[], Answer>(stage: keyof Stages, call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const started = performance.now()
      try {
        return await call(...given)
      } finally {
        stages[stage] += (performance.now() - started) / 1000
      }
    }
  return {
    claim: of('claim', log.claim.bind(log)),
    commit: of('commit', log.commit.bind(log)),
    fail: of('fail', log.fail.bind(log)),
  }
}
