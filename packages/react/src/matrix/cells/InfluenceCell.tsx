import { useSyncExternalStore } from 'react'
import { useMessages } from '../../provider/index.js'
import { partCode } from '../../reading/partCode.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

// The weights come with the whole catalogue of events, which only matrices of events need.
const influenceBars = partCode(() => import('./InfluenceBars.js').then((module) => module.default))

/** An event type, and what it weighs in each domain; the type alone where the weights could not be fetched. */
export function InfluenceCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  const { subscribe, read } = influenceBars
  const { Component: Bars, error } = useSyncExternalStore(subscribe, read, read)
  if (typeof value !== 'string' || !value) return <Absent />
  const said = cells.word(value, 'eventType')
  return (
    <span className="dia-weights-cell">
      {Bars ? <Bars eventType={value} /> : error === null && <span className="dia-weights" />}
      <span className="dia-text" title={said}>
        {said}
      </span>
    </span>
  )
}
