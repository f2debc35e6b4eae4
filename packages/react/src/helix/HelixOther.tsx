import { type ReactNode, useState } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { useDnaMovements } from '../dna/useDnaMovements.js'
import { HelixChart } from './HelixChart.js'
import { HelixContextProvider, useHelix } from './HelixContext.js'
import { HelixPinned } from './HelixPinned.js'
import { useHelixModel } from './useHelixModel.js'

/** The other user's helix beneath, on the same axis of time and at the same moment. */
export function HelixOther(): ReactNode {
  const { other } = useHelix()
  return other && <OtherHelix track={other.track} name={other.name} />
}

function OtherHelix({ track, name }: { track: DnaTrack; name: string }) {
  const helix = useHelix()
  const model = useHelixModel(track, helix.window, helix.slots, helix.atMs)
  const movements = useDnaMovements(track)
  const [pinned, setPinned] = useState<number | null>(null)
  return (
    <HelixContextProvider
      value={{ ...helix, track, model, movements, name, bases: null, pinned, setPinned, other: null }}
    >
      <section aria-label={name}>
        <div className="dia-helix-body" data-bases={helix.bases !== null}>
          <strong dir="auto">{name}</strong>
          <div className="dia-helix-main">
            <HelixChart hasScrubber={false} />
          </div>
        </div>
        <HelixPinned />
      </section>
    </HelixContextProvider>
  )
}
