import type { ReactNode } from 'react'

/** One line of a menu. */
export interface MenuChoice {
  readonly id: string
  readonly label: string
  /** Why it cannot be chosen now. */
  readonly disabledBecause?: string
  readonly isDangerous?: boolean
  readonly icon?: ReactNode
}
