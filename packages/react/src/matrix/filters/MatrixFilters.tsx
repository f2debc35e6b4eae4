import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useMessages } from '../../provider/index.js'
import { PlusIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import { useMatrixContext } from '../parts/MatrixContext.js'
import { FilterChip } from './FilterChip.js'

/** The filters that are set, as chips, and a menu to add one. */
export function MatrixFilters() {
  const { matrix, controls } = useMatrixContext()
  const { filters: words, matrix: names } = useMessages()
  const surface = useSurfaceProps('dia-popover')
  const [editing, setEditing] = useState<string | null>(null)
  const { filters } = controls.state
  const shown = matrix.filters.filter(({ name }) => filters[name] !== undefined || name === editing)
  const addable = matrix.filters.filter(({ name }) => filters[name] === undefined)
  if (matrix.filters.length === 0) return null
  return (
    <div {...{ role: 'group', 'aria-label': words.group }} className="dia-filters">
      {shown.map((definition) => (
        <FilterChip
          key={definition.name}
          matrixName={matrix.name}
          definition={definition}
          value={filters[definition.name] ?? null}
          isOpen={editing === definition.name}
          onOpenChange={(isOpen) => setEditing(isOpen ? definition.name : null)}
          onChange={(value) => controls.setFilter(definition.name, value)}
        />
      ))}
      {addable.length > 0 && (
        <MenuTrigger>
          <Button className="dia-button dia-button-quiet">
            <PlusIcon />
            {words.add}
          </Button>
          <Popover {...surface} placement="bottom start">
            <Menu className="dia-menu" aria-label={words.group} onAction={(key) => setEditing(String(key))}>
              {addable.map((definition) => (
                <MenuItem
                  key={definition.name}
                  id={definition.name}
                  className="dia-menu-item"
                  textValue={names.label(definition.label, { matrix: matrix.name, filter: definition.name })}
                >
                  {names.label(definition.label, { matrix: matrix.name, filter: definition.name })}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {Object.keys(filters).length > 1 && (
        <Button className="dia-link" onPress={controls.clearFilters}>
          {words.clearAll}
        </Button>
      )}
    </div>
  )
}
