import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { JOURNEY_TABS, type JourneyTab } from './JourneyContext.js'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/**
 * Tabs by the ARIA pattern: one stop for the Tab key, arrows, Home and End choose. Native buttons, since the library's
 * tabs weigh as much as the whole journey may. What was shown once stays, hidden.
 */
export function JourneyTabs({
  label,
  names,
  tab,
  visited,
  onChange,
  onNear,
  children,
}: {
  label: string
  names: Readonly<Record<JourneyTab, string>>
  tab: JourneyTab
  visited: ReadonlySet<JourneyTab>
  onChange(tab: JourneyTab): void
  /** The pointer or the focus has come near a tab. */
  onNear(tab: JourneyTab): void
  children(tab: JourneyTab): ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabAfterKey(event.key, tab, getComputedStyle(event.currentTarget).direction === 'rtl')
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    onChange(next)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div className="dia-tabs">
      <div ref={list} role="tablist" aria-label={label} className="dia-tab-list">
        {JOURNEY_TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            data-tab={one}
            className="dia-tab"
            aria-selected={one === tab}
            aria-controls={visited.has(one) ? `${id}-${one}-panel` : undefined}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => onChange(one)}
            onKeyDown={onKeyDown}
            onPointerEnter={() => onNear(one)}
            onFocus={() => onNear(one)}
          >
            {names[one]}
          </button>
        ))}
      </div>
      {JOURNEY_TABS.filter((one) => visited.has(one)).map((one) => (
        <div
          key={one}
          role="tabpanel"
          id={`${id}-${one}-panel`}
          aria-labelledby={`${id}-${one}`}
          className="dia-tab-panel"
          hidden={one !== tab}
        >
          {children(one)}
        </div>
      ))}
    </div>
  )
}

/** Where a key leads from a tab, round at the ends; null for a key that leads nowhere. */
export function tabAfterKey(key: string, tab: JourneyTab, isRightToLeft: boolean): JourneyTab | null {
  const last = JOURNEY_TABS.length - 1
  if (key === 'Home') return JOURNEY_TABS[0]
  if (key === 'End') return JOURNEY_TABS[last] ?? null
  const step = STEPS[key]
  if (step === undefined) return null
  const at = JOURNEY_TABS.indexOf(tab) + (isRightToLeft ? -step : step)
  return JOURNEY_TABS[at < 0 ? last : at > last ? 0 : at] ?? null
}
