import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import pg from 'pg'

const silent = new Logger(() => () => undefined)

/** plain: a job per round trip; localQueue: jobs fetched in batches; batched: completed in batches, too. */
export type GraphileStyle = 'plain' | 'localQueue' | 'batched'

export async function makeGraphile(connectionString: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString, logger: silent })
  await utils.migrate()
  await utils.release()
}

/** Seconds that graphile-worker takes for jobs that do nothing. */
export async function drainGraphile(
  connectionString: string,
  jobs: number,
  style: GraphileStyle,
): Promise<number> {
  const pool = new pg.Pool({ connectionString, max: 24 })
  pool.on('error', () => undefined)
  await pool.query(
    `select graphile_worker.add_jobs(array(
       select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', 'noop', 'payload', json_build_object('n', n)))
       from generate_series(1, $1::int) n))`,
    [jobs],
  )
  let left = jobs
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const started = performance.now()
  const runner = await run({
    pgPool: pool,
    logger: silent,
    noHandleSignals: true,
    taskList: {
      noop: async () => {
        left -= 1
        if (left === 0) finish()
      },
    },
    preset: {
      worker: {
        concurrentJobs: style === 'plain' ? 10 : 24,
        pollInterval: 50,
        maxPoolSize: 24,
        ...(style === 'plain' ? {} : { localQueue: { size: 500 } }),
        ...(style === 'batched' ? { completeJobBatchDelay: 0, failJobBatchDelay: 0 } : {}),
      },
    },
  })
  await finished
  // Jobs count when they are gone, not when the task has returned.
  for (;;) {
    const { rows } = await pool.query('select from graphile_worker._private_jobs limit 1')
    if (rows.length === 0) break
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const seconds = (performance.now() - started) / 1000
  await runner.stop()
  await pool.end()
  return seconds
}
