import type { DiaError } from '@dia/core/errors'
import type { MatrixDefinition, MatrixSource } from '@dia/core/matrices'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { errorText } from '../../messages/errorText.js'
import { useFormat, useMessages } from '../../provider/index.js'
import { asDiaError } from '../../reading/asDiaError.js'
import { CheckIcon } from '../../theme/icons.js'
import { useOutcomeFocus } from '../../theme/useOutcomeFocus.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import type { MatrixTotal } from '../reading/index.js'
import type { MatrixState } from '../state/index.js'
import type { ExportFormat } from './exportFormat.js'
import { exportRows } from './exportRows.js'
import { saveFile } from './saveFile.js'

export interface ExportPanelProps {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly source: MatrixSource
  readonly state: MatrixState
  readonly total: MatrixTotal
  onRunning(isRunning: boolean): void
  onClose(): void
}

type Exporting =
  | { readonly status: 'idle' | 'running'; readonly done: number }
  | { readonly status: 'done' | 'cancelled'; readonly done: number }
  | { readonly status: 'failed'; readonly done: number; readonly error: DiaError }

const FORMATS: readonly ExportFormat[] = ['csv', 'json', 'ndjson']

/** Chooses format and columns, exports all rows that match, says how far it is and how many there were. */
export default function ExportPanel(props: ExportPanelProps) {
  const { matrix, source, state, total, onRunning, onClose } = props
  const { export: words, matrix: names, states } = useMessages()
  const format = useFormat()
  const [file, setFile] = useState<ExportFormat>('csv')
  const [columns, setColumns] = useState<readonly string[]>(state.columns)
  const [exporting, setExporting] = useState<Exporting>({ status: 'idle', done: 0 })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = () => {
    const controller = new AbortController()
    running.current = controller
    let reached = 0
    setExporting({ status: 'running', done: 0 })
    const request = { search: state.search.trim(), filters: state.filters, sort: state.sort }
    const onProgress = (done: number) => {
      reached = done
      setExporting({ status: 'running', done })
    }
    exportRows(source, matrix, request, {
      format: file,
      // In the order shown; what is not shown follows.
      columns: [...state.columns, ...matrix.columns.map(({ name }) => name as string)].filter(
        (name, index, all) => columns.includes(name) && all.indexOf(name) === index,
      ),
      signal: controller.signal,
      onProgress,
    }).then(
      ({ blob, name, rowCount }) => {
        if (controller.signal.aborted) return setExporting({ status: 'cancelled', done: reached })
        saveFile(blob, name)
        setExporting({ status: 'done', done: rowCount })
      },
      (error: unknown) =>
        setExporting(
          controller.signal.aborted
            ? { status: 'cancelled', done: reached }
            : { status: 'failed', done: reached, error: asDiaError(error) },
        ),
    )
  }

  const isRunning = exporting.status === 'running'
  useEffect(() => onRunning(isRunning), [isRunning, onRunning])
  const outcome = useOutcomeFocus(exporting.status)
  const done = format.number(exporting.done)
  const exact = total.status === 'exact' ? total.value : null
  return (
    <div className="dia-export">
      <p className="dia-muted">
        {words.allRows}
        {total.status === 'exact' && `: ${words.count(format.number(total.value))}`}
        {total.status === 'estimated' && `: ${words.countAbout(format.number(total.value))}`}
      </p>
      <RadioGroup
        className="dia-export-formats"
        value={file}
        isDisabled={isRunning}
        onChange={(value) => setFile(value as ExportFormat)}
      >
        <Label className="dia-section-title">{words.format}</Label>
        {FORMATS.map((name) => (
          <Radio key={name} value={name} className="dia-choice">
            <span className="dia-radio-dot" />
            {words.formats[name]}
          </Radio>
        ))}
      </RadioGroup>
      <CheckboxGroup
        className="dia-export-columns"
        value={[...columns]}
        isDisabled={isRunning}
        onChange={(chosen) => chosen.length > 0 && setColumns(chosen)}
      >
        <Label className="dia-section-title">{words.columns}</Label>
        {matrix.columns.map((column) => (
          <Checkbox key={column.name} value={column.name} className="dia-choice">
            <span className="dia-check-box">
              <CheckIcon />
            </span>
            {names.label(column.label, { matrix: matrix.name, column: column.name })}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div ref={outcome} tabIndex={-1} hidden={exporting.status === 'idle'}>
        {isRunning && (
          <ProgressBar
            className="dia-progress-bar"
            aria-label={words.open}
            {...(exact === null
              ? { isIndeterminate: true }
              : { value: exporting.done, maxValue: Math.max(exact, 1) })}
          >
            {({ percentage }) => (
              <>
                <span className="dia-range">
                  {exact === null ? words.progress(done) : words.progressOf(done, format.number(exact))}
                </span>
                <span className="dia-progress-track">
                  <span style={{ inlineSize: `${percentage ?? 30}%` }} />
                </span>
              </>
            )}
          </ProgressBar>
        )}
        <p role="status" className="dia-export-status">
          {exporting.status === 'done' && words.done(done)}
          {exporting.status === 'cancelled' && words.cancelled(done)}
          {exporting.status === 'failed' && (
            <>
              {errorText(states, exporting.error)} <code>{states.code(exporting.error.code)}</code>
            </>
          )}
        </p>
      </div>
      <div className="dia-dialog-actions">
        <span className="dia-spacer" />
        {isRunning ? (
          <Button className="dia-button" onPress={() => running.current?.abort()}>
            {words.cancel}
          </Button>
        ) : (
          <>
            <Button className="dia-button" onPress={onClose}>
              {words.close}
            </Button>
            <Button className="dia-button dia-button-primary" onPress={start}>
              {words.start}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
