import type { SystemHealth } from '@dia/core/health'
import { CopyButton } from '../matrix/cells/index.js'
import { useFormat, useMessages } from '../provider/index.js'
import { findingRows, type HealthRows } from './findingRows.js'
import { SEVERITY_GLYPHS } from './severityGlyphs.js'

/** What an admin should know: what, since when, why it matters, the way out. */
export function HealthFindings({
  health,
  onOpenRows,
}: {
  health: SystemHealth
  onOpenRows: ((rows: HealthRows) => void) | undefined
}) {
  const { findings } = health
  const { health: words } = useMessages()
  const format = useFormat()
  if (findings.length === 0) return <p className="dia-muted">{words.noFindings}</p>
  return (
    <ul className="dia-findings">
      {findings.map((finding) => {
        const said = words.finding(finding)
        return (
          <li key={`${finding.code} ${finding.title}`} data-severity={finding.severity}>
            <p>
              <span className="dia-finding-severity">
                <span aria-hidden="true">{SEVERITY_GLYPHS[finding.severity]}</span>{' '}
                {words.severities[finding.severity]}
              </span>{' '}
              <strong>{said.title}</strong>{' '}
              {finding.since && (
                <span className="dia-muted">{words.since(format.exactTime(finding.since))}</span>
              )}{' '}
              <code>{finding.code}</code>
            </p>
            <p>
              <span className="dia-muted">{words.why}:</span> {said.why}
            </p>
            <p>
              <span className="dia-muted">{words.wayOut}:</span> {said.wayOut}
            </p>
            <FindingRows rows={findingRows(finding, health)} onOpenRows={onOpenRows} />
            {finding.sql && (
              <details>
                <summary>{words.sql}</summary>
                <pre>{finding.sql}</pre>
                <CopyButton text={finding.sql} />
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function FindingRows({
  rows,
  onOpenRows,
}: {
  rows: HealthRows | null
  onOpenRows: ((rows: HealthRows) => void) | undefined
}) {
  const { health: words } = useMessages()
  if (rows === null || onOpenRows === undefined) return null
  return (
    <p>
      <button type="button" className="dia-link" onClick={() => onOpenRows(rows)}>
        {words.showRows} ↗
      </button>
    </p>
  )
}
