import { useMessages } from '../../provider/index.js'

/** A value that is not there: a dash to the eye, a word to the ear. */
export function Absent() {
  const { cells } = useMessages()
  return (
    <span className="dia-absent">
      <span aria-hidden="true">–</span>
      <span className="dia-visually-hidden">{cells.none}</span>
    </span>
  )
}
