import type { PassportLog } from '@dia/core/passport'
import type { Connection } from './BenchDatabase.js'

const compiled = new URL('../../node_modules/.cache/dia/bench/passport.mjs', import.meta.url)
const { processPassportEntries, pgPassportLog } = (await import(
  compiled.href
)) as typeof import('./product.js')

export interface Stages {
  claim: number
  commit: number
  fail: number
}

/** Works the log with one worker per connection until nothing is open; answers entries and seconds. */
export async function drain(
  connections: readonly Connection[],
  batchSize: number,
  stages: Stages = { claim: 0, commit: 0, fail: 0 },
): Promise<{ entries: number; seconds: number }> {
  const started = performance.now()
  const counts = await Promise.all(
    connections.map(async (connection) => {
      const log = timed(pgPassportLog(connection), stages)
      let entries = 0
      for (;;) {
        const { claimed, retried, dead } = await processPassportEntries({ log, batchSize })
        if (retried + dead > 0) throw new Error(`${retried} entries were put back, ${dead} died`)
        if (claimed === 0) return entries
        entries += claimed
      }
    }),
  )
  return {
    entries: counts.reduce((sum, count) => sum + count, 0),
    seconds: (performance.now() - started) / 1000,
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
