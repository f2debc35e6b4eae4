import { useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { CellId } from './CellId.js'
import type { KindCellProps } from './MatrixCellProps.js'
import { shortId } from './shortId.js'

/** What something is, by one letter-sized sign. */
const SIGNS: Readonly<Record<string, string>> = {
  track: '♪',
  artist: '★',
  event: '◷',
  transaction: '⇄',
  playlist: '≡',
}

/** A track, artist, event or its like by name, with its id to copy. */
export function EntityCell({ value, id, entityType }: Omit<KindCellProps, 'currency' | 'reason' | 'name'>) {
  const { cells } = useMessages()
  const name = typeof value === 'string' ? value : ''
  const key = typeof id === 'string' ? id : ''
  if (!name && !key) return <Absent />
  const type = typeof entityType === 'string' ? entityType : ''
  const what = type && cells.word(type, 'entityType')
  return (
    <span className="dia-entity" title={[what, name, key].filter(Boolean).join(' · ')}>
      {type && (
        <span className="dia-entity-sign" data-type={type} aria-hidden="true">
          {SIGNS[type] ?? '·'}
        </span>
      )}
      {what && <span className="dia-visually-hidden">{what}</span>}
      {name ? (
        <span className="dia-text" dir="auto">
          {name}
        </span>
      ) : (
        <code>{shortId(key)}</code>
      )}
      <CellId id={key} />
    </span>
  )
}
