import type { ChangesSource } from '@dia/core/changes'
import { isDiaError } from '@dia/core/errors'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { tellAll } from './tellAll.js'

export interface PollingOptions {
  /** The shortest time between two questions, in ms. Default 15,000. */
  readonly interval?: number
  /** The longest, which it grows to while nothing changes or nothing answers. Default 120,000. */
  readonly longestInterval?: number
}

/** Relations that one question may name. */
const AT_ONCE = 50
/** How long an answer is waited for, in ms. */
const PATIENCE = 30_000

/**
 * Asks now and then whether rows below the listened relations were written: one question for all of them, less often
 * while nothing changes, not at all in a hidden tab, at once when it is seen again.
 */
export function pollingChangesSource(
  supabase: SupabaseClient,
  { interval = 15_000, longestInterval = 120_000 }: PollingOptions = {},
): ChangesSource {
  const listeners = new Map<string, Set<() => void>>()
  const marks = new Map<string, string | null>()
  let delay = interval
  let timer: ReturnType<typeof setTimeout> | undefined
  let question: AbortController | undefined

  const isHidden = () => typeof document !== 'undefined' && document.visibilityState === 'hidden'

  function plan(ms: number): void {
    clearTimeout(timer)
    if (listeners.size === 0 || isHidden() || question !== undefined) return
    timer = setTimeout(() => void ask(), ms * (0.8 + Math.random() * 0.4))
    // A process that only waits for changes may end.
    if (typeof timer === 'object') timer.unref?.()
  }

  async function ask(): Promise<void> {
    const asking = new AbortController()
    question = asking
    // An answer that never comes must not be the last one that is waited for.
    const late = setTimeout(() => asking.abort(), PATIENCE)
    if (typeof late === 'object') late.unref?.()
    const relations = [...listeners.keys()]
    const changed: string[] = []
    try {
      for (let from = 0; from < relations.length; from += AT_ONCE) {
        const asked = relations.slice(from, from + AT_ONCE)
        const answer = await callRpc(supabase, 'dia_change_marks', { relations: asked }, asking.signal)
        changed.push(...movedOf(asked, Object(answer)))
      }
      delay = changed.length > 0 ? interval : Math.min(delay * 1.5, longestInterval)
    } catch (error) {
      // Nobody is told: their own reads will say what is wrong.
      const isOver = isDiaError(error) && ['DENIED', 'MIGRATION_MISSING'].includes(error.code)
      delay = isOver ? longestInterval : Math.min(delay * 2, longestInterval)
    }
    clearTimeout(late)
    const isWanted = question === asking
    if (isWanted) question = undefined
    for (const name of changed) tellAll(listeners.get(name) ?? [])
    if (isWanted) plan(delay)
  }

  /** Keeps the marks of what is listened to, and names those that are not what they were. */
  function movedOf(asked: readonly string[], answer: Readonly<Record<string, string | null>>): string[] {
    return asked.filter((name) => {
      if (!listeners.has(name)) return false
      const mark = answer[name] ?? null
      const hasMoved = marks.has(name) && marks.get(name) !== mark
      marks.set(name, mark)
      return hasMoved
    })
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
        question?.abort()
        question = undefined
        delay = interval
        if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', onSeen)
      }
    },
  }
}
