const TARGET_MS = 1500
const LARGEST = 2000

/** Users for the next page, so that a page takes about a second and a half: at most twice as many as the last. */
export function nextPageSize(size: number, tookMs: number): number {
  const factor = Math.min(2, TARGET_MS / Math.max(1, tookMs))
  return Math.max(1, Math.min(LARGEST, Math.floor(size * factor)))
}
