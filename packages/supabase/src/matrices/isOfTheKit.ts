import type { MatrixDefinition } from '@dia/core/matrices'

/** Whether the kit's functions know the matrix by its name; a host's own relation they do not. */
export function isOfTheKit<Row>({
  name,
  relation,
}: Pick<MatrixDefinition<Row>, 'name' | 'relation'>): boolean {
  return relation === `dia_${name}`
}
