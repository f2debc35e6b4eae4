import type { ProcessingState } from '../../messages/index.js'
import { useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

const GLYPHS: Readonly<Record<ProcessingState, string>> = {
  done: '✓',
  pending: '○',
  retrying: '↻',
  skipped: '–',
  dead: '✕',
  not_routed: '·',
}

/** How far one system is with an entry, by glyph and word; why it was skipped or died is at hand. */
export function ProcessingCell({ value, reason }: Pick<KindCellProps, 'value' | 'reason'>) {
  const { cells } = useMessages()
  if (typeof value !== 'string' || !Object.hasOwn(GLYPHS, value)) return <Absent />
  const state = value as ProcessingState
  const why = typeof reason === 'string' && reason !== '' ? reason : undefined
  return (
    <span className="dia-processing" data-state={state} title={why}>
      <span className="dia-processing-glyph" aria-hidden="true">
        {GLYPHS[state]}
      </span>{' '}
      {cells.processing[state]}
      {why !== undefined && <span className="dia-visually-hidden">: {why}</span>}
    </span>
  )
}
