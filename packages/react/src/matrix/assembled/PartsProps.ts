import type { MatrixBreakdown, MatrixBreakdownPart } from '@dia/core/matrices'

/** What draws the parts of a breakdown. */
export interface PartsProps {
  readonly breakdown: MatrixBreakdown
  readonly parts: readonly MatrixBreakdownPart[]
  /** What a part is called: its code in words, or its own name. */
  readonly nameOf: (part: MatrixBreakdownPart) => string
}
