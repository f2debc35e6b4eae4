import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { useMessages } from '../../provider/index.js'
import { CloseIcon, SearchIcon } from '../../theme/icons.js'
import { useMatrixContext } from './MatrixContext.js'

/** The search box; absent where the matrix searches nothing. */
export function MatrixSearch() {
  const { matrix, controls } = useMatrixContext()
  const messages = useMessages().matrix
  if (matrix.searchColumn === undefined) return null
  const label = messages.label(matrix.searchLabel ?? messages.search, { matrix: matrix.name })
  return (
    <SearchField
      className="dia-search"
      aria-label={label}
      value={controls.state.search}
      onChange={controls.setSearch}
    >
      <SearchIcon />
      <Input className="dia-search-input" placeholder={label} maxLength={200} />
      <Button className="dia-icon-button dia-search-clear" aria-label={messages.clearSearch}>
        <CloseIcon />
      </Button>
    </SearchField>
  )
}
