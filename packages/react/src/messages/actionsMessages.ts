/** Words of selecting rows and acting on them. Numbers arrive formatted. */
export interface ActionsMessages {
  readonly selection: string
  selected(count: string): string
  readonly allMatching: string
  allMatchingCount(count: string): string
  readonly selectMatching: string
  selectMatchingCount(count: string): string
  selectMatchingAbout(count: string): string
  readonly clearSelection: string
  ofRow(row: string): string
  /** The row, or the user, is not in a state the action is for. */
  readonly doesNotFit: string
  /** The row answers an earlier search, filter or page. */
  readonly ofOtherRequest: string
  readonly counting: string
  isFor(action: string, count: string, number: number): string
  typeCount(count: string): string
  run(action: string): string
  readonly dryRun: string
  readonly trying: string
  readonly running: string
  progress(done: string, total: string): string
  readonly cancel: string
  readonly dismiss: string
  readonly close: string
  readonly undo: string
  cancelled(done: string): string
  wouldDo(done: string, unchanged: string, failed: string): string
  did(done: string, unchanged: string, failed: string): string
  undone(done: string, unchanged: string, failed: string): string
  readonly failures: string
  moreFailures(count: string): string
}

export const englishActions: ActionsMessages = {
  selection: 'Selection',
  selected: (count) => `${count} selected`,
  allMatching: 'All matching rows selected',
  allMatchingCount: (count) => `All ${count} matching rows selected`,
  selectMatching: 'Select all that match',
  selectMatchingCount: (count) => `Select all ${count} that match`,
  selectMatchingAbout: (count) => `Select all that match, about ${count}`,
  clearSelection: 'Clear selection',
  ofRow: (row) => `Actions for ${row}`,
  doesNotFit: 'Not as it is now',
  ofOtherRequest: 'Not before what is set now has been read',
  counting: 'Counting the rows it is for…',
  isFor: (action, count, number) => `${action}: for ${count} ${number === 1 ? 'row' : 'rows'}.`,
  typeCount: (count) => `Type ${count} to confirm`,
  run: (action) => action,
  dryRun: 'Dry run',
  trying: 'Trying',
  running: 'Running',
  progress: (done, total) => `${done} of ${total}`,
  cancel: 'Cancel',
  dismiss: 'Close',
  close: 'Done',
  undo: 'Undo',
  cancelled: (done) => `Cancelled after ${done}; what was done stays done.`,
  wouldDo: (done, unchanged, failed) =>
    `Would do ${done}, leave ${unchanged} as they are, fail for ${failed}.`,
  did: (done, unchanged, failed) => `${done} done, ${unchanged} needed nothing, ${failed} failed.`,
  undone: (done, unchanged, failed) =>
    `Taken back: ${done} done, ${unchanged} needed nothing, ${failed} failed.`,
  failures: 'Rows it failed for',
  moreFailures: (count) => `and ${count} more`,
}
