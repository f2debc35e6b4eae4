import type { Finding, Severity } from '../doctor/index.js'

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
}
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/** The findings for a person: by severity, each with its reason and its SQL; the last line counts them. */
export function renderFindings(findings: readonly Finding[], place: string): string {
  const groups = SEVERITIES.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity)
    return group.length === 0
      ? []
      : [`${counted(severity, group.length)}\n\n${group.map(render).join('\n\n')}`]
  })
  return `${[`DIA's doctor looked at ${place}.`, ...groups, summary(findings)].join('\n\n')}\n`
}

/** The findings for a machine. */
export function findingsAsJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ healthy: isHealthy(findings), findings }, null, 2)}\n`
}

/** Warnings and notes do not make a database unfit. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return !findings.some(({ severity }) => severity === 'error')
}

function render({ code, what, why, fixSql, fixCommand, showSql }: Finding): string {
  return [
    `  ${what} [${code}]`,
    `  ${why}`,
    ...(fixSql === undefined ? [] : ['', indented(fixSql)]),
    ...(fixCommand === undefined ? [] : ['', `      $ ${fixCommand}`]),
    ...(showSql === undefined ? [] : ['', indented(showSql)]),
  ].join('\n')
}

function indented(sql: string): string {
  return sql.replace(/^(?=.)/gm, '      ')
}

function counted(severity: Severity, count: number): string {
  return `${count} ${WORDS[severity][count === 1 ? 0 : 1]}`
}

function summary(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0)
  const figures = counts.map(({ severity, count }) => counted(severity, count)).join(', ')
  if (!isHealthy(findings)) return `DIA cannot work here yet: ${figures}.`
  return figures === '' ? 'Nothing to mend.' : `DIA can work here: ${figures}.`
}
