/** Gives the focus of what is about to go to something else of the same matrix. */
export function focusBeside(going: HTMLElement, selector: string): void {
  going.closest('.dia-matrix')?.querySelector<HTMLElement>(selector)?.focus()
}
