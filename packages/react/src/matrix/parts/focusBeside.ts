/** The cell of the grid that is in the tab order. */
export const ACTIVE_CELL = '[role=grid] [tabindex="0"]'

/** Gives the focus of what is about to go to something else of the same matrix. */
export function focusBeside(going: HTMLElement, selector: string): void {
  going.closest('.dia-matrix')?.querySelector<HTMLElement>(selector)?.focus()
}
