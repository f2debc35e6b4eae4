import type { DemoWorld } from '../platform/index.js'
import { DELETED_TRACK_IDS } from '../platform/index.js'
import type { Metadata } from './Diary.js'

/** A row of the host's logs before it is written. */
export interface HostRow {
  sessionId: string | null
  contentId: string | null
  eventType: string
  playDuration: number | null
  progress: number | null
  metadata: Metadata
  /** What the device's clock said. */
  deviceAt: number
}

type Quirk = (row: HostRow, world: DemoWorld) => HostRow

const HOUR = 3_600_000

/** The ways in which real history is broken, each as a change to a sound row. */
export const QUIRKS = {
  nullContent: (row) => ({ ...row, contentId: null }),
  deletedContent: (row) => ({ ...row, contentId: DELETED_TRACK_IDS[row.deviceAt % 3] ?? null }),
  nullSession: (row) => ({ ...row, sessionId: null }),
  nullProgress: (row) => ({ ...row, progress: null }),
  progressAbove100: (row) => ({ ...row, progress: 100 + (row.deviceAt % 40) / 4 + 0.5 }),
  progressAsText: (row) => ({ ...row, metadata: { ...row.metadata, progress_percentage: '73.5%' } }),
  outOfOrder: (row) => ({ ...row, deviceAt: row.deviceAt - 20 * 60_000 }),
  future: (row, world) => ({ ...row, deviceAt: world.to + 2 * HOUR + (row.deviceAt % (30 * HOUR)) }),
  unknownType: (row) => ({
    ...row,
    eventType: row.deviceAt % 2 ? 'lyrics_opened' : 'player.visualizer_toggled',
  }),
  hostileMetadata: (row) => ({ ...row, metadata: { ...row.metadata, ...HOSTILE_METADATA } }),
} as const satisfies Record<string, Quirk>

export type QuirkName = keyof typeof QUIRKS

export const QUIRK_NAMES = Object.keys(QUIRKS) as readonly QuirkName[]

/** Parsed, so that `__proto__` is an ordinary key here and a trap for whoever merges it. */
const HOSTILE_METADATA: Metadata = JSON.parse(
  '{"__proto__":{"polluted":true},"link":"javascript:alert(1)","note":"</script><script>alert(1)</script>"}',
)
