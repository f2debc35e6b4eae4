import { useMessages } from '../../provider/index.js'
import { CloseIcon, SearchIcon } from '../../theme/icons.js'
import { useMatrixParts } from './MatrixContext.js'

/** The search box; absent where the matrix searches nothing. Escape empties it. */
export function MatrixSearch() {
  const { matrix, controls } = useMatrixParts()
  const messages = useMessages().matrix
  if (matrix.searchColumn === undefined) return null
  const where = { matrix: matrix.name }
  const label = messages.label(matrix.searchLabel ?? messages.search, where)
  // A page may hold several matrices: the landmark bears the name of its own.
  const landmark = { role: 'search', 'aria-label': messages.label(matrix.title, where) }
  const { search } = controls.state
  return (
    <div {...landmark} className="dia-search" data-empty={search === '' || undefined}>
      <SearchIcon />
      <input
        type="search"
        className="dia-search-input"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => controls.setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search !== '') controls.setSearch('')
        }}
      />
      <button
        type="button"
        className="dia-icon-button dia-search-clear"
        aria-label={messages.clearSearch}
        tabIndex={search === '' ? -1 : 0}
        onClick={() => controls.setSearch('')}
      >
        <CloseIcon />
      </button>
    </div>
  )
}
