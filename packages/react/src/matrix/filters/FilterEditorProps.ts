import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'
import type { AnyRow } from '../parts/MatrixContext.js'

/** What sets a filter gets, whatever its kind. */
export interface FilterEditorProps {
  readonly matrixName: string
  readonly definition: MatrixFilterDefinition<AnyRow>
  readonly label: string
  readonly value: MatrixFilterValue | null
  onChange(value: MatrixFilterValue | null): void
}
