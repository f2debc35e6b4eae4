/**
 * The slot a row is drawn in. Rows take turns in few slots, so that scrolling changes what slots hold and makes none.
 * The slot of the active row is its own while it is out of the window, and so is its focus.
 */
export function slotOf(index: number, slots: number, active: number): string {
  return index !== active && active >= 0 && index % slots === active % slots
    ? `spare-${index % slots}`
    : `slot-${index % slots}`
}
