import PgBoss from 'pg-boss'

/** Seconds that pg-boss takes to fetch and complete jobs that do nothing, a batch at a time. */
export async function drainPgBoss(
  connectionString: string,
  jobs: number,
  batchSize: number,
): Promise<number> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue('noop')
  for (let made = 0; made < jobs; made += 5000)
    await boss.insert(
      Array.from({ length: Math.min(5000, jobs - made) }, (_, n) => ({ name: 'noop', data: { n } })),
    )
  const started = performance.now()
  for (;;) {
    const fetched = await boss.fetch('noop', { batchSize })
    if (fetched.length === 0) break
    await boss.complete(
      'noop',
      fetched.map(({ id }) => id),
    )
  }
  const seconds = (performance.now() - started) / 1000
  await boss.stop({ graceful: false, wait: false })
  return seconds
}
