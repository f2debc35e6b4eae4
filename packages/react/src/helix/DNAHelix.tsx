import type { ReactNode } from 'react'
import { useMessages } from '../provider/index.js'
import { HelixBases } from './HelixBases.js'
import { HelixChart } from './HelixChart.js'
import { HelixComparison } from './HelixComparison.js'
import { useHelix } from './HelixContext.js'
import { HelixLegend } from './HelixLegend.js'
import { HelixOther } from './HelixOther.js'
import { HelixPinned } from './HelixPinned.js'
import { HelixRoot, type HelixRootProps } from './HelixRoot.js'
import { HelixToolbar } from './HelixToolbar.js'

export interface DNAHelixProps extends HelixRootProps {
  /** Stands beneath the chart and follows its moment by `useHelix`. */
  readonly children?: ReactNode
}

/** A user's DNA through time: each rung an interaction that can be followed to its log entry. */
export function DNAHelix({ children, ...root }: DNAHelixProps) {
  return (
    <HelixRoot {...root}>
      <HelixToolbar />
      <HelixBody />
      <HelixOther />
      <HelixLegend />
      <HelixPinned />
      <HelixComparison />
      {children}
    </HelixRoot>
  )
}

function HelixBody() {
  const { bases, frame, track } = useHelix()
  const { helix: words } = useMessages()
  return (
    <div className="dia-helix-body" data-bases={bases !== null}>
      {bases && <HelixBases bases={bases} />}
      <div className="dia-helix-main" ref={frame}>
        <HelixChart />
        {track.items.length === 0 && (
          <div className="dia-helix-empty">
            <p className="dia-panel-title">{words.emptyTitle}</p>
            <p className="dia-panel-hint">{words.emptyHint}</p>
          </div>
        )}
      </div>
    </div>
  )
}

DNAHelix.Root = HelixRoot
DNAHelix.Toolbar = HelixToolbar
DNAHelix.Chart = HelixChart
DNAHelix.Bases = HelixBases
DNAHelix.Legend = HelixLegend
DNAHelix.Pinned = HelixPinned
DNAHelix.Other = HelixOther
DNAHelix.Comparison = HelixComparison
