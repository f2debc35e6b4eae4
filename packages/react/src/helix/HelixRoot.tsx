import { influenceAt } from '@dia/core/attribution'
import type { DnaHistory } from '@dia/core/history'
import type { AtgcBases } from '@dia/core/identity'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { dnaTrackOf } from '../dna/DnaTrack.js'
import { useDnaMovements } from '../dna/useDnaMovements.js'
import { Surface } from '../theme/index.js'
import { HelixContextProvider, type HelixRenderer, type HelixShown } from './HelixContext.js'
import { helixModelAt, helixStrands, wholeWindow } from './helixModel.js'
import { type HelixWindow, helixRungs } from './helixRungs.js'
import { useRoll } from './useRoll.js'
import { useWidth } from './useWidth.js'

export interface HelixRootProps {
  readonly history: DnaHistory
  /** Whose helix it is, for the sentence. */
  readonly name?: string | undefined
  /** Stand at the root. */
  readonly bases?: AtgcBases | null | undefined
  /** The scrubbed moment, ISO 8601; the helix keeps its own where it is not given. */
  readonly at?: string | undefined
  readonly onAtChange?: ((at: string) => void) | undefined
  readonly defaultView?: HelixShown | undefined
  /** Default 'auto': SVG for few marks, canvas for many. */
  readonly renderer?: HelixRenderer | undefined
  /** 'grouped' (default) makes one rung of what lies within a few px; 'every' draws each interaction. */
  readonly density?: 'grouped' | 'every' | undefined
  /** Of the chart, in px. Default 280. */
  readonly height?: number | undefined
  /** Leads from a rung to the log entry behind it. */
  readonly onOpenEntry?: ((entryId: string) => void) | undefined
  readonly children?: ReactNode
}

const SLOT_PX = 6
const FIRST_WIDTH = 960

/** Holds the state of a helix for the parts in it. */
export function HelixRoot({
  history,
  name,
  bases = null,
  at,
  onAtChange,
  defaultView = 'helix',
  renderer = 'auto',
  density = 'grouped',
  height = 280,
  onOpenEntry,
  children,
}: HelixRootProps) {
  const track = dnaTrackOf(history)
  const movements = useDnaMovements(track)
  const whole = useMemo(() => wholeWindow(track), [track])
  const [zoomed, setZoomed] = useState<HelixWindow | null>(null)
  const [ownAt, setOwnAt] = useState<number | null>(null)
  const [shown, setShown] = useState(defaultView)
  const [active, setActive] = useState<number | null>(null)
  const [pinned, setPinned] = useState<number | null>(null)
  const [keptMs, setKept] = useState<number | null>(null)
  const roll = useRoll(shown === 'ladder' ? 1 : 0)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, FIRST_WIDTH)

  const window = zoomed ?? whole
  const givenMs = at === undefined ? Number.NaN : Date.parse(at)
  const atMs = Number.isNaN(givenMs) ? (ownAt ?? track.readMs) : givenMs
  const slots = density === 'every' ? null : Math.max(8, Math.floor(width / SLOT_PX))
  const rungs = useMemo(() => helixRungs(track, window, slots), [track, window, slots])
  const strands = useMemo(() => helixStrands(track, window), [track, window])
  const model = useMemo(
    () => helixModelAt(track, rungs, strands, influenceAt(track.trace, new Date(atMs))),
    [track, rungs, strands, atMs],
  )
  const setAt = (nextMs: number) => {
    setOwnAt(nextMs)
    onAtChange?.(new Date(nextMs).toISOString())
  }
  const setWindow = (next: HelixWindow) => {
    setActive(null)
    setZoomed(next.fromMs <= whole.fromMs && next.toMs >= whole.toMs ? null : next)
  }
  return (
    <HelixContextProvider
      value={{
        name: name ?? null,
        track,
        model,
        movements,
        bases,
        renderer,
        height,
        shown,
        setShown,
        roll,
        width,
        frame,
        atMs,
        setAt,
        window,
        whole,
        setWindow,
        active,
        setActive,
        pinned,
        setPinned,
        keptMs,
        setKept,
        onOpenEntry,
      }}
    >
      <Surface className="dia-helix">{children}</Surface>
    </HelixContextProvider>
  )
}
