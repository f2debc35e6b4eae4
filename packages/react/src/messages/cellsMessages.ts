/** Words inside cells. Numbers and dates arrive formatted. */
export interface CellsMessages {
  readonly none: string
  readonly yes: string
  readonly no: string
  readonly copy: string
  readonly copied: string
  readonly showJson: string
  readonly hideJson: string
  moreTags(count: string): string
  fields(count: string): string
}

export const englishCells: CellsMessages = {
  none: 'none',
  yes: 'Yes',
  no: 'No',
  copy: 'Copy',
  copied: 'Copied',
  showJson: 'Show content',
  hideJson: 'Hide content',
  moreTags: (count) => `+${count}`,
  fields: (count) => `${count} fields`,
}
