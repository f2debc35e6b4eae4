import type { MatrixDefinition } from '@dia/core/matrices'

/** Names of every write action that a definition has: each asks before it writes, and the backend audits it. */
export function writeActionNames({ actions = [] }: Pick<MatrixDefinition<never>, 'actions'>): string[] {
  return actions.flatMap(({ kind, name }) => (kind === 'write' ? [name] : []))
}
