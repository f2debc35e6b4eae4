/** One session of the database, as its owner. */
export interface MigrationSession {
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Runs several statements. */
  exec(script: string): Promise<unknown>
}
