import { Button } from 'react-aria-components/Button'
import { useMessages } from '../../provider/index.js'
import { CloseIcon } from '../../theme/icons.js'
import { EntityPicker } from './EntityPicker.js'
import type { FilterEditorProps } from './FilterEditorProps.js'
import { knownLabel } from './knownLabels.js'
import type { PickedKind } from './useEntitySearch.js'

/** Any of some things, each found by name or given by id. */
export function IdFilterEditor({ source, value, of, onChange }: FilterEditorProps & { of: PickedKind }) {
  const { filters } = useMessages()
  const ids = value?.kind === 'id' ? value.values : []
  const set = (values: readonly string[]) => onChange(values.length === 0 ? null : { kind: 'id', values })
  return (
    <div className="dia-range-editor">
      {ids.length > 0 && (
        <ul className="dia-picked">
          {ids.map((id) => {
            const label = knownLabel(id) ?? id
            return (
              <li key={id} className="dia-chip">
                <span className="dia-chip-label dia-text" title={id}>
                  {label}
                </span>
                <Button
                  className="dia-icon-button"
                  aria-label={filters.removeId(label)}
                  onPress={() => set(ids.filter((other) => other !== id))}
                >
                  <CloseIcon />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <EntityPicker source={source} of={of} onPick={({ id }) => set([...new Set([...ids, id])])} />
    </div>
  )
}
