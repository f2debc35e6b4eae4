import type {
  MatrixDefinition,
  MatrixFilterDefinition,
  MatrixFilterValue,
  MatrixSource,
} from '@dia/core/matrices'
import type { AnyRow } from '../parts/MatrixContext.js'

/** What sets a filter gets, whatever its kind. */
export interface FilterEditorProps {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly source: MatrixSource
  readonly definition: MatrixFilterDefinition<AnyRow>
  readonly label: string
  readonly value: MatrixFilterValue | null
  /** The zone whose days are meant. */
  readonly timeZone: string
  onChange(value: MatrixFilterValue | null): void
}
