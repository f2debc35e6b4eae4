/** What to generate; every figure has the demo's default. */
export interface DemoOptions {
  seed?: number
  users?: number
  artists?: number
  tracks?: number
  events?: number
  /**
   * Rows of listening_history and media_engagement_log; votes, attendance and money come on top.
   * The cast alone writes some 2,500, so that every demo shows every trap.
   */
  interactions?: number
  /** The end of the six months, ISO. */
  until?: string
  /** Also Passport entries. Without them there is no money, which exists only there. */
  log?: boolean
}

export const DEMO_DEFAULTS = {
  seed: 20251108,
  users: 200,
  artists: 40,
  tracks: 600,
  events: 12,
  interactions: 20_000,
  until: '2025-11-08T00:00:00Z',
  log: true,
} as const satisfies Required<DemoOptions>
