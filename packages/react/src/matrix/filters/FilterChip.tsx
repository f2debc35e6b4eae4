import type {
  MatrixDefinition,
  MatrixFilterDefinition,
  MatrixFilterValue,
  MatrixSource,
} from '@dia/core/matrices'
import { useDiaSettings } from '../../provider/index.js'
import { CloseIcon } from '../../theme/icons.js'
import { LazyPopover } from '../../theme/overlays/index.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { filterText } from './filterText.js'

export interface FilterChipProps {
  readonly matrix: MatrixDefinition<AnyRow>
  readonly source: MatrixSource
  readonly definition: MatrixFilterDefinition<AnyRow>
  /** Null while a filter was added and not set yet. */
  readonly value: MatrixFilterValue | null
  /** The zone the view's days mean, where it has one of its own. */
  readonly viewZone: string | null
  readonly isOpen: boolean
  onOpenChange(isOpen: boolean): void
  onChange(value: MatrixFilterValue | null): void
  onRemove(): void
}

/** A filter and what it is set to; press it to change it. */
export function FilterChip(props: FilterChipProps) {
  const { matrix, source, definition, value, viewZone, isOpen, onOpenChange, onChange, onRemove } = props
  const settings = useDiaSettings()
  const { filters, matrix: names } = settings.messages
  const where = { matrix: matrix.name, filter: definition.name }
  const label = names.label(definition.label, where)
  const fixedZone = definition.kind === 'timeRange' ? definition.timeZone : undefined
  const timeZone = fixedZone ?? viewZone ?? settings.timeZone
  const optionLabel = (option: { value: string; label: string }) =>
    names.label(option.label, { ...where, option: option.value })
  const text =
    value === null ? filters.notSet : filterText(definition, value, { ...settings, timeZone }, optionLabel)
  const needsDays = value?.kind === 'timeRange' || value?.kind === 'activity'
  const zone = needsDays && timeZone !== settings.timeZone ? timeZone : null
  return (
    <span className="dia-chip" data-set={value !== null}>
      <LazyPopover
        label={filters.edit(label)}
        isNamedByContent
        triggerClassName="dia-chip-label"
        trigger={
          <>
            <span className="dia-chip-name">{label}</span>
            <span className="dia-chip-value" title={text}>
              {text}
              {zone && ` (${zone})`}
            </span>
          </>
        }
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        load={() => import('./FilterEditor.js')}
        content={(Editor) => (
          <Editor
            matrix={matrix}
            source={source}
            definition={definition}
            label={label}
            value={value}
            timeZone={timeZone}
            onChange={onChange}
          />
        )}
      />
      <button
        type="button"
        className="dia-icon-button dia-chip-remove"
        aria-label={filters.remove(label)}
        onClick={onRemove}
      >
        <CloseIcon />
      </button>
    </span>
  )
}
