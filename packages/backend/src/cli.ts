import { Command } from 'commander'
import { describeFailure } from './cli/describeFailure.js'
import { onAbandoned } from './cli/onAbandoned.js'
import { parsePort, parseSeed } from './cli/parseOptions.js'
import { reportProgress } from './cli/reportProgress.js'
import { createBackend } from './createBackend.js'

interface CliOptions {
  port: string
  databaseUrl?: string
  seed: string
  json: boolean
  cache: boolean
}

process.env.LITE_TELEMETRY = '0'
process.env.DO_NOT_TRACK = '1'

await new Command('backend')
  .description('Starts the embedded Supabase-compatible API on 127.0.0.1 until it is interrupted.')
  .option('--port <port>', 'port to listen on, 0 for any free one', '54321')
  .option('--database-url <url>', 'a Postgres 15 or newer with pgvector, instead of the embedded one')
  .option('--seed <seed>', 'none, demo, or a number of interactions', 'none')
  .option('--json', 'print one line of JSON with URL and keys', false)
  .option('--no-cache', 'neither read nor write a snapshot')
  .action(run)
  .parseAsync()

async function run(options: CliOptions): Promise<void> {
  // A signal that comes before there is a backend needs no clean-up: what is not committed was never there.
  let stop = async (): Promise<void> => undefined
  const end = () => {
    stop().then(() => process.exit(0), fail)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  onAbandoned(end)
  try {
    const backend = await createBackend({
      port: parsePort(options.port),
      seed: parseSeed(options.seed),
      cache: options.cache,
      onProgress: reportProgress,
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    })
    stop = () => backend.close()
    const { url, anonKey, serviceKey, demoAdmin } = backend
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ url, anonKey, serviceKey, demoAdmin })}\n`
        : [
            `URL          ${url}`,
            `Anon key     ${anonKey}`,
            `Service key  ${serviceKey}`,
            ...(demoAdmin === null ? [] : [`Demo admin   ${demoAdmin.email} / ${demoAdmin.password}`]),
            'Stop with Ctrl+C.',
            '',
          ].join('\n'),
    )
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exit(1)
}
