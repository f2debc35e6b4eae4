import { DiaError } from '@dia/core/errors'
import type { Backend, ReportProgress } from '../Backend.js'
import type { OpenDatabase } from '../database/Database.js'

/** Loads the demo's rows and lets the processor turn the logged events into DNA, money and scores. */
export async function seedDemo(
  _database: OpenDatabase,
  _backend: Backend,
  _interactions: 'demo' | number,
  _onProgress: ReportProgress,
): Promise<void> {
  throw new DiaError(
    'DEMO_NOT_AVAILABLE',
    'The demo data cannot be loaded yet.',
    'Start with the seed "none".',
  )
}
