import type { MatrixDefinition, MatrixRow } from './MatrixDefinition.js'

/** The same matrix where its columns are known by name only at run time, as in a list of matrices. */
export function ofAnyRow<Row>(matrix: MatrixDefinition<Row>): MatrixDefinition<MatrixRow> {
  return matrix as unknown as MatrixDefinition<MatrixRow>
}
