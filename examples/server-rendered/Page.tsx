import { memoryMatrixSource, type UsersRow, usersMatrix } from '@dia/core/matrices'
import { DIAMatrix, DIAProvider } from '@dia/react'
import { StrictMode } from 'react'

const DAY = 86_400_000
const users = Array.from(
  { length: 240 },
  (_, index): UsersRow => ({
    user_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    email: `user.${index}@example.com`,
    display_name: `User ${index}`,
    role: index % 7 === 0 ? 'artist' : 'fan',
    media_id: null,
    media_id_count: 0,
    has_media_id: false,
    has_dna: false,
    maturity: 0,
    confidence: 0,
    listens: index * 3,
    interactions: index,
    votes: index % 5,
    last_active_at: new Date(Date.UTC(2025, 9, 30) - index * DAY).toISOString(),
    created_at: new Date(Date.UTC(2025, 9, 1) - index * DAY).toISOString(),
    search_text: `user.${index}@example.com user ${index}`,
    refreshed_at: '2025-10-30T00:00:00.000Z',
  }),
)
const source = memoryMatrixSource(users)

/** The same tree on the server and in the browser. */
export function Page() {
  return (
    <StrictMode>
      <DIAProvider locale="en-GB" timeZone="UTC">
        <DIAMatrix
          matrix={usersMatrix}
          source={source}
          renderDetail={({ email }) => <p>All that is known of {email}</p>}
        />
      </DIAProvider>
    </StrictMode>
  )
}
