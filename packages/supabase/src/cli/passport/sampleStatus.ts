import type { RpcCall } from '../../rpc/RpcCall.js'
import type { WorkerMetrics } from '../../worker/index.js'
import type { PassportStatus } from './PassportStatus.js'

const EVERY_MS = 15_000

/** Keeps the figures of the Passport as a whole in the metrics, apart from the work. */
export function sampleStatus(call: RpcCall, metrics: WorkerMetrics): { stop(): void } {
  const sample = async () => {
    const status = (await call('dia_passport_status')) as PassportStatus
    for (const system of ['mediaid', 'treasury', 'coliseum']) {
      metrics.set('dia_passport_open', status.open[system] ?? 0, { system })
      metrics.set('dia_passport_dead', status.dead[system] ?? 0, { system })
    }
    metrics.set('dia_passport_lag_seconds', status.lagSeconds ?? 0)
    metrics.set('dia_passport_scores_lag_seconds', status.scoresLagSeconds ?? 0)
  }
  // The worker itself tells of a database that cannot be reached.
  const attempt = () => void sample().catch(() => undefined)
  attempt()
  const timer = setInterval(attempt, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
