import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useMessages } from '../../provider/index.js'
import { CheckIcon, ColumnsIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import { useMatrixContext } from './MatrixContext.js'

/** Chooses which columns are shown. */
export function MatrixColumnMenu() {
  const { matrix, controls } = useMatrixContext()
  const messages = useMessages().matrix
  const surface = useSurfaceProps('dia-popover')
  return (
    <MenuTrigger>
      <Button className="dia-button">
        <ColumnsIcon />
        {messages.columns}
      </Button>
      <Popover {...surface} placement="bottom end">
        <Menu
          className="dia-menu"
          aria-label={messages.columns}
          selectionMode="multiple"
          disallowEmptySelection
          selectedKeys={controls.state.columns}
          onSelectionChange={(keys) =>
            controls.setColumns(
              keys === 'all' ? matrix.columns.map(({ name }) => name) : [...keys].map(String),
            )
          }
        >
          {matrix.columns.map((column) => {
            const label = messages.label(column.label, { matrix: matrix.name, column: column.name })
            return (
              <MenuItem key={column.name} id={column.name} className="dia-menu-item" textValue={label}>
                <span className="dia-menu-check">
                  <CheckIcon />
                </span>
                {label}
              </MenuItem>
            )
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
