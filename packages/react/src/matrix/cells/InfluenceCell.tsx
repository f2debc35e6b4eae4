import { lazy, Suspense } from 'react'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

// The weights come with the whole catalogue of events, which only matrices of events need.
const InfluenceBars = lazy(() => import('./InfluenceBars.js'))

/** An event type, and what it weighs in each domain. */
export function InfluenceCell({ value }: Pick<KindCellProps, 'value'>) {
  if (typeof value !== 'string' || value === '') return <Absent />
  return (
    <span className="dia-weights-cell">
      <Suspense fallback={<span className="dia-weights" />}>
        <InfluenceBars eventType={value} />
      </Suspense>
      <span className="dia-text" title={value}>
        {value}
      </span>
    </span>
  )
}
