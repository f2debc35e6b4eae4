import type { MatrixFilterDefinition, MatrixFilterValue } from '@dia/core/matrices'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useDiaSettings } from '../../provider/index.js'
import { CloseIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { FilterEditor } from './FilterEditor.js'
import { filterText } from './filterText.js'

export interface FilterChipProps {
  readonly matrixName: string
  readonly definition: MatrixFilterDefinition<AnyRow>
  /** Null while a filter was added and not set yet. */
  readonly value: MatrixFilterValue | null
  readonly isOpen: boolean
  onOpenChange(isOpen: boolean): void
  onChange(value: MatrixFilterValue | null): void
}

/** A filter and what it is set to; press it to change it. */
export function FilterChip({
  matrixName,
  definition,
  value,
  isOpen,
  onOpenChange,
  onChange,
}: FilterChipProps) {
  const settings = useDiaSettings()
  const { filters, matrix } = settings.messages
  const surface = useSurfaceProps('dia-popover')
  const where = { matrix: matrixName, filter: definition.name }
  const label = matrix.label(definition.label, where)
  const optionLabel = (option: { value: string; label: string }) =>
    matrix.label(option.label, { ...where, option: option.value })
  const text = value === null ? filters.notSet : filterText(definition, value, settings, optionLabel)
  return (
    <span className="dia-chip" data-set={value !== null}>
      <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
        <Button className="dia-chip-label">
          <span className="dia-chip-name">{label}</span>
          <span className="dia-chip-value">{text}</span>
        </Button>
        <Popover {...surface} placement="bottom start">
          <Dialog className="dia-filter-dialog" aria-label={filters.edit(label)}>
            <FilterEditor
              matrixName={matrixName}
              definition={definition}
              label={label}
              value={value}
              onChange={onChange}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Button
        className="dia-icon-button dia-chip-remove"
        aria-label={filters.remove(label)}
        onPress={() => onChange(null)}
      >
        <CloseIcon />
      </Button>
    </span>
  )
}
