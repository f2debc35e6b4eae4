import type { ReactNode } from 'react'
import { useDiaSettings } from '../provider/index.js'

/** What an element outside the page's flow (a popover) needs to carry DIA's tokens. */
export function useSurfaceProps(className: string) {
  const { theme, density, contrast, preset } = useDiaSettings()
  return {
    className: `dia-root ${className}`,
    'data-dia-density': density,
    'data-dia-theme': theme === 'system' ? undefined : theme,
    'data-dia-contrast': contrast,
    'data-dia-preset': preset,
  }
}

/** An element that carries DIA's tokens. */
export function Surface({ className, children }: { className: string; children?: ReactNode }) {
  return <div {...useSurfaceProps(className)}>{children}</div>
}
