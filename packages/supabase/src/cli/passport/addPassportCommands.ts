import { DIA_SYSTEMS } from '@dia/core/events'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { EXIT_HELP } from '../exitCodes.js'
import type { ConnectionOptions } from './openConnection.js'
import { type BackfillCommand, runBackfill } from './runBackfill.js'
import { runRebuild } from './runRebuild.js'
import { type RedecideCommand, runRedecide } from './runRedecide.js'
import { type RedriveCommand, runRedrive } from './runRedrive.js'
import { runStatus, type StatusCommand } from './runStatus.js'
import { runVerify, type VerifyCommand } from './runVerify.js'
import { type RunCommand, runWorker } from './runWorker.js'

/** `dia passport …`. */
export function addPassportCommands(passport: Command, onEnd: (exitCode: number) => void): void {
  const command = (name: string, description: string) =>
    passport
      .command(name)
      .description(description)
      .option(
        '--database-url <url>',
        'the database, as its owner or the service role (default: DATABASE_URL)',
      )
      .option('--url <url>', 'the API instead, with the key in SUPABASE_SERVICE_ROLE_KEY')
      .addHelpText('after', EXIT_HELP)
  command('run', 'work the Passport until a signal ends it; the batch under way is finished')
    .option('--once', 'drain what is open, then end')
    .option('--batch-size <entries>', 'entries per batch, 1 to 5000', wholeNumber(1, 5000))
    .option('--lease-seconds <seconds>', 'how long a claim holds, 1 to 3600', wholeNumber(1, 3600))
    .option('--port <port>', 'serve /healthz and /metrics on this port', wholeNumber(0, 65_535))
    .option('--host <host>', 'address to serve them on', '127.0.0.1')
    .option('--name <name>', 'names this worker in the status (default: host and process)')
    .action(async (options: RunCommand) => onEnd(await runWorker(withDefault(options))))
  command('status', 'print backlog, lag, dead letters and workers')
    .option('--json', 'print them as JSON')
    .action(async (options: StatusCommand) => onEnd(await runStatus(withDefault(options))))
  command('verify', 'refold what was recorded, compare it with what is there, name what differs')
    .option('--user <id>', 'one user')
    .option('--json', 'print the result as JSON')
    .action(async (options: VerifyCommand) => onEnd(await runVerify(withDefault(options))))
  command(
    'rebuild',
    'replay what was recorded, and swap in what DNA, balances and leaderboards should be',
  ).action(async (options: ConnectionOptions) => onEnd(await runRebuild(withDefault(options))))
  command(
    'redecide',
    'decide what was recorded under other weights, and print what would differ; writes nothing',
  )
    .requiredOption(
      '--weights <file>',
      'JSON: events, unknownTypeWeights, preferences, as far as they differ',
    )
    .option('--user <id>', 'one user')
    .option('--json', 'print a report per line as JSON')
    .action(async (options: RedecideCommand) => onEnd(await runRedecide(withDefault(options))))
  command('redrive', 'open dead entries again, with attempts of their own')
    .argument('[ids...]', 'the entries')
    .option('--all', 'all dead entries')
    .addOption(new Option('--system <system>', 'only what this system gave up').choices([...DIA_SYSTEMS]))
    .option('--code <code>', 'only what died of this')
    .action(async (ids: string[], options: RedriveCommand) =>
      onEnd(await runRedrive(ids, withDefault(options))),
    )
  command(
    'backfill',
    'turn listening_history, media_engagement_log and event_votes into entries, each row once',
  )
    .option('--user <id>', 'one user')
    .option('--before <moment>', 'only rows from before this moment, ISO 8601')
    .option('--batch-size <rows>', 'rows per transaction, 1 to 5000', wholeNumber(1, 5000))
    .option('--restart', 'look at every row again; none is added twice')
    .action(async (options: BackfillCommand) => onEnd(await runBackfill(withDefault(options))))
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

function withDefault<Options extends ConnectionOptions>(options: Options): Options {
  const { DATABASE_URL } = process.env
  return options.databaseUrl === undefined && options.url === undefined && DATABASE_URL !== undefined
    ? { ...options, databaseUrl: DATABASE_URL }
    : options
}
