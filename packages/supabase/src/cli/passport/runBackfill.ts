import { type BackfillProgress, backfillPassport } from '../../worker/index.js'
import { EXIT } from '../exitCodes.js'
import { type ConnectionOptions, openConnection } from './openConnection.js'

export interface BackfillCommand extends ConnectionOptions {
  readonly user?: string
  readonly before?: string
  readonly batchSize?: number
  readonly restart?: boolean
}

/** Backfills to the end or to a signal, after which the next run goes on; answers the exit code. */
export async function runBackfill(command: BackfillCommand): Promise<number> {
  const { user, before, batchSize, restart, ...options } = command
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
  const { call, close } = await openConnection(options)
  try {
    const { done, tables } = await backfillPassport(call, {
      ...(user !== undefined && { userId: user }),
      ...(before !== undefined && { before }),
      ...(batchSize !== undefined && { batchSize }),
      ...(restart !== undefined && { restart }),
      signal: stop.signal,
      onProgress: (progress) => process.stderr.write(`${progressLine(progress)}\n`),
    })
    for (const { table, seen, added, repeats, leftOut } of tables)
      process.stdout.write(
        `${table}: ${seen} rows, ${added} added, ${repeats} repeats, ${leftOut} left out\n`,
      )
    if (!done) process.stdout.write('Stopped before the end; the next run goes on there.\n')
    return EXIT.ok
  } finally {
    await close()
    process.off('SIGTERM', onSignal)
    process.off('SIGINT', onSignal)
  }
}

function progressLine({ tables }: BackfillProgress): string {
  return tables
    .map(({ table, seen, estimatedRows }) => `${table} ${seen} of about ${estimatedRows}`)
    .join(', ')
}
