import type { MatrixState } from '../state/index.js'

/** What of a state is worth keeping and sharing: not the page and not what is open; with the zone its days mean. */
export function viewData({ displacedSort: _, ...state }: MatrixState, timeZone: string): MatrixState {
  return { ...state, cursors: [], expanded: [], timeZone: state.timeZone ?? timeZone }
}
