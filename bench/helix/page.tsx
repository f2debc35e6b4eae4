import '../../packages/react/src/theme/styles.css'
import { DNA_DOMAINS } from '@dia/core/domains'
import { embedEntity } from '@dia/core/embedding'
import type { DnaHistory, DnaHistoryItem } from '@dia/core/history'
import { influenceCoefficients } from '@dia/core/influence'
import { DNAHelix, dnaTrackOf, helixGeometry, helixModel, InfluenceChart } from '@dia/react'
import { memo } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

const SIZE = { width: 1200, height: 280 }
const COLOURS = ['#8e5cd9', '#009e8e', '#c77700', '#2f7de1']
const TYPES = [
  'player.track_played',
  'player.track_skipped',
  'treasury.track_purchase',
  'concierto.vote_cast',
]
const DAY = 86_400_000

function history(count: number): DnaHistory {
  const vectors = new Map(
    Array.from({ length: 120 }, (_, n) => [
      String(n),
      embedEntity({
        entityType: 'track',
        entityId: `t${n}`,
        genre: ['jazz', 'techno', 'folk'][n % 3],
        priceCents: 99,
      }),
    ]),
  )
  const items = Array.from({ length: count }, (_, n): DnaHistoryItem => {
    const eventType = TYPES[(n * 7) % 4] ?? ''
    const { k, valence } = influenceCoefficients(eventType)
    return {
      id: String(n),
      eventType,
      occurredAt: new Date(Date.UTC(2025, 0, 1) + (n / count) * 320 * DAY).toISOString(),
      sessionId: null,
      entityType: 'track',
      entityId: String(n % 120),
      entityName: `Track ${n % 120}`,
      artistId: String(n % 17),
      artistName: `Artist ${n % 17}`,
      vectorId: String(n % 120),
      skipReason: null,
      valence,
      k: { cultural: k.cultural, behavioral: k.behavioral, economic: k.economic, spatial: k.spatial },
    }
  })
  return { userId: 'u', model: 'm', prior: null, items, vectors, readAt: '2025-11-20T00:00:00.000Z' }
}

const host = document.createElement('div')
document.body.append(host)

/** Milliseconds from the call to the frame after the drawing, which may be made in slices. */
async function timed(draw: () => void, isDrawn: () => boolean = () => true): Promise<number> {
  await frame()
  const started = performance.now()
  draw()
  await frame()
  while (!isDrawn()) await frame()
  return performance.now() - started
}

const hasMarks = () => host.querySelector('.dia-helix-marks') !== null

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

function mount(element: React.ReactNode): () => void {
  const root = createRoot(host)
  flushSync(() => root.render(element))
  return () => root.unmount()
}

/** What anyone would write: one loop over the same marks. */
function bareCanvas(marks: ReturnType<typeof helixGeometry>['marks']): void {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE.width
  canvas.height = SIZE.height
  host.append(canvas)
  const context = canvas.getContext('2d')
  if (!context) return
  for (let i = 0; i < marks.count; i++) {
    context.globalAlpha = marks.strengths[i] || 0.16
    context.fillStyle = COLOURS[marks.domains[i] ?? 0] ?? ''
    context.fillRect(
      marks.boxes[i * 4] ?? 0,
      marks.boxes[i * 4 + 1] ?? 0,
      marks.boxes[i * 4 + 2] ?? 0,
      marks.boxes[i * 4 + 3] ?? 0,
    )
  }
}

const SvgMark = memo(function SvgMark(mark: {
  x: number
  y: number
  w: number
  h: number
  fill: string
  o: number
}) {
  return <rect x={mark.x} y={mark.y} width={mark.w} height={mark.h} fill={mark.fill} opacity={mark.o} />
})

function ReactSvg({ marks }: { marks: ReturnType<typeof helixGeometry>['marks'] }) {
  return (
    <svg {...SIZE} aria-hidden="true">
      {Array.from({ length: marks.count }, (_, i) => (
        <SvgMark
          key={i}
          x={marks.boxes[i * 4] ?? 0}
          y={marks.boxes[i * 4 + 1] ?? 0}
          w={marks.boxes[i * 4 + 2] ?? 0}
          h={marks.boxes[i * 4 + 3] ?? 0}
          fill={COLOURS[marks.domains[i] ?? 0] ?? ''}
          o={marks.strengths[i] || 0.16}
        />
      ))}
    </svg>
  )
}

/**
 * One round of every drawing, interleaved. Ours starts from the history alone; its rivals are handed the marks, and
 * have nothing to do but draw them.
 */
export async function drawingRound(count: number) {
  // What one drawing leaves behind is collected before the next is timed: 150,000 elements would be somebody else's.
  const clear = () => {
    host.replaceChildren()
    globalThis.gc?.()
  }
  const { marks } = helixGeometry(helixModel(dnaTrackOf(history(count)), { slots: null }), SIZE, 'helix')
  const ours = history(count)

  let unmount = () => {}
  clear()
  const helix = await timed(() => {
    unmount = mount(<DNAHelix history={ours} density="every" />)
  }, hasMarks)
  while (host.querySelector('.dia-helix-mark')?.getAttribute('aria-label')?.includes('…')) await frame()
  const hover = await hovers()
  unmount()
  clear()
  const again = await timed(() => {
    unmount = mount(<DNAHelix history={ours} density="every" />)
  })
  unmount()
  clear()
  const grouped = await timed(() => {
    unmount = mount(<DNAHelix history={ours} />)
  })
  unmount()
  clear()
  const groupedMarks = helixGeometry(helixModel(dnaTrackOf(ours)), SIZE, 'helix').marks
  const groupedCanvas = await timed(() => bareCanvas(groupedMarks))
  clear()
  const canvas = await timed(() => bareCanvas(marks))
  clear()
  const react = await timed(() => {
    unmount = mount(<ReactSvg marks={marks} />)
  })
  unmount()
  clear()
  return { marks: marks.count, helix, again, canvas, react, hover, grouped, groupedCanvas }
}

/**
 * The mean time from a pointer's move to the frame that shows it; from a bare element's move over the same marks, which
 * is the least that a frame with a change takes; and of a frame without any.
 */
async function hovers(): Promise<{ mean: number; bareElement: number; emptyFrame: number }> {
  const layer = host.querySelector('.dia-helix-layer')
  const { left, top } = layer?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const bare = document.createElement('div')
  bare.style.cssText = 'position:fixed;inline-size:14px;block-size:40px;background:#000;will-change:transform'
  document.body.append(bare)
  const times: number[] = []
  const bares: number[] = []
  const empty: number[] = []
  for (let i = 0; i < 30; i++) {
    empty.push(await timed(() => {}))
    bares.push(
      await timed(() => {
        bare.style.transform = `translateX(${60 + i * 30}px)`
      }),
    )
    times.push(
      await timed(() => {
        layer?.dispatchEvent(
          new PointerEvent('pointermove', { bubbles: true, clientX: left + 60 + i * 30, clientY: top + 140 }),
        )
      }),
    )
  }
  bare.remove()
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  return { mean: mean(times), bareElement: mean(bares), emptyFrame: mean(empty) }
}

/** The longest task, and how long until the chart stands, on both measures. */
export async function influenceRun(count: number) {
  const found = history(count)
  await frame()
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  )
  observer.observe({ type: 'longtask' })
  const started = performance.now()
  const unmount = mount(<InfluenceChart history={found} defaultMeasure="without" defaultBy="artist" />)
  while (!host.querySelector('.dia-influence-table')) await frame()
  const total = performance.now() - started
  await new Promise((resolve) => setTimeout(resolve, 200))
  observer.disconnect()
  unmount()
  return { total, longestTask: Math.max(0, ...tasks), longTasks: tasks.length, domains: DNA_DOMAINS.length }
}

declare global {
  var helixBench: { drawingRound: typeof drawingRound; influenceRun: typeof influenceRun }
}
globalThis.helixBench = { drawingRound, influenceRun }
