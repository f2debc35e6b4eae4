/** Whether the connection went away, rather than the database refusing something. */
export function isConnectionLoss(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECTION_|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|57P0[123]|08)/.test(code)
}
