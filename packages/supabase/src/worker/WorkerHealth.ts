/** How a worker stands. */
export interface WorkerHealth {
  readonly state: 'working' | 'idle' | 'failing' | 'stopping'
  /** Milliseconds since 1970. */
  readonly lastRoundAt: number
  /** The code of the last failure, while it is failing. */
  readonly error: string | null
}
