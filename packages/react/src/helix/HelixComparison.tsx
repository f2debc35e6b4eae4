import { useMemo } from 'react'
import { useFigures } from '../dna/useFigures.js'
import { useMessages } from '../provider/index.js'
import { LazyPart } from '../reading/LazyPart.js'
import { partCode } from '../reading/partCode.js'
import { useHelix } from './HelixContext.js'

// What compares is fetched when there is something to compare.
const difference = partCode(() => import('./HelixDifference.js').then((module) => module.HelixDifference))

/** The DNA at the scrubbed moment against that of the kept moment, else against the other user's at the same moment. */
export function HelixComparison() {
  const { track, atMs, keptMs, name, other } = useHelix()
  const { helix: words } = useMessages()
  const figures = useFigures()
  const against = useMemo(() => {
    if (keptMs !== null) return { track, atMs: keptMs, name: figures.dayTime(keptMs) }
    return other && { ...other, atMs }
  }, [other, track, atMs, keptMs, figures])
  if (against === null) return null
  const here = keptMs === null ? (name ?? words.title) : figures.dayTime(atMs)
  const title = words.compared(here, against.name)
  return (
    <section className="dia-helix-pinned" aria-label={title}>
      <strong>{title}</strong>
      <LazyPart code={difference} props={{ here, track, atMs, against }} />
    </section>
  )
}
