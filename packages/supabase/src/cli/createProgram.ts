import { Command } from 'commander'
import { withoutPasswords } from './describeFailure.js'
import { EXIT_HELP } from './exitCodes.js'
import { addPassportCommands } from './passport/addPassportCommands.js'
import { type DoctorOptions, runDoctor } from './runDoctor.js'
import { type MigrateOptions, runMigrate } from './runMigrate.js'
import { type ReportUserOptions, runReportUser } from './runReportUser.js'

/** The commands; `onEnd` gets the exit code of the one that ran. */
export function createProgram(onEnd: (exitCode: number) => void): Command {
  const program = new Command('dia')
    .description("DIA's database: applies the migrations, says what a host lacks, and works the Passport.")
    .addHelpText('after', EXIT_HELP)
    .exitOverride()
    // Commander repeats what it does not understand, which may be a URL.
    .configureOutput({ writeErr: (text) => process.stderr.write(withoutPasswords(text)) })
  program
    .command('migrate')
    .description('apply the migrations that are missing, all or none, and print their names')
    .option('--database-url <url>', 'the database, as its owner (default: DATABASE_URL)')
    .option('--dry-run', 'print the SQL that would run, and write nothing')
    .addHelpText('after', EXIT_HELP)
    .action(async (options: MigrateOptions) => onEnd(await runMigrate(withDefault(options))))
  program
    .command('doctor')
    .description(
      'name all that DIA lacks or dislikes in a database, with the SQL that mends it; writes nothing',
    )
    .option('--database-url <url>', 'the database, as its owner (default: DATABASE_URL)')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', EXIT_HELP)
    .action(async (options: DoctorOptions) => onEnd(await runDoctor(withDefault(options))))
  program
    .command('report-user')
    .description('print what a user stated and did, as the five queries have it, on one page of Markdown')
    .argument('<id>', "the user's id; the report is written to the audit log")
    .option('--database-url <url>', 'the database, as its owner (default: DATABASE_URL)')
    .addHelpText('after', EXIT_HELP)
    .action(async (id: string, options: ReportUserOptions) =>
      onEnd(await runReportUser(id, withDefault(options))),
    )
  addPassportCommands(program.command('passport').description('work the Passport, and look after it'), onEnd)
  return program
}

function withDefault<Options extends { readonly databaseUrl?: string }>(options: Options): Options {
  const { DATABASE_URL } = process.env
  return options.databaseUrl === undefined && DATABASE_URL !== undefined
    ? { ...options, databaseUrl: DATABASE_URL }
    : options
}
