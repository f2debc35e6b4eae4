import type { UserDna } from '@dia/core/identity'
import { AtgcCards } from '../dna/AtgcCards.js'
import { useMessages } from '../provider/index.js'

/** What the user stated: the four ATGC bases. */
export function MediaIdTab({ dna }: { dna: UserDna }) {
  const { dna: words } = useMessages()
  return dna.bases ? <AtgcCards bases={dna.bases} /> : <p className="dia-muted">{words.noMediaId}</p>
}
