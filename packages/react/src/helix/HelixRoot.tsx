import type { DnaHistory } from '@dia/core/history'
import type { AtgcBases } from '@dia/core/identity'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { useDnaMovements } from '../dna/useDnaMovements.js'
import { useDnaTrack } from '../dna/useDnaTrack.js'
import { useMessages } from '../provider/index.js'
import { Surface } from '../theme/index.js'
import { HelixContextProvider, type HelixRenderer, type HelixRival, type HelixShown } from './HelixContext.js'
import { wholeWindow } from './helixModel.js'
import type { HelixWindow } from './helixRungs.js'
import { useHelixModel } from './useHelixModel.js'
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
  /** Of the chart, in px. Default 320. */
  readonly height?: number | undefined
  /** Another user, whose helix stands beneath on the same axis of time. */
  readonly other?: HelixRival | undefined
  /** Leads from a rung to the log entry behind it. */
  readonly onOpenEntry?: ((entryId: string) => void) | undefined
  readonly children?: ReactNode
}

const SLOT_PX = 6
const HEIGHT = 320
const FIRST_WIDTH = 960

/** Holds the state of a helix for the parts in it; a long history is read in slices first. */
export function HelixRoot({ history, other, ...props }: HelixRootProps) {
  const track = useDnaTrack(history)
  const otherTrack = useDnaTrack(other?.history ?? null)
  if (track === null) return <HelixWait height={props.height ?? HEIGHT} />
  return (
    <TrackedHelix
      {...props}
      track={track}
      otherTrack={other === undefined ? null : otherTrack}
      otherName={other?.name ?? ''}
    />
  )
}

/** Keeps the place of what is on the way. */
function HelixWait({ height }: { height: number }) {
  const { helix: words } = useMessages()
  return (
    <Surface className="dia-helix">
      <p role="status" className="dia-helix-sentence">
        {words.reading}
      </p>
      <span className="dia-skeleton" style={{ blockSize: height }} aria-hidden="true" />
    </Surface>
  )
}

interface TrackedHelixProps extends Omit<HelixRootProps, 'history' | 'other'> {
  readonly track: DnaTrack
  readonly otherTrack: DnaTrack | null
  readonly otherName: string
}

function TrackedHelix({
  track,
  otherTrack,
  otherName,
  name,
  bases = null,
  at,
  onAtChange,
  defaultView = 'helix',
  renderer = 'auto',
  density = 'grouped',
  height = HEIGHT,
  onOpenEntry,
  children,
}: TrackedHelixProps) {
  const movements = useDnaMovements(track)
  const whole = useMemo(() => wholeWindow(track, otherTrack), [track, otherTrack])
  const other = useMemo(() => otherTrack && { track: otherTrack, name: otherName }, [otherTrack, otherName])
  const [zoomed, setZoomed] = useState<HelixWindow | null>(null)
  const [ownAt, setOwnAt] = useState<number | null>(null)
  const [shown, setShown] = useState(defaultView)
  const [pinned, setPinned] = useState<number | null>(null)
  const [keptMs, setKept] = useState<number | null>(null)
  const roll = useRoll(shown === 'ladder' ? 1 : 0)
  const frame = useRef<HTMLDivElement>(null)
  const measured = useWidth(frame, FIRST_WIDTH)
  const width = measured ?? FIRST_WIDTH

  const window = zoomed ?? whole
  const givenMs = at === undefined ? Number.NaN : Date.parse(at)
  const atMs = Number.isNaN(givenMs) ? (ownAt ?? track.readMs) : givenMs
  const slots = density === 'every' ? null : Math.max(8, Math.floor(width / SLOT_PX))
  const model = useHelixModel(track, window, slots, atMs)
  const setAt = (nextMs: number) => {
    setOwnAt(nextMs)
    onAtChange?.(new Date(nextMs).toISOString())
  }
  const setWindow = (next: HelixWindow) => {
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
        isMeasured: measured !== null,
        frame,
        atMs,
        setAt,
        slots,
        window,
        whole,
        setWindow,
        pinned,
        setPinned,
        keptMs,
        setKept,
        other,
        onOpenEntry,
      }}
    >
      <Surface className="dia-helix">{children}</Surface>
    </HelixContextProvider>
  )
}
