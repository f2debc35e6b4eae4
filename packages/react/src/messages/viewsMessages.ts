/** Words of saved views and shared links. */
export interface ViewsMessages {
  readonly open: string
  readonly saved: string
  readonly none: string
  readonly name: string
  readonly save: string
  /** In place of `save` once a view of that name is to be replaced; `replaces` asks. */
  readonly replace: string
  replaces(view: string): string
  kept(view: string): string
  removed(view: string): string
  /** Takes back what was done to a view last. */
  readonly undo: string
  isBack(view: string): string
  apply(view: string): string
  remove(view: string): string
  readonly share: string
  readonly shared: string
  /** Said beside the link itself. */
  readonly notShared: string
  readonly link: string
  readonly reset: string
  readonly failed: string
}

export const englishViews: ViewsMessages = {
  open: 'Views',
  saved: 'Saved views',
  none: 'No view saved yet.',
  name: 'Name of this view',
  save: 'Save view',
  replace: 'Replace view',
  replaces: (view) => `A view ${view} is saved already. Replace it?`,
  kept: (view) => `Saved ${view}.`,
  removed: (view) => `Removed ${view}.`,
  undo: 'Undo',
  isBack: (view) => `${view} is back.`,
  apply: (view) => `Show ${view}`,
  remove: (view) => `Remove ${view}`,
  share: 'Copy link to this view',
  shared: 'Link copied',
  notShared: 'It could not be copied; here it is to copy by hand.',
  link: 'Link to this view',
  reset: 'Back to the default view',
  failed: 'The views could not be read or kept.',
}
