import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { useFormat, useMessages } from '../../provider/index.js'
import { ChevronDownIcon, ChevronIcon } from '../../theme/icons.js'
import { useSurfaceProps } from '../../theme/index.js'
import { PAGE_SIZES } from '../state/index.js'
import { useMatrixContext } from './MatrixContext.js'
import { rangeText } from './rangeText.js'

/** Which rows of how many, rows per page, previous and next. */
export function MatrixPagination() {
  const { controls, reading } = useMatrixContext()
  const messages = useMessages().matrix
  const format = useFormat()
  const surface = useSurfaceProps('dia-popover')
  const { pageSize, cursors } = controls.state
  const { next } = reading
  const isSettled = reading.status === 'ready'
  const sizes = [...new Set([...PAGE_SIZES, pageSize])].sort((a, b) => a - b)
  return (
    <footer className="dia-pagination">
      <span className="dia-range">
        {(isSettled || reading.rows.length > 0) &&
          rangeText(messages, format, {
            offset: reading.offset,
            rowCount: reading.rows.length,
            total: reading.total,
          })}
      </span>
      {reading.total.status === 'estimated' && (
        <Button className="dia-link" onPress={reading.countExactly}>
          {messages.countExactly}
        </Button>
      )}
      <span className="dia-spacer" />
      <Select
        className="dia-page-size"
        value={String(pageSize)}
        onChange={(key) => key !== null && controls.setPageSize(Number(key))}
      >
        <Label className="dia-muted">{messages.rowsPerPage}</Label>
        <Button className="dia-button">
          <SelectValue />
          <ChevronDownIcon />
        </Button>
        <Popover {...surface} placement="top end">
          <ListBox className="dia-menu">
            {sizes.map((size) => (
              <ListBoxItem
                key={size}
                id={String(size)}
                className="dia-menu-item"
                textValue={format.number(size)}
              >
                {format.number(size)}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </Select>
      <Button
        className="dia-button dia-page-button"
        aria-label={messages.previousPage}
        isDisabled={cursors.length === 0}
        onPress={controls.goToPreviousPage}
      >
        <span className="dia-flip">
          <ChevronIcon />
        </span>
      </Button>
      <Button
        className="dia-button dia-page-button"
        aria-label={messages.nextPage}
        isDisabled={next === null || !isSettled}
        onPress={() => next !== null && controls.goToNextPage(next)}
      >
        <ChevronIcon />
      </Button>
    </footer>
  )
}
