import { Absent } from './Absent.js'
import type { MatrixCellProps } from './MatrixCellProps.js'

/** A user by e-mail or name, with a monogram. */
export function UserCell({ value }: Pick<MatrixCellProps, 'value'>) {
  if (typeof value !== 'string' || value === '') return <Absent />
  const [initial = ''] = value
  return (
    <span className="dia-user">
      <span className="dia-monogram" aria-hidden="true">
        {initial.toUpperCase()}
      </span>
      <span className="dia-text" dir="auto" title={value}>
        {value}
      </span>
    </span>
  )
}
