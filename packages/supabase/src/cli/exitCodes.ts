/** What a run of the CLI ends with. */
export const EXIT = {
  /** Done, or healthy. */
  ok: 0,
  /** The database is not fit: the doctor has findings of severity error, or a migration was refused. */
  unfit: 1,
  /** Wrong usage, or no connection. */
  unreachable: 2,
} as const

export const EXIT_HELP = `
Exit codes:
  0  done; the doctor found no error
  1  the doctor found errors, or a migration was refused (nothing is half-applied)
  2  wrong usage, or the database cannot be reached

DATABASE_URL is used where --database-url is not given. A password is never printed.`
