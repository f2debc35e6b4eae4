import type { MatrixSource } from '@dia/core/matrices'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { useMessages } from '../../provider/index.js'
import { type FoundEntity, type PickedKind, useEntitySearch } from './useEntitySearch.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Finds something by name and picks it, or takes an id that is pasted. */
export function EntityPicker({
  source,
  of,
  onPick,
}: {
  source: MatrixSource
  of: PickedKind
  onPick(picked: FoundEntity): void
}) {
  const { filters } = useMessages()
  const [text, setText] = useState('')
  const { found, isSearching, canSearch } = useEntitySearch(source, of, text)
  const pasted = text.trim()
  const isId = UUID.test(pasted)
  const pick = (picked: FoundEntity) => {
    setText('')
    onPick(picked)
  }
  return (
    <div className="dia-picker">
      <SearchField aria-label={filters.find[of]} value={text} onChange={setText}>
        <Input className="dia-input" placeholder={filters.find[of]} autoComplete="off" />
      </SearchField>
      {isId && (
        <Button className="dia-button" onPress={() => pick({ id: pasted.toLowerCase(), label: pasted })}>
          {filters.takeId(`${pasted.slice(0, 8)}…`)}
        </Button>
      )}
      {found.length > 0 && (
        <ListBox
          className="dia-menu"
          aria-label={filters.find[of]}
          items={found.map((entity) => ({ ...entity, key: entity.id }))}
          onAction={(key) => {
            const picked = found.find(({ id }) => id === String(key))
            if (picked) pick(picked)
          }}
        >
          {(entity) => (
            <ListBoxItem className="dia-menu-item" id={entity.id} textValue={entity.label}>
              <span className="dia-text" dir="auto">
                {entity.label}
              </span>
              <code className="dia-muted">{entity.id.slice(0, 8)}</code>
            </ListBoxItem>
          )}
        </ListBox>
      )}
      <p className="dia-muted" role="status">
        {isSearching && filters.finding}
        {canSearch && !isSearching && pasted !== '' && !isId && found.length === 0 && filters.nothingFound}
      </p>
    </div>
  )
}
