import type { PassportStatus } from './PassportStatus.js'

/** The status for a person. */
export function renderStatus(status: PassportStatus): string {
  const {
    open,
    openEntries,
    openIsAtLeast,
    lagSeconds,
    scoresLagSeconds = null,
    dead,
    workers,
    chores,
    backfills,
  } = status
  const systems = (figures: Readonly<Record<string, number>>) =>
    ['mediaid', 'treasury', 'coliseum'].map((system) => `${system} ${figures[system] ?? 0}`).join(', ')
  return `${[
    `open entries: ${openIsAtLeast ? 'at least ' : ''}${openEntries} (${systems(open)})`,
    `lag: ${lagSeconds === null ? 'none, nothing waits' : `${lagSeconds.toFixed(1)} s`}`,
    `scores: ${scoresLagSeconds === null ? 'all written out' : `${scoresLagSeconds.toFixed(1)} s behind`}`,
    `dead letters: ${systems(dead)}`,
    ...listed(
      'workers',
      workers.map(
        ({ name, alive, state, seenAt, counts, lastError }) =>
          `${name}: ${alive || state === 'stopped' ? state : 'silent'} since ${seenAt}, ${counts.claimed ?? 0} entries${lastError === null ? '' : `, last error ${lastError}`}`,
      ),
    ),
    ...listed(
      'chores',
      chores.map(
        ({ chore, finishedAt, durationSeconds, lastError }) =>
          `${chore}: ${finishedAt === null ? 'under way' : `done ${finishedAt} in ${(durationSeconds ?? 0).toFixed(1)} s`}${lastError === null ? '' : `, last error ${lastError}`}`,
      ),
    ),
    ...listed(
      'backfills under way',
      backfills.map(
        ({ everybody, table, seen, estimatedRows, added }) =>
          `${table} of ${everybody ? 'everybody' : 'one user'}: ${seen} of about ${estimatedRows} rows, ${added} added`,
      ),
    ),
  ].join('\n')}\n`
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}
