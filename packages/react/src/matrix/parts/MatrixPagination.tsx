import { useId } from 'react'
import { useFormat, useMessages } from '../../provider/index.js'
import { ChevronDownIcon, ChevronIcon } from '../../theme/icons.js'
import { PAGE_SIZES } from '../state/index.js'
import { useMatrixParts } from './MatrixContext.js'
import { rangeText } from './rangeText.js'

/** Which rows of how many; in pages rows per page, previous and next. */
export function MatrixPagination() {
  const { controls, reading } = useMatrixParts()
  const messages = useMessages().matrix
  const format = useFormat()
  const sizeId = useId()
  const { pageSize, cursors } = controls.state
  const { next } = reading
  const isSettled = reading.status === 'ready'
  const sizes = [...new Set([...PAGE_SIZES, pageSize])].sort((a, b) => a - b)
  const rowCount = reading.view.length
  // Said and not disabled: a button that is disabled while it is pressed loses the focus.
  const canGoOn = next !== null && isSettled
  return (
    <div className="dia-pagination">
      <span className="dia-range">
        {(isSettled || rowCount > 0) &&
          rangeText(messages, format, { offset: reading.offset, rowCount, total: reading.total })}
      </span>
      {reading.total.status === 'estimated' && (
        <button type="button" className="dia-link" onClick={reading.countExactly}>
          {messages.countExactly}
        </button>
      )}
      <span className="dia-spacer" />
      {reading.paging === 'pages' && (
        <>
          <span className="dia-page-size">
            <label className="dia-muted" htmlFor={sizeId}>
              {messages.rowsPerPage}
            </label>
            <span className="dia-select">
              <select
                id={sizeId}
                value={pageSize}
                onChange={(event) => controls.setPageSize(Number(event.target.value))}
              >
                {sizes.map((size) => (
                  <option key={size} value={size}>
                    {format.number(size)}
                  </option>
                ))}
              </select>
              <ChevronDownIcon />
            </span>
          </span>
          <button
            type="button"
            className="dia-button dia-page-button"
            aria-label={messages.previousPage}
            aria-disabled={cursors.length === 0}
            onClick={controls.goToPreviousPage}
          >
            <span className="dia-flip">
              <ChevronIcon />
            </span>
          </button>
          <button
            type="button"
            className="dia-button dia-page-button"
            aria-label={messages.nextPage}
            aria-disabled={!canGoOn}
            onClick={() => canGoOn && controls.goToNextPage(next)}
          >
            <ChevronIcon />
          </button>
        </>
      )}
    </div>
  )
}
