/** A direct connection to the database: one statement at a time, `$1` for values, which go over as text. */
export interface SqlSession {
  query(text: string, values?: readonly (string | null)[]): Promise<readonly Record<string, unknown>[]>
}
