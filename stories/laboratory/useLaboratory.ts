import { useDeferredValue, useMemo, useState } from 'react'
import { compareDna } from './compareDna.js'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import type { LaboratorySettings } from './LaboratorySettings.js'
import { mirrorHistory } from './mirrorHistory.js'

/** Where the sliders stand, and the DNA that follows them; the sliders never wait for it. */
export function useLaboratory(history: LaboratoryHistory) {
  const initial = useMemo<LaboratorySettings>(
    () => ({ weights: {}, preferences: history.preferences }),
    [history],
  )
  const [settings, setSettings] = useState(initial)
  const before = useMemo(() => mirrorHistory(history, initial), [history, initial])
  const shown = useDeferredValue(settings)
  const { comparison, milliseconds } = useMemo(() => {
    const started = performance.now()
    const after = mirrorHistory(history, shown)
    return { milliseconds: performance.now() - started, comparison: compareDna(before, after) }
  }, [history, before, shown])
  return {
    settings,
    setSettings,
    comparison,
    milliseconds,
    isChanged: settings !== initial,
    reset: () => setSettings(initial),
  }
}
