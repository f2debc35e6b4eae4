/** Which words of the data a cell shows: of a badge (role, status, trend), what something is, an event, a part of a split. */
type CellWord = 'badge' | 'entityType' | 'eventType' | 'splitRole'

/** Words inside cells. Numbers and dates arrive formatted. */
export interface CellsMessages {
  readonly none: string
  /** A word as the data has it, for translation. */
  word(word: string, of: CellWord): string
  readonly yes: string
  readonly no: string
  readonly copy: string
  readonly copied: string
  /** A sentence, seen at the foot of the page. */
  readonly notCopied: string
  readonly showJson: string
  /** In place of a payload that is not JSON. */
  readonly notJson: string
  moreTags(count: string): string
  /** An id, to copy. */
  copyId(id: string): string
  readonly processing: Readonly<Record<ProcessingState, string>>
  /** A domain's weight among those of an event. */
  weight(domain: string, weight: string): string
  /** The event pushes the DNA away. */
  readonly pushesAway: string
  readonly unknownEvent: string
  sparkline(first: string, last: string, least: string, most: string): string
  readonly payload: string
  moreLines(count: string): string
}

export type ProcessingState = 'done' | 'pending' | 'retrying' | 'skipped' | 'dead' | 'not_routed'

export const englishCells: CellsMessages = {
  none: 'none',
  word: (word) => word,
  yes: 'Yes',
  no: 'No',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied: the browser lets this page write nothing to the clipboard.',
  showJson: 'Show content',
  notJson: '(not JSON)',
  moreTags: (count) => `+${count}`,
  copyId: (id) => `Copy ${id}`,
  processing: {
    done: 'Done',
    pending: 'Pending',
    retrying: 'Retrying',
    skipped: 'Skipped',
    dead: 'Dead',
    not_routed: 'Not routed',
  },
  weight: (domain, weight) => `${domain} ${weight}`,
  pushesAway: 'pushes away',
  unknownEvent: 'unknown event type',
  sparkline: (first, last, least, most) => `From ${first} to ${last}, between ${least} and ${most}`,
  payload: 'Content',
  moreLines: (count) => `Show ${count} more lines`,
}
