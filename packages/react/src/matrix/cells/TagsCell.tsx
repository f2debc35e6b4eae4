import { useFormat, useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

const SHOWN = 3

/** The first few of a list of words; all of them are at hand in the title. */
export function TagsCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  const format = useFormat()
  const tags = Array.isArray(value) ? [...new Set(value.map(String))] : []
  if (tags.length === 0) return <Absent />
  return (
    <span className="dia-tags" title={tags.join(', ')}>
      {tags.slice(0, SHOWN).map((tag) => (
        <span key={tag} className="dia-tag">
          {tag}
        </span>
      ))}
      {tags.length > SHOWN && (
        <span className="dia-muted">{cells.moreTags(format.number(tags.length - SHOWN))}</span>
      )}
    </span>
  )
}
