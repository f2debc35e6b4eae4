/** What a run of the CLI ends with. */
export const EXIT = {
  /** Done, or healthy. */
  ok: 0,
  /** Not fit: the doctor has findings of severity error, a migration was refused, the Passport differs or stands still. */
  unfit: 1,
  /** Wrong usage, or no connection. */
  unreachable: 2,
} as const

export const EXIT_HELP = `
Exit codes:
  0  done; the doctor found no error
  1  the doctor found errors, or a migration was refused (nothing is half-applied)
  2  wrong usage, or the database cannot be reached

Exit codes of "dia passport":
  0  done, or stopped by a signal after the batch under way; nothing amiss
  1  verify found differences; status found dead letters, or open entries and no worker alive; the database refused
  2  wrong usage, or the database or the API cannot be reached

DATABASE_URL is used where --database-url is not given. A password is never printed.
The service key is read from SUPABASE_SERVICE_ROLE_KEY alone.`
