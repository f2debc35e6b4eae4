import { Absent } from './Absent.js'
import { CellId } from './CellId.js'
import type { KindCellProps } from './MatrixCellProps.js'
import { shortId } from './shortId.js'

/** A user by e-mail and display name, with a monogram and the id to copy. */
export function UserCell({ value, name, id }: Pick<KindCellProps, 'value' | 'name' | 'id'>) {
  const email = typeof value === 'string' ? value : ''
  const called = typeof name === 'string' ? name : ''
  const [first = email, second] = called === '' ? [email] : [called, email]
  if (first === '') {
    return typeof id === 'string' && id !== '' ? <code title={id}>{shortId(id)}</code> : <Absent />
  }
  const [initial = ''] = first
  return (
    <span className="dia-user">
      <span className="dia-monogram" aria-hidden="true">
        {initial.toUpperCase()}
      </span>
      <span className="dia-text" dir="auto" title={first}>
        {first}
      </span>
      {second !== undefined && second !== '' && (
        <span className="dia-text dia-user-mail" dir="auto" title={second}>
          {second}
        </span>
      )}
      <CellId id={id} />
    </span>
  )
}
