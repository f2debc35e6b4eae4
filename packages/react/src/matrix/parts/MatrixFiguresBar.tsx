import type { MatrixFigure } from '@dia/core/matrices'
import type { DiaFormat } from '../../messages/index.js'
import { useFormat, useMessages } from '../../provider/index.js'
import { finiteNumber, minorUnits } from '../cells/index.js'
import { useMatrixFigures } from '../reading/index.js'
import { useMatrixParts } from './MatrixContext.js'

/** The figures over the whole matrix; they come when they come, and nothing waits for them. */
export function MatrixFiguresBar() {
  const { matrix, source, reading } = useMatrixParts()
  const words = useMessages().matrix
  const format = useFormat()
  const figures = useMatrixFigures(matrix, source, reading.readAt)
  if (!matrix.figures?.length || !source.readFigures) return null
  return (
    <dl className="dia-figures" aria-label={words.figures}>
      {matrix.figures.map((figure) => {
        const value = figures?.values[figure.name]
        return (
          <div
            key={figure.name}
            title={figure.description && words.label(figure.description, { matrix: matrix.name })}
          >
            <dt>{words.label(figure.label, { matrix: matrix.name })}</dt>
            <dd data-negative={isNegative(value) || undefined}>
              {figures === null ? <span className="dia-skeleton" /> : figureText(figure, value, format)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function isNegative(value: unknown): boolean {
  return typeof value === 'string' ? value.startsWith('-') : typeof value === 'number' && value < 0
}

const UNKNOWN = '–'

function figureText(figure: MatrixFigure, value: unknown, format: DiaFormat): string {
  if (figure.kind === 'money') {
    const cents = minorUnits(value)
    return cents === null ? UNKNOWN : format.money(cents, figure.currency ?? 'USD')
  }
  if (figure.kind === 'time')
    return typeof value === 'string' ? format.exactTime(value, figure.timeZone) : UNKNOWN
  const number = finiteNumber(value)
  if (number === null) return UNKNOWN
  if (figure.kind === 'percent') return format.percent(number)
  return figure.kind === 'duration' ? format.duration(number) : format.number(number)
}
