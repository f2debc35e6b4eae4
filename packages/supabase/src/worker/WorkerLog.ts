/** Takes what a worker has to say: an event and its figures. Nothing in them is personal. */
export type WorkerLog = (
  level: 'info' | 'warn' | 'error',
  event: string,
  fields?: Readonly<Record<string, string | number | boolean | null>>,
) => void

/** Writes one JSON object per line. */
export function jsonWorkerLog(write: (line: string) => void, worker: string): WorkerLog {
  return (level, event, fields = {}) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, worker, event, ...fields })}\n`)
}
