import type { ChangesSource } from '@dia/core/changes'
import { isDiaError } from '@dia/core/errors'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'

export interface PollingOptions {
  /** The shortest time between two questions, in ms. Default 15,000. */
  readonly interval?: number
  /** The longest, which it grows to while nothing changes or nothing answers. Default 120,000. */
  readonly longestInterval?: number
}

/**
 * Asks now and then whether rows below the listened relations were written: one question for all of them, less often
 * while nothing changes, not at all in a hidden tab, at once when it is seen again.
 */
export function pollingChangesSource(
  supabase: SupabaseClient,
  { interval = 15_000, longestInterval = 120_000 }: PollingOptions = {},
): ChangesSource {
  const listeners = new Map<string, Set<() => void>>()
  let marks = new Map<string, string | null>()
  let delay = interval
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  const isHidden = () => typeof document !== 'undefined' && document.visibilityState === 'hidden'

  function plan(ms: number): void {
    clearTimeout(timer)
    if (listeners.size === 0 || isHidden() || isAsking) return
    timer = setTimeout(() => void ask(), ms * (0.8 + Math.random() * 0.4))
    // A process that only waits for changes may end.
    if (typeof timer === 'object') timer.unref?.()
  }

  async function ask(): Promise<void> {
    isAsking = true
    const asked = [...listeners.keys()].slice(0, 50)
    let changed: readonly string[] = []
    try {
      const answer = (await callRpc(supabase, 'dia_change_marks', { relations: asked })) as Record<
        string,
        string | null
      >
      changed = asked.filter((name) => marks.has(name) && marks.get(name) !== (answer[name] ?? null))
      for (const name of asked) marks.set(name, answer[name] ?? null)
      delay = changed.length > 0 ? interval : Math.min(delay * 1.5, longestInterval)
    } catch (error) {
      // Nobody is told: their own reads will say what is wrong.
      const isOver = isDiaError(error) && ['DENIED', 'MIGRATION_MISSING'].includes(error.code)
      delay = isOver ? longestInterval : Math.min(delay * 2, longestInterval)
    }
    isAsking = false
    for (const name of changed) for (const tell of [...(listeners.get(name) ?? [])]) tell()
    plan(delay)
  }

  function onSeen(): void {
    if (isHidden()) clearTimeout(timer)
    else {
      delay = interval
      plan(0)
    }
  }

  return {
    listen(relation, onChange) {
      // A listener of its own, so that one function may listen twice.
      const tell = () => onChange()
      const known = listeners.get(relation) ?? new Set()
      if (listeners.size === 0 && typeof document !== 'undefined') {
        document.addEventListener('visibilitychange', onSeen)
      }
      const isNew = !listeners.has(relation)
      listeners.set(relation, known.add(tell))
      // The first answer is what later ones are held against.
      if (isNew) plan(0)
      return () => {
        known.delete(tell)
        if (known.size > 0 || listeners.get(relation) !== known) return
        listeners.delete(relation)
        marks.delete(relation)
        if (listeners.size > 0) return
        clearTimeout(timer)
        marks = new Map()
        if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', onSeen)
      }
    },
  }
}
