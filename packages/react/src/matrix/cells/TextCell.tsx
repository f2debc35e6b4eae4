import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** Text on one line; what does not fit is at hand in the title. */
export function TextCell({ value }: Pick<KindCellProps, 'value'>) {
  const text = value === null || value === undefined ? '' : String(value)
  if (text === '') return <Absent />
  return (
    <span className="dia-text" dir="auto" title={text}>
      {text}
    </span>
  )
}
